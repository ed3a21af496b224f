"""How does it look? Window, view models and QML. Everything here needs Qt."""
