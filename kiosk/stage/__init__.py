"""How do slides come and go? The window, its two places, moves and timing. Everything here needs Qt."""
