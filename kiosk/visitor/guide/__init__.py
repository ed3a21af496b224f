"""The whole screen as one control: for who does not see it, and for who has one switch."""
