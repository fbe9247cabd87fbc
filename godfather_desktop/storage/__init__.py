"""One .rolodex file: SQLite through SQLAlchemy, opened, read, written and checked.

No SQLAlchemy object leaves this room, and only the thread that opened a Store uses it.
"""
