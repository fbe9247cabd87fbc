"""The network page: the picture, what it shows, and its table."""
