"""The slides as tiles."""
