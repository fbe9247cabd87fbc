"""What the program remembers between starts outside of any Rolodex: window, look, recent files."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path
from PySide6.QtCore import QByteArray, QSettings

_RECENT = 8
LEAST_BUDGET, MOST_BUDGET = 1, 50
"""Things a day that may be chosen."""


class Preferences:
    """Settings in an INI file of the user's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or user_config_path("godfather-desktop") / "window.ini"
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def look(self) -> str:
        """`system`, `light` or `dark`."""
        value = str(self._settings.value("look", "system"))
        return value if value in ("system", "light", "dark") else "system"

    @look.setter
    def look(self, value: str) -> None:
        self._settings.setValue("look", value)

    @property
    def recent(self) -> list[Path]:
        """Files opened lately, the last one first; missing ones too, so that they can be shown as such."""
        value = self._settings.value("recent", [])
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(str(name)) for name in names if name]

    def opened(self, path: Path) -> None:
        """A file was opened."""
        names = [str(path), *(str(one) for one in self.recent if one != path)]
        self._settings.setValue("recent", names[:_RECENT])

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("geometry", value)

    @property
    def budget(self) -> int:
        """How many things the list of today holds."""
        # Asked for once the first page is painted: reading it earlier would hold that up.
        from godfather_desktop.insight.agenda import BUDGET

        value = str(self._settings.value("budget", BUDGET))
        return min(max(int(value), LEAST_BUDGET), MOST_BUDGET) if value.isascii() and value.isdecimal() else BUDGET

    @budget.setter
    def budget(self, value: int) -> None:
        self._settings.setValue("budget", value)

    @property
    def remind(self) -> bool:
        """Whether the user wants to be reminded at the start of a day."""
        return self._is("remind", usual=True)

    @remind.setter
    def remind(self, value: bool) -> None:
        self._settings.setValue("remind", value)

    @property
    def hide_details(self) -> bool:
        """Whether reminders say no names: a locked screen shows them to everybody."""
        return self._is("hide_details", usual=False)

    @hide_details.setter
    def hide_details(self, value: bool) -> None:
        self._settings.setValue("hide_details", value)

    @property
    def page(self) -> str:
        """The page that was shown last."""
        return str(self._settings.value("page", "rolodex"))

    @page.setter
    def page(self, value: str) -> None:
        self._settings.setValue("page", value)

    def _is(self, name: str, *, usual: bool) -> bool:
        # In the file it is a word.
        return {"true": True, "false": False}.get(str(self._settings.value(name, usual)).lower(), usual)


def data_folder() -> Path:
    """Where a Rolodex is kept unless the user chooses another place."""
    return user_data_path("godfather-desktop")
