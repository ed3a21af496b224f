"""Where does it come from? The content folder, and where the shipped mission lies. No Qt."""
