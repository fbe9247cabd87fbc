"""Why a record was not imported, and what an import came to, in words."""

from collections.abc import Iterable, Mapping, Sequence

from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.text import isolated
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.account import FileAccount, KnownBy
from godfather_desktop.interchange.plan import Plan
from godfather_desktop.wording.errors import refusal, sentence_of
from godfather_desktop.wording.import_reasons import WHY
from godfather_desktop.wording.language import count, listed, say

_FILES = 5
"""Files that are named while they are read."""


def why(reason: str, values: Mapping[str, object]) -> str:
    """The sentence for a record that was rejected, or a part that was left out."""
    shown = {
        name: listed([str(one) for one in value], last="or") if isinstance(value, tuple | list) else _short(value)
        for name, value in values.items()
    }
    if reason in WHY:
        return say(WHY[reason], **shown)
    return sentence_of(reason, values)


def _short(value: object) -> object:
    return value if not isinstance(value, str) or len(value) <= 80 else isolated(value[:79] + "…")


def outcome(added: int, merged: int, unchanged: int, rejected: int) -> str:
    """'12 added, 3 merged, 5 unchanged, 1 skipped'."""
    parts = [
        count("{n} added", "{n} added", added),
        count("{n} merged", "{n} merged", merged),
        count("{n} unchanged", "{n} unchanged", unchanged),
        count("{n} skipped", "{n} skipped", rejected),
    ]
    return ", ".join(parts)


def outcome_of(files: Iterable[FileAccount]) -> str:
    """The same for several files."""
    files = list(files)
    return outcome(
        sum(account.added for account in files),
        sum(account.merged for account in files),
        sum(account.unchanged for account in files),
        sum(account.rejected for account in files),
    )


def records_line(account: FileAccount) -> str:
    """'Google contacts, 240 records: 12 added, 3 merged, 225 unchanged, 0 skipped'."""
    return say("{format}, {counts}", format=format_name(account.format), counts=counts_line([account]))


def counts_line(files: Sequence[FileAccount]) -> str:
    """'240 records: 12 added, 3 merged, 225 unchanged, 0 skipped'."""
    return say(
        "{records}: {detail}",
        records=count("{n} record", "{n} records", sum(account.records for account in files)),
        detail=outcome_of(files),
    )


def brings_line(files: Sequence[FileAccount]) -> str:
    """'New in it: 3 ties, 40 touches and 2 favors'; empty when there are none."""
    parts = _brought(files)
    return say("New in it: {parts}", parts=listed(parts)) if parts else ""


def _brought(files: Sequence[FileAccount]) -> list[str]:
    """'3 ties', '40 touches', '2 favors': those that there are."""
    return [
        count(one, many, number)
        for one, many, number in (
            ("{n} tie", "{n} ties", sum(account.ties for account in files)),
            ("{n} touch", "{n} touches", sum(account.touches for account in files)),
            ("{n} favor", "{n} favors", sum(account.favors for account in files)),
        )
        if number
    ]


def resting_answer() -> tuple[str, str]:
    """What can be brought in, while nothing is."""
    return say("Bring your contacts in."), say(
        "Drop files, a folder or a zip on the window, or choose them: LinkedIn, Google, Apple, Outlook or "
        "Thunderbird contacts, vCards, spreadsheets, mailboxes, calendars, call and message backups, networks, "
        "Monica. You see first what they bring."
    )


def reading_answer(names: Sequence[str]) -> tuple[str, str]:
    """What is being read. names: of the files."""
    return say("Reading …"), some(names, _FILES)


def unexplained_answer() -> tuple[str, str]:
    """A table waits for somebody who says what its columns mean."""
    return say("What the columns mean is not clear yet."), say("Nothing was changed.")


def failed_answer(error: RuleBroken | DiskTrouble) -> tuple[str, str]:
    """Why nothing was read or imported."""
    cancelled = isinstance(error, DiskTrouble) and error.reason == "cancelled"
    return say("Cancelled.") if cancelled else refusal(error), say("Nothing was changed.")


