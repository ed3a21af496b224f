"""The volunteer's panel."""
