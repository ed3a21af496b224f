"""Photos in colours or held in a way that Qt would not heed, converted by a child and kept."""
