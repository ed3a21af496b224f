"""Rasterises SVG and document pages in a short-lived child, and keeps the results."""
