"""The windows: thin panels over item models, drawn from the records and told what changed.

Panels do not know each other; `navigation` carries 'show this person' between them.
"""
