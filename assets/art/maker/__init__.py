"""Cut-paper drawings of the mission slides: paper, people, and one module for every drawing."""
