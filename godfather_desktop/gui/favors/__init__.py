"""The favors page: the ledger and its filters."""
