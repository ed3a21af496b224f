"""Caption files: read, checked, and followed while a film plays."""
