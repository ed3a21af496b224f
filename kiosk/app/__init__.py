"""How does it all come together? One run of the show, from what was asked to the last cue."""
