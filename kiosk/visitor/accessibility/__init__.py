"""The visitor's accessibility settings."""
