"""Why an item is not shown: codes that several rooms give. The catalogues have their sentences in the table ``reasons``."""

DEFECT = "defect"
"""An exception that nobody foresaw; it costs the item and not the show."""
