"""How a person can be reached, as a card says it: mail, telephone, messengers, streets."""

import re
from urllib.parse import unquote

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.interchange.vcard_words import MESSENGERS, PROPERTIES

_EXTENSION = re.compile(r"ext=([\w*#]+)", re.IGNORECASE)
_DIALED_AFTER = re.compile(r"postd=([\w*#]+)", re.IGNORECASE)
_MESSENGER = re.compile(
    r"X-(?:KADDRESSBOOK-|EVOLUTION-|MESSAGING[/-]|MS-|LOTUS-)?(?P<name>[A-Z\-]+?)(?:-ALL|-HOME|-WORK)?"
)
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):(?P<rest>.*)", re.DOTALL)
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_KDE_LIST = "\ue000"
"""Stands between the addresses of one messenger in the cards of KDE."""
_LAST = 1_000
_MOST_ADDRESSES = 20


def emails_in(one: Property) -> list[str]:
    """The e-mail addresses of an EMAIL property: names and brackets around them are left out."""
    if "X400" in one.types and "INTERNET" not in one.types:
        return []
    text, found = one.text(), list[str]()
    while len(found) < _MOST_ADDRESSES and (address := address_in(text)):
        found.append(address)
        text = text.partition(address)[2]
    return found


def phone_of(one: Property) -> str:
    """A telephone number without its tel: scheme; everything else as it was written, pauses and letters included."""
    number = clean_line(one.text())
    if number[:4].lower() == "tel:":
        number, _, rest = unquote(number[4:]).partition(";")
        if after := _DIALED_AFTER.search(rest):
            number += after[1]
        if extension := _EXTENSION.search(rest):
            number = f"{number} ext. {extension[1]}"
    return clean_line(number)


def rank(one: Property, *, late: bool = False) -> int:
    """Where an address stands among the others: the preferred one first, those of machines and others last."""
    said = one.params.get("PREF", "")
    preferred = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0 if "PREF" in one.types else 101
    return preferred + _LAST * (late or bool(one.types & {"FAX", "PAGER", "MODEM", "TELEX"}))


def city_and_address(one: Property) -> tuple[str, str]:
    """The city of an ADR and the whole of it on one line; the latter is empty where there is only the city."""
    parts = [clean_line(part.strip().replace("\n", ", ")) for part in one.parts()]
    city = parts[3] if len(parts) > 3 else ""
    if city and not any(parts[:3] + parts[4:]):
        return city, ""
    said = [part for part in (part.strip(" ,") for part in parts) if part]
    if not said and "LABEL" in one.params:
        said = [clean_line(one.params["LABEL"].replace("\\n", "\n").replace("\n", ", "))]
    return city, ", ".join(said)


def web_address(one: Property) -> str:
    """The address of a page or a profile in the web; empty for what is none."""
    text = clean_line(one.text())
    return text if one.name == "URL" or _WEB.match(text) else ""


def messenger_of(one: Property) -> tuple[str, str]:
    """Which messenger or network a property speaks of, and the name there; both empty for every other property."""
    name = one.name.replace("X-X-", "X-")
    if name in ("IMPP", "X-IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-SIP"):
        return _account(one)
    match = _MESSENGER.fullmatch(name) if name.startswith("X-") else None
    service = MESSENGERS.get(match["name"], "") if match is not None else ""
    return (service, clean_line(one.text().replace(_KDE_LIST, ", "))) if service else ("", "")


def _account(one: Property) -> tuple[str, str]:
    said = one.params.get("X-SERVICE-TYPE") or one.params.get("SERVICE-TYPE") or ""
    kinds = [MESSENGERS[kind] for kind in sorted(one.types) if kind in MESSENGERS]
    text = clean_line(one.text())
    match = _SCHEME.match(text)
    scheme = match["scheme"].upper() if match is not None else ""
    service = MESSENGERS.get(said.upper(), said) or next(iter(kinds), "") or MESSENGERS.get(scheme, "")
    if one.name == "X-SIP":
        service = "SIP"
    if match is not None and (scheme in MESSENGERS or scheme == "X-APPLE"):
        text = unquote(match["rest"]).lstrip("/")
    user = one.params.get("X-USER") or one.params.get("USERNAME") or ""
    return clean_line(service) or PROPERTIES["IMPP"], clean_line(text) or clean_line(user)
