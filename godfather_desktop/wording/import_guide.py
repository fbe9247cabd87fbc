"""How to get one's contacts out of other programs, step by step."""

from godfather_desktop.wording.language import say

_WAYS = (
    (
        "LinkedIn",
        (
            "Open Settings & Privacy, then Data privacy, then Get a copy of your data. Tick the larger archive, or "
            "Connections, Messages, Invitations and the like, and request it. LinkedIn sends a mail with a link within "
            "ten minutes to a day. Drop the zip here as it is."
        ),
    ),
    (
        "Google",
        (
            "Contacts: open contacts.google.com, choose Export at the left, then Google CSV or vCard. Mail and "
            "calendar: open takeout.google.com, deselect all, tick Mail and Calendar, and create the export. Drop "
            "the zip here."
        ),
    ),
    (
        "Apple",
        (
            "On a Mac: open Contacts, select all with Command+A, then File, Export, Export vCard. In a browser: open "
            "icloud.com/contacts, select all, and choose Export vCard. Calendar: File, Export, Export."
        ),
    ),
    (
        "Outlook",
        (
            "Outlook for Windows: File, Open & Export, Import/Export, Export to a file, Comma Separated Values, then "
            "the folder Contacts. In a browser: open outlook.com, choose People, then Manage contacts, Export contacts."
        ),
    ),
    (
        "Thunderbird",
        (
            "Contacts: open the address book, then Tools, Export, and choose vCard or Comma Separated. Mail: the "
            "folders are files without an ending below Mail or ImapMail in your profile folder (Help, Troubleshooting "
            "Information, Profile Folder); drop them, or the whole folder, here."
        ),
    ),
)


def ways_out() -> list[tuple[str, str]]:
    """Programs, each with the steps in one paragraph."""
    return [(name, say(steps)) for name, steps in _WAYS]
