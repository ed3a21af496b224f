"""The foot of the screen, which invites passers-by."""
