"""What is wrong, where, and what to type? Findings as values, and how people and programs read them. No Qt."""
