"""How does one slide look? A canvas and what is drawn on it; knows nothing of a show, a visitor or a window."""
