"""What a visitor opens over the slide: read more, the link to take along."""
