"""The fixtures of the window."""

from tests.desktop import (
    _nothing_left_behind,
    desk,
    look,
    on_sample,
    preferences,
    program,
    sample,
    sample_file,
)

__all__ = ["_nothing_left_behind", "desk", "look", "on_sample", "preferences", "program", "sample", "sample_file"]
