"""Slides read aloud."""
