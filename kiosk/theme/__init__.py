"""Which colours, fonts and logo? A theme file read and judged. No Qt."""
