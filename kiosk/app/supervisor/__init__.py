"""Keeps the stand running: starts player and curtain, listens to both, and replaces what died or hangs. No Qt."""
