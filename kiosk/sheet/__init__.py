"""The whole show on paper: contact sheet, pages, single pictures."""
