"""What is on the screen, in the words and the order in which it is read."""
