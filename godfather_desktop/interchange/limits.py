"""What is too much: checked before any parser runs."""

FILE_BYTES = 200_000_000
"""Largest file that is read whole. Mail archives, message logs and contact logs are streamed and have no such limit."""
FILES = 10_000
"""Most files of one folder or zip."""
LINE_CHARS = 1_000_000
PHOTO_LINE_CHARS = 8_000_000
RECORDS = 200_000
COLUMNS = 2_000
NESTING = 64
PHOTO_BYTES = 5_000_000
FIELD_CHARS = 1_000_000


class TooMuch(Exception):
    """A whole file is refused. why: a key of `wording.imports`, filled with `values`."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why = why
        self.values_said = values
