"""How does it all come together? One run of the show, from the options to the last cue."""
