"""What happened? No Qt."""
