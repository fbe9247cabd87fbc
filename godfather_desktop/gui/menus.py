"""Every command in one table: its menu, its words, its key. Menus, palette and F1 are made from it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from godfather_desktop.wording.language import say

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One command. name: how the window calls it; an empty text is a line in the menu."""

    name: str
    menu: str
    text: str = ""
    keys: str | QKeySequence.StandardKey = ""


COMMANDS: tuple[Command, ...] = (
    Command("new_file", "File", "New Rolodex …"),
    Command("open_file", "File", "Open …", Key.Open),
    Command("recent", "File", "Open recent"),
    Command("", "File"),
    Command("import", "File", "Import …", "Ctrl+I"),
    Command("export", "File", "Export …", "Ctrl+Shift+E"),
    Command("card_pdf", "File", "Save the card as PDF …", "Ctrl+P"),
    Command("duplicates", "File", "Duplicates …", "Ctrl+Shift+D"),
    Command("", "File"),
    Command("quit", "File", "Quit", Key.Quit),
    Command("undo", "Edit", "Undo", Key.Undo),
    Command("redo", "Edit", "Redo", "Ctrl+Shift+Z"),
    Command("", "Edit"),
    Command("add_person", "Edit", "Add a person …", Key.New),
    Command("edit_person", "Edit", "Edit the card …", "Ctrl+E"),
    Command("knows", "Edit", "Say whom they know …", "Ctrl+J"),
    Command("tag", "Edit", "Tag …", "Ctrl+Shift+T"),
    Command("remove", "Edit", "Remove", "Ctrl+Del"),
    Command("", "Edit"),
    Command("quick_log", "Edit", "Quick log", "Ctrl+L"),
    Command("touch", "Edit", "Log a touch", "Ctrl+T"),
    Command("favor", "Edit", "Log a favor", "Ctrl+G"),
    Command("today", "Go", "Today", "Ctrl+1"),
    Command("rolodex", "Go", "Rolodex", "Ctrl+2"),
    Command("network", "Go", "Network", "Ctrl+3"),
    Command("introductions", "Go", "Introductions", "Ctrl+4"),
    Command("favors", "Go", "Favors", "Ctrl+5"),
    Command("friends", "Go", "Friends", "Ctrl+6"),
    Command("river", "Go", "River", "Ctrl+7"),
    Command("import_page", "Go", "Import", "Ctrl+8"),
    Command("chances", "Go", "Chances", "Ctrl+9"),
    Command("settings", "Go", "Settings", "Ctrl+0"),
    Command("", "Go"),
    Command("find", "Go", "Search", Key.Find),
    Command("reminders", "Go", "Reminders", "Ctrl+Shift+R"),
    Command("palette", "Go", "Find a person or a command", "Ctrl+K"),
    Command("next_card", "Go", "Next card", "Alt+Right"),
    Command("previous_card", "Go", "Previous card", "Alt+Left"),
    Command("next_letter", "Go", "Next letter", "Ctrl+Down"),
    Command("previous_letter", "Go", "Previous letter", "Ctrl+Up"),
    Command("way_in", "Go", "Find a way in to this person", "Ctrl+W"),
    Command("focus", "Go", "Network around this person", "Ctrl+Shift+F"),
    Command("fold", "View", "Fold the places", "Ctrl+B"),
    Command("shortcuts", "Help", "Keys", "F1"),
    Command("about", "Help", "About"),
)


def build_menus(window: QMainWindow, slots: dict[str, Callable[[], object]], recent: QMenu) -> dict[str, QAction]:
    """Make the menu bar; every command must have a slot. Returns the actions by name."""
    actions: dict[str, QAction] = {}
    menus: dict[str, QMenu] = {}
    for command in COMMANDS:
        menu = menus.get(command.menu)
        if menu is None:
            menu = menus[command.menu] = window.menuBar().addMenu(say(command.menu))
        if not command.text:
            menu.addSeparator()
        elif command.name == "recent":
            recent.setTitle(say(command.text))
            menu.addMenu(recent)
        else:
            action = QAction(say(command.text), window)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(lambda _=False, do=slots[command.name]: do())
            menu.addAction(action)
            actions[command.name] = action
    return actions


def key_lines(actions: dict[str, QAction]) -> list[tuple[str, str]]:
    """Each command with its key, for F1."""
    return [
        (action.text().replace("&", ""), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        for action in actions.values()
        if not action.shortcut().isEmpty()
    ]
