"""The page with the film in sign language."""
