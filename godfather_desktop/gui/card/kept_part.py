"""Files kept with a person: added, saved as a copy, removed. What they are is never opened here."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from godfather_desktop.actions.attachments import file_name_of, remove_attachment
from godfather_desktop.actions.attempt_files import FileToKeep, keep_file
from godfather_desktop.domain.attachment import Attachment
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.interchange.kept_file import read_file_to_keep
from godfather_desktop.interchange.writing import write_file
from godfather_desktop.wording.attempts import attachment_detail
from godfather_desktop.wording.language import say


def kept_rows(session: Session, person: PersonId, window: QWidget) -> list[QWidget]:
    """The files of a person, the newest first."""
    kept = sorted(session.rolodex.attachments_of(person), key=lambda one: (-one.day, -one.id))
    return [_row(session, one, window) for one in kept]


def choose_file(session: Session, person: PersonId, window: QWidget) -> None:
    """Choose a file to be kept with a person; it is read in the pool."""
    path, _ = QFileDialog.getOpenFileName(window, say("Keep a file"), "")
    if not path:
        return
    book = session.book

    def then(file: FileToKeep) -> None:
        session.perform(lambda rolodex: keep_file(rolodex, book.new_id, person, session.today, file))

    session.pool(lambda: read_file_to_keep(Path(path)), then, session.fail)


def save_copy(session: Session, kept: Attachment, window: QWidget) -> None:
    """Save a copy of a file where the user chooses; its bytes come from the disk, on the book lane."""
    # Whatever the file was called, the name that is offered lies in no other folder.
    path, _ = QFileDialog.getSaveFileName(window, say("Save a copy"), file_name_of(kept))
    if not path:
        return
    try:
        target = session.book.apart(Path(path))
    except RuleBroken as broken:
        session.fail(broken)
        return

    def write(data: bytes | None) -> None:
        if data is None:
            session.fail(RuleBroken("no such record", field="attachment"))
            return
        session.pool(
            lambda: write_file(target, [data]),
            lambda _: session.said.emit(say("Saved a copy: {path}", path=str(target))),
            session.fail,
        )

    session.ask_disk(lambda keeper: keeper.content_of(kept.content), write)


def _row(session: Session, kept: Attachment, window: QWidget) -> QWidget:
    save = QPushButton(say("Save a copy …"))
    save.setObjectName("small")
    save.setAccessibleName(say("Save a copy of {name}", name=kept.name))
    save.clicked.connect(lambda _=False: save_copy(session, kept, window))
    undo = (say("Remove {name}", name=kept.name), partial(_remove, session, kept))
    return fact(kept.name, attachment_detail(kept, session.today), save, undo=undo)


def _remove(session: Session, kept: Attachment) -> None:
    session.perform(lambda rolodex: remove_attachment(rolodex, kept.id))
