"""Keeps None and its kin alive on Python 3.11 under PySide6 6.12.

PySide6 6.12.0 is built for Pythons whose None, True and False are immortal (3.12 and later): each
call of Qt that returns nothing gives None back without counting the reference, and each signal that
is emitted does so with True. Python 3.11 still counts, so that after some thousand calls it ends
with 'deallocating None'. Measured: one reference lost by each setText, update, setPen or
processEvents. Here the singletons get more references than any sitting can lose.
"""

import ctypes
import sys

_REFERENCES = 1 << 40


def keep_singletons() -> None:
    """Give the singletons references to lose. Does nothing where they are immortal already."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False, NotImplemented, Ellipsis):
        if sys.getrefcount(singleton) < _REFERENCES // 2:
            # The count is the first field of every object of this Python.
            ctypes.c_ssize_t.from_address(id(singleton)).value += _REFERENCES
