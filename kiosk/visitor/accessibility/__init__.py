"""How a visitor wants to see and hear."""
