"""The duplicates page: cards that may be one person's, side by side, decided by one key; past merges."""
