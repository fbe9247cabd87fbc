"""The list of today."""
