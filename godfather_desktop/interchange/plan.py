"""The plan of an import: what every record comes to, before anything is written.

Found records are tried on a copy of the Rolodex, one after the other; what differs in the end is
the ChangeSet. Every record is accounted for: added, merged, unchanged or rejected.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import (
    BatchId,
    PersonId,
    TouchId,
)
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.formats import Format, format_of
from godfather_desktop.interchange.found import (
    FoundGroup,
    FoundTouch,
)
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.trial import Trial, guarded

_ORDER = ("people", "vcard", "linkedin", "graphml", "roles", "ties", "favors", "down", "interactions")
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned import.

    touches opens the contact logs among the files anew: a stream of touches for each, in the order
    of `logs`. What is new in them only storage can tell: `settle` takes its counts in.
    """

    batch: BatchId
    changes: ChangeSet
    files: tuple[FileAccount, ...]
    touches: Callable[[], list[Iterator[Touch]]]

    @property
    def logs(self) -> list[FileAccount]:
        """The accounts of the contact logs."""
        return [account for account in self.files if account.format == "interactions"]

    def settle(self, counts: Iterable[tuple[int, int]]) -> None:
        """Take in how many touches of each log are new, and how many were known."""
        for account, (added, known) in zip(self.logs, counts, strict=True):
            account.touches = added
            account.added = added
            account.unchanged = known

    @property
    def new_people(self) -> list[Person]:
        """The people that the import adds."""
        return [
            change.after
            for change in self.changes.changes
            if change.before is None and isinstance(change.after, Person)
        ]


def plan_import(
    rolodex: Rolodex,
    new_id: Callable[[], int],
    today: Day,
    paths: list[Path],
    has_photo: Container[PersonId] = (),
    progress: Progress = lambda _name, _records: None,
) -> Plan:
    """Read files and plan what they bring.

    has_photo: people whose photo is not replaced. progress: told file name and records read; it
    may raise to cancel.

    Raises RuleBroken for a file that is none of the known formats, DiskTrouble for one that cannot
    be read.
    """
    formats: list[tuple[Source, Format]] = []
    for path in paths:
        source = Source(path)
        source.check()
        if source.path.stat().st_size == 0:
            raise RuleBroken("empty file", path=str(path))
        known = format_of(source)
        if known is None:
            raise RuleBroken("unknown format", path=str(path))
        formats.append((source, known))
    batch = BatchId(new_id())
    trial = Trial(rolodex, new_id, today, has_photo)
    accounts: dict[Path, FileAccount] = {source.path: FileAccount(source.path, known.name) for source, known in formats}
    streamed: list[tuple[Source, Format]] = []
    for source, known in sorted(formats, key=lambda pair: _ORDER.index(pair[1].name)):
        account = accounts[source.path]
        if known.streamed:
            streamed.append((source, known))
            trial.meet_people(known.read(source), account, lambda seen, name=source.path.name: progress(name, seen))  # type: ignore[misc]
        else:
            # A group may stand before its members.
            groups: list[FoundGroup] = []
            for item in guarded(known.read(source)):
                if isinstance(item, FoundGroup):
                    groups.append(item)
                    continue
                trial.take(item, account)
                if account.records % 200 == 0:
                    progress(source.path.name, account.records)
            for group in groups:
                trial.take(group, account)
        progress(source.path.name, account.records)
    files = tuple(clean_line(path.name) for path in paths)
    record = Batch(batch, today, files)
    people = trial.touched

    def stream(source: Source, known: Format) -> Iterator[Touch]:
        for item in guarded(known.read(source)):
            if isinstance(item, FoundTouch) and (person := people.get(folded(item.person))) is not None:
                yield _touch(item, person, batch)

    changes = trial.changes()
    for account in accounts.values():
        record = replace(
            record,
            records=record.records + account.records,
            added=record.added + account.added,
            merged=record.merged + account.merged,
            unchanged=record.unchanged + account.unchanged,
            rejected=record.rejected + account.rejected,
        )
    return Plan(
        batch,
        change_set("import.bring", ", ".join(files), (*changes, Change(None, record))),
        tuple(accounts.values()),
        lambda: [stream(source, known) for source, known in streamed],
    )


def _touch(found: FoundTouch, person: PersonId, batch: BatchId) -> Touch:
    return Touch(
        TouchId(0),
        person,
        found.day,
        found.channel,
        found.direction,
        found.people,
        found.obligate,
        found.context,
        found.personal,
        found.ask,
        found.note,
        batch,
    )