def preview_answer(plan: Plan) -> tuple[str, str]:
    """What an import would do, and that it has not been done."""
    not_yet = say("Nothing is written yet.")
    if plan.whole is not None:
        owner = plan.whole.owner
        records = count("{n} record", "{n} records", plan.whole.size - len(plan.whole.rejects))
        return say(
            "This is the whole Rolodex of {name}: {records} come back as they were.",
            name=owner.name if owner is not None else say("somebody"),
            records=records,
        ), not_yet
    number = len(plan.new_people)
    parts = ([count("{n} new person", "{n} new people", number)] if number else []) + _brought(plan.files)
    if parts:
        answer = say("This brings {parts}.", parts=listed(parts))
    elif nothing_new(plan):
        answer = say("This brings nothing new.")
    else:
        answer = say("This adds to what is here already.")
    return answer, say("{counts}. {not_yet}", counts=counts_line(plan.files), not_yet=not_yet)


def imported_answer(plan: Plan) -> tuple[str, str]:
    """What an import has done, and how to take it back."""
    if plan.whole is not None:
        records = plan.whole.size - len(plan.whole.rejects)
        return count("Restored: {n} record.", "Restored: {n} records.", records), say(
            "Everything is as it was when the file was exported."
        )
    return (
        say("Imported: {outcome}.", outcome=outcome_of(plan.files)),
        say("Ctrl+Z takes the whole import back; below it can be rolled back at any later time."),
    )


def nothing_new(plan: Plan) -> bool:
    """Whether an import would change nothing."""
    return plan.whole is None and not any(account.added or account.merged for account in plan.files)


def some(names: Sequence[str], most: int) -> str:
    """'a, b and 3 more'."""
    shown = ", ".join(isolated(name) for name in names[:most])
    more = len(names) - most
    return shown + count(" and {n} more", " and {n} more", more) if more > 0 else shown


def batch_files(batch: Batch) -> str:
    """The files of an import by name, however many they were."""
    return some(batch.files, 3)


def address_words(address: str) -> str:
    """An address or identity as people write it."""
    if address.startswith("linkedin:"):
        return f"linkedin.com/in/{address.removeprefix('linkedin:')}"
    return address.removeprefix("tel:")


def own_line(addresses: Sequence[str]) -> str:
    """'Taken as yours: me@example.org'."""
    return say("Taken as yours: {addresses}", addresses=listed([address_words(one) for one in addresses]))


_KNOWN_BY: dict[KnownBy, str] = {
    "identity": "Known already, by UID or profile",
    "email": "Known already, by e-mail address",
    "phone": "Known already, by telephone number and name",
    "name": "Known already, by name",
    "me": "Your own card",
}


def known_by(by: KnownBy) -> str:
    """Above those in a file who have a card: how that is known."""
    return say(_KNOWN_BY[by])


def match_line(said: str, card: str) -> str:
    """Who in the file is who here."""
    if said == card:
        return isolated(card)
    return say("{card} ({said} in the file)", card=card, said=said)


_FORMATS = {
    "vcard": "vCard",
    "linkedin": "LinkedIn connections",
    "linkedin-messages": "LinkedIn messages",
    "linkedin-invitations": "LinkedIn invitations",
    "linkedin-endorsements-received": "LinkedIn endorsements received",
    "linkedin-endorsements-given": "LinkedIn endorsements given",
    "linkedin-recommendations": "LinkedIn recommendations",
    "linkedin-positions": "LinkedIn positions",
    "linkedin-education": "LinkedIn education",
    "linkedin-imported-contacts": "LinkedIn imported contacts",
    "linkedin-notes": "LinkedIn notes",
    "linkedin-profile": "LinkedIn profile",
    "linkedin-email-addresses": "LinkedIn e-mail addresses",
    "google-csv": "Google contacts",
    "outlook-csv": "Outlook contacts",
    "thunderbird-csv": "Thunderbird address book",
    "csv": "spreadsheet of people",
    "csv-ties": "table of ties",
    "edges-csv": "table of ties",
    "nodes-csv": "table of a network's people",
    "mbox": "mailbox",
    "eml": "e-mail message",
    "maildir": "folder of e-mail messages",
    "calendar": "calendar",
    "graphml": "GraphML",
    "gexf": "GEXF",
    "monica": "Monica export",
    "monica-sql": "Monica database export",
    "sms": "message and call backup",
    "json": "Rolodex export",
    "people": "people spreadsheet",
    "ties": "ties spreadsheet",
    "interactions": "contact log",
    "favors": "favors spreadsheet",
    "roles": "roles spreadsheet",
    "down": "down periods",
    "notes": "notes spreadsheet",
    "occasions": "occasions spreadsheet",
    "unknown": "not known",
}


def format_name(name: str) -> str:
    """The name of a format as people say it."""
    return say(_FORMATS[name])
