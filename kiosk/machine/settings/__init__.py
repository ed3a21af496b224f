"""The settings of this computer's stand, in a file that people write and the panel changes."""
