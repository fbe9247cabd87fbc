"""Frozen records, typed ids, the Rolodex that holds them, and the ChangeSet that alters it.

Plain data: nothing here knows of Qt, SQL or files, and nothing reads the clock.
"""
