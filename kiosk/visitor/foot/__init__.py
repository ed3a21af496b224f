"""What invites a passer-by."""
