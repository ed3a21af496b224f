"""What is shown now? Pure rules driven by events and a clock that is a parameter. No Qt, no libVLC, no files."""
