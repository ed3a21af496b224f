"""The keys of a visit."""
