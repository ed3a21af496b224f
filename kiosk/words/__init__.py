"""In which language? The catalogues, one file per language, and the formatting of numbers and names. No Qt."""
