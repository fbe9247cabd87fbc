"""What the records mean on a given day: pure functions of (records, day).

Numbers follow the published model section by section; every function names its section.
"""
