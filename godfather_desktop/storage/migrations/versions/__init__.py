"""Alembic's scripts: how a file of one schema version becomes one of the next."""
