"""The card at the right: everything about the person who is shown."""
