"""What is this file? Its format, whether it is complete, whether it can be shown; rasterising and conversion. No Qt."""
