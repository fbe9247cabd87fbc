"""Godfather Desktop: a Rolodex kept as a living relationship network, offline."""

__version__ = "0.1.0"
