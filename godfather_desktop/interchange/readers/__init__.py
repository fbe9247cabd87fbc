"""One reader a format: bytes in, found records and rejects out, in the order of the file."""
