"""Errors that say whose fault it is. Anything else that is raised is our own bug."""


class RuleBroken(Exception):
    """The request cannot be carried out as it stands.

    `reason` is a key of `wording.errors`, `values` fill its sentence and `field` names the
    input beside which a form shows it.
    """

    def __init__(self, reason: str, *, field: str = "", **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.values_said = values

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.values_said.items())
        return f"{self.reason}({said})"


class DiskTrouble(Exception):
    """The disk, or another program, refused. Nothing was changed.

    `reason` is a key of `wording.errors`; `path` is the file that it is about.
    """

    def __init__(self, reason: str, path: object = "", **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = str(path)
        self.values_said = values

    def __str__(self) -> str:
        return f"{self.reason}({self.path})"
