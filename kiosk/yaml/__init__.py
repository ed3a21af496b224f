"""What stands in this file? YAML as nodes that know their place, held against a model that is handed in. No Qt."""
