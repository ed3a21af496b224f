"""Converts photos whose colour profile or orientation Qt would ignore, in a child, and keeps the results."""
