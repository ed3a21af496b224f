"""How do slides come and go? The window, its two places, transitions and timing. Everything here needs Qt."""
