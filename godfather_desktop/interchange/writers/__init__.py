"""One writer a format: a Rolodex in, bytes out."""
