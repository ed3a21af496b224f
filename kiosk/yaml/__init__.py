"""What is in this file? YAML as nodes with line and column, validated against a given model. No Qt."""
