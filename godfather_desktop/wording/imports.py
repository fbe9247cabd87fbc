"""Why a record was not imported, and what an import came to, in words."""

from collections.abc import Mapping

from godfather_desktop.domain.text import isolated
from godfather_desktop.wording.errors import sentence_of
from godfather_desktop.wording.import_reasons import WHY
from godfather_desktop.wording.language import count, listed, say


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
