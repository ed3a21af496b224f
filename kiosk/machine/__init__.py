"""This computer: what it can draw, what it must not run."""
