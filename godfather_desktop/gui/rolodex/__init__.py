"""The Rolodex page: letter tabs, the list, the form of a card."""
