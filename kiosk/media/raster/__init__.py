"""Pictures that are code (SVG) become plain pictures, drawn by a short-lived child and kept."""
