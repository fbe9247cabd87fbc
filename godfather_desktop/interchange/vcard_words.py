"""What the properties and labels of a card are called in plain words, for reading cards and for writing them."""

import re
from functools import lru_cache

TIE_PARAM = "X-GODFATHER-TIE"
"""The parameter beside a relation that we wrote for a tie: the UID of the other card."""

_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

PROPERTIES = {
    "ADR": "Address",
    "AGENT": "Agent",
    "ANNIVERSARY": "Anniversary",
    "BDAY": "Birthday",
    "BIRTHPLACE": "Birthplace",
    "CALADRURI": "Calendar address",
    "CALURI": "Calendar",
    "CLASS": "Privacy",
    "DEATHDATE": "Died",
    "DEATHPLACE": "Place of death",
    "EMAIL": "Email",
    "EXPERTISE": "Expertise",
    "FBURL": "Free and busy times",
    "FN": "Name",
    "GENDER": "Gender",
    "GEO": "Location",
    "GRAMGENDER": "Grammatical gender",
    "HOBBY": "Hobby",
    "IMPP": "Messenger",
    "INTEREST": "Interest",
    "KEY": "Key",
    "LABEL": "Address label",
    "LANG": "Language",
    "LOGO": "Logo",
    "MAILER": "Mail program",
    "N": "Name",
    "NICKNAME": "Nickname",
    "ORG": "Organization",
    "ORG-DIRECTORY": "Directory",
    "PHOTO": "Photo",
    "PRONOUNS": "Pronouns",
    "ROLE": "Role",
    "SORT-STRING": "Sorted as",
    "SOUND": "Sound",
    "SOURCE": "Source",
    "TEL": "Phone",
    "TITLE": "Title",
    "TZ": "Time zone",
    "URL": "Link",
    "X-ABDATE": "Date",
    "X-ABRELATEDNAMES": "Related",
    "X-DEPARTMENT": "Department",
    "X-EVOLUTION-FILE-AS": "Filed as",
    "X-GENDER": "Gender",
    "X-KADDRESSBOOK-X-DEPARTMENT": "Department",
    "X-KADDRESSBOOK-X-OFFICE": "Office",
    "X-KADDRESSBOOK-X-PROFESSION": "Profession",
    "X-MAIDENNAME": "Maiden name",
    "X-MS-IMADDRESS": "Messenger",
    "X-PHONETIC-FIRST-NAME": "Phonetic first name",
    "X-PHONETIC-LAST-NAME": "Phonetic last name",
    "X-PHONETIC-MIDDLE-NAME": "Phonetic middle name",
    "X-PHONETIC-ORG": "Phonetic organization",
    "X-PROFESSION": "Profession",
}
"""Words for the properties that have no field of their own here. Those of no known program keep their names."""

MESSENGERS = {
    "AIM": "AIM",
    "FACEBOOK": "Facebook",
    "GADU": "Gadu-Gadu",
    "GADUGADU": "Gadu-Gadu",
    "GADU-GADU": "Gadu-Gadu",
    "GG": "Gadu-Gadu",
    "GOOGLE-TALK": "Google Talk",
    "GOOGLETALK": "Google Talk",
    "GROUPWISE": "GroupWise",
    "GTALK": "Google Talk",
    "ICQ": "ICQ",
    "INSTAGRAM": "Instagram",
    "IRC": "IRC",
    "JABBER": "XMPP",
    "LINKEDIN": "LinkedIn",
    "MASTODON": "Mastodon",
    "MATRIX": "Matrix",
    "MEETING": "Meeting",
    "MSN": "MSN",
    "MSNIM": "MSN",
    "QQ": "QQ",
    "SIGNAL": "Signal",
    "SIP": "SIP",
    "SKYPE": "Skype",
    "SKYPE-USERNAME": "Skype",
    "TELEGRAM": "Telegram",
    "THREEMA": "Threema",
    "TWITTER": "Twitter",
    "WHATSAPP": "WhatsApp",
    "XMPP": "XMPP",
    "YAHOO": "Yahoo",
    "YMSGR": "Yahoo",
}
"""Messengers and networks by what follows `X-` in a property, by the scheme of an address and by a type."""

RELATIONS = {
    "AGENT": "Agent",
    "CO-RESIDENT": "Housemate",
    "CO-WORKER": "Coworker",
    "EMERGENCY": "Emergency contact",
    "KIN": "Relative",
}
"""Types of RELATED (RFC 6350, 6.6.6) that do not speak for themselves."""

KNOWN_RELATIONS = frozenset(
    "Acquaintance;Agent;Assistant;Brother;Child;Colleague;Contact;Coworker;Crush;Domestic partner;"
    "Emergency contact;Father;Friend;Housemate;Husband;Manager;Met;Mother;Muse;Neighbor;Parent;Partner;"
    "Referred by;Related;Relative;Sibling;Sister;Son;Daughter;Spouse;Sweetheart;Wife".split(";")
)


def label_words(text: str) -> str:
    """A label as people say it: `_$!<DomesticPartner>!$_` is 'Domestic partner'; labels of one's own stay."""
    text = text.strip()
    match = _LABEL.fullmatch(text)
    if match is None:
        return text
    first, *others = _CAMEL.split(match[1].strip()) or [""]
    return " ".join([first[:1].upper() + first[1:], *(word.lower() for word in others)])


def relation_words(kind: str) -> str:
    """A type of RELATED as people say it: `co-worker` is 'Coworker'."""
    kind = kind.upper()
    return RELATIONS.get(kind) or kind.replace("-", " ").replace("_", " ").capitalize()


@lru_cache(maxsize=256)
def relation_type(words: str) -> str:
    """The type of RELATED for these words, such that `relation_words` gives them again; empty without one."""
    named = next((kind for kind, said in RELATIONS.items() if said == words), words.upper().replace(" ", "-"))
    plain = re.fullmatch(r"[A-Z]+(?:-[A-Z]+)*", named) is not None
    return named.lower() if plain and relation_words(named) == words else ""
