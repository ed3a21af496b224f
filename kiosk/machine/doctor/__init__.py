"""Can this computer run the kiosk? Facts, and what they mean. Nothing here needs more than Python itself: what is missing
may be the very thing that a finding is about."""
