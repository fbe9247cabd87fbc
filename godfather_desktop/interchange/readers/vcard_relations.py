"""Who belongs to whom, as cards say it: Apple, Google, Android, Evolution, Kontact, Outlook, vCard 4.

What comes out are pairs of label and name. A name may be an identity: `uid:...` of another card, an e-mail
address, `tel:+E164` or `linkedin:slug`.
"""

import re

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.links import address_in, linkedin_identity, phone_identity
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.interchange.vcard_words import TIE_PARAM, relation_words

_NAMED = re.compile(
    r"X-(?:[A-Z0-9]+-)*?(?P<who>SPOUSE|HUSBAND|WIFE|PARTNER|DOMESTIC-?PARTNER|MANAGER|ASSISTANT|CHILD|SON|DAUGHTER"
    r"|FATHER|MOTHER|PARENT|BROTHER|SISTER|SIBLING|FRIEND|RELATIVE|REFERRED-?BY)(?:REN|S)?(?:-?NAME)?"
)
_WORDS = {"DOMESTICPARTNER": "Domestic partner", "REFERREDBY": "Referred by"}
_NO_RELATION = frozenset({"PREF", "HOME", "WORK", "INTERNET", "VOICE"})
_ANDROID_RELATIONS = (
    "",
    "Assistant",
    "Brother",
    "Child",
    "Domestic partner",
    "Father",
    "Friend",
    "Manager",
    "Mother",
    "Parent",
    "Partner",
    "Referred by",
    "Relative",
    "Sister",
    "Spouse",
)
"""By the number that Android gives them; 0 is a label of one's own."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:(?=\S)")


def identity_of(text: str) -> str:
    """`uid:...` of the value of a UID, MEMBER or RELATED property."""
    uid = clean_line(text)
    return "uid:" + (uid[9:] if uid.lower().startswith("urn:uuid:") else uid).lower()


def person_named(text: str) -> str:
    """Whom a value means: a name or an identity; empty for an address that stands for nobody in particular."""
    said = clean_line(text)
    scheme = _SCHEME.match(said)
    if scheme is None:
        return said
    word = scheme[0].lower()
    if word == "urn:":
        return identity_of(said)
    if word == "mailto:":
        return address_in(said)
    if word == "tel:":
        return phone_identity(said[4:].partition(";")[0])
    return linkedin_identity(said) if "://" in said else said


def named_relation(name: str) -> str:
    """The label of a property that names a relation, such as X-MS-MANAGER; empty for every other."""
    match = _NAMED.fullmatch(name) if name.startswith("X-") else None
    if match is None:
        return ""
    who = match["who"].replace("-", "")
    return _WORDS.get(who) or who.capitalize()


def related(one: Property, label: str) -> tuple[list[tuple[str, str]], str]:
    """The relations that a RELATED or X-ABRELATEDNAMES property states, and all its labels as one text.

    label: what stands beside it in an X-ABLABEL, which comes before its types.
    """
    kinds = sorted(one.types - _NO_RELATION)
    labels = [label] if label else [relation_words(kind) for kind in kinds] or ["Related"]
    tied = one.params.get(TIE_PARAM, "")
    who = identity_of(tied) if tied else person_named(one.text())
    if not who or "ME" in kinds:
        return [], ", ".join(labels)
    return [(said, who) for said in labels], ", ".join(labels)


def android_relation(parts: list[str]) -> tuple[str, str]:
    """Label and name of an Android relation: its name, the number of its sort, a label of one's own."""
    name, sort, own = (clean_line(part) for part in [*parts, "", "", ""][:3])
    number = int(sort) if sort.isascii() and sort.isdigit() and len(sort) < 3 else 0
    label = _ANDROID_RELATIONS[number] if number < len(_ANDROID_RELATIONS) else ""
    return label or own or "Related", name
