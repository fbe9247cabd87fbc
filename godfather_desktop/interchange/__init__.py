"""Everything in and everything out: readers of foreign files, the plan of an import, writers.

A reader turns bytes into found records and rejects, and lets no exception out. The plan matches
what was found with the Rolodex and accounts for every record. Writers turn a Rolodex into files.
"""
