"""Cards for people whom a file names without describing them."""

import re

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.node_identity import reference_and_name
from godfather_desktop.interchange.sheet_names import numbered_name

_TELEPHONE = re.compile(r"(?:tel:)?\+?\(?[0-9][0-9 ()/.\-]{2,30}")
_IDENTITY = re.compile(r"(linkedin|monica|uid):(\S.*)")


def newcomer(id_: PersonId, said: str, name: str) -> Person:
    """A card for whoever is meant by an address, a telephone number, an identity or a name.

    name: how the file calls them, may be empty. Raises RuleBroken for the number of a node that stands in no table.
    """
    reference, said = reference_and_name(said)
    if not said:
        raise RuleBroken("no such node", who=reference.rpartition(":")[2])
    if (numbered := numbered_name(said)) is not None:
        return Person(id_, numbered[0], identities=(numbered[1],))
    if "@" in said and " " not in said:
        return Person(id_, name or said, emails=(said,))
    if _TELEPHONE.fullmatch(said):
        number = said.removeprefix("tel:")
        return Person(id_, name or number, phones=(number,))
    if (identity := _IDENTITY.fullmatch(said)) is not None:
        scheme, slug = identity[1], identity[2]
        links = (f"https://www.linkedin.com/in/{slug}",) if scheme == "linkedin" else ()
        return Person(id_, name or slug.replace("-", " ").title(), links=links, identities=(said,))
    return Person(id_, said)
