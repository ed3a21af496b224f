"""The examination of this computer: everything is looked at, tried and told. Nothing here needs more than Python itself."""
