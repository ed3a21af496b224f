"""Where does it come from? The content folder, what its files are, and where the shipped mission lies. No
Qt."""
