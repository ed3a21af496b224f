"""In which language? Every sentence of ours, one file for each language; how numbers and names are said. No Qt."""
