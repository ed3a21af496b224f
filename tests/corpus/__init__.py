"""Films of every kind, whole and broken, played by each engine: what happens, counted."""
