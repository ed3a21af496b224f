"""What is this file? Its kind, whether it is whole, whether it is fit to show; drawings and photos made ready. No Qt."""
