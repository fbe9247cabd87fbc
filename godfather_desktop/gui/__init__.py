"""The windows: thin panels over item models, drawn from the records and told what changed.

Panels do not know each other; `navigation` carries 'show this person' between them.
"""

from godfather_desktop.gui.singletons import keep_singletons

# Before the first call of Qt, whichever module of this room is imported first.
keep_singletons()
