"""Pages that a visitor opens over the slide: "read more", and the link to take along."""
