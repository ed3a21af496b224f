"""Does every slide come out well? Draws a show, measures what is on the screen, and tells it in problems."""
