"""What people get who do not see, do not hear or do not touch: tried from outside, with their own tools."""
