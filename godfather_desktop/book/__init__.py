"""The open book: decides, saves, then shows; undoes through the same door.

Knows nothing of SQL or of screens: storage is a port that `compose` fills.
"""
