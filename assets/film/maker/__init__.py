"""The maker of the stand-in film: paper and figures, scenes, music, captions, encoding."""
