"""Nodes into people and edges into ties, whatever file they were drawn in."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import TIE_SOURCES, TieSource
from godfather_desktop.interchange.found import FoundPerson, FoundTie, Item, Noticed, Place, Rejected
from godfather_desktop.interchange.limits import RECORDS, TooMuch
from godfather_desktop.interchange.links import address_in, linkedin_identity
from godfather_desktop.interchange.xml_events import BrokenXml

_NAMES = ("name", "label", "full name", "fullname", "full_name", "display name", "displayname")
_FIRST = ("first name", "firstname", "first_name", "given name")
_LAST = ("last name", "lastname", "last_name", "surname", "family name")
_EMAILS = ("email", "e-mail", "mail", "email address", "e-mail address")
_PHONES = ("phone", "telephone", "phone number", "mobile")
_LINKS = ("link", "url", "website", "linkedin")
_ORGANIZATIONS = ("organization", "organisation", "company", "employer")
_TITLES = ("title", "job title", "job", "position")
_PICTURE = frozenset({"x", "y", "z", "r", "g", "b", "alpha", "size"})
"""Where and how Gephi drew a node."""
SCORES = frozenset(
    {"closeness", "band", "state", "favors_given", "favors_received", "favor_balance", "last_contact"}
    | {"strength", "balance", "weight", "chance", "warmth"}
)
"""What our own writer computes; it is computed anew here."""
_TIE_FIELDS = frozenset({"strength", "source", "certainty", "since", "organization", "headcount", "start", "end"})
_STATED_FIELDS = frozenset({"strength", "certainty", "since"})
_OURS = frozenset({*TIE_SOURCES, "own"})
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_YES = ("true", "1", "yes")
_EXTRA_CHARS = 500


@dataclass(slots=True)
class GraphNode:
    """A node as drawn. data: attributes by the name that the file gives them; lists as JSON or joined by `;`."""

    id: str
    label: str
    data: dict[str, str]
    line: int


@dataclass(slots=True)
class GraphEdge:
    """An edge as drawn, of any direction. data: as of a node."""

    source: str
    target: str
    data: dict[str, str]
    line: int


@dataclass(slots=True)
class _Seen:
    """Which nodes there were. people: identities by node id. nameless: nodes that became nobody."""

    program: str
    people: dict[str, str] = field(default_factory=dict)
    nameless: set[str] = field(default_factory=set)

    def __contains__(self, node: str) -> bool:
        return node in self.people or node in self.nameless


def graph_items(drawn: Iterable[GraphNode | GraphEdge | Rejected], program: str) -> Iterator[Item]:
    """People and ties as they come; ties whose people come later are told last. Raises TooMuch.

    A record is a node, an edge, or whatever the file has that is neither and was rejected. An edge
    that is drawn twice, once in each direction, comes twice. A tie without a stated strength of 0..5 is
    taken as listed only: a drawn line says that two people have to do with each other, not how well.
    program: begins the identities of people, whose ids mean nothing outside of their file.
    """
    seen = _Seen(program)
    early: list[GraphEdge] = []
    left_out: dict[str, None] = {}
    trouble: TooMuch | None = None
    number = 0
    line = 1
    try:
        for one in drawn:
            if number + len(early) >= RECORDS:
                raise TooMuch("too many records", limit=RECORDS)
            if isinstance(one, GraphEdge):
                left_out |= dict.fromkeys(_left_out(one))
                if one.source not in seen or one.target not in seen:
                    early.append(one)
                    continue
            number += 1
            if isinstance(one, Rejected):
                line = one.place.line
                yield Rejected(Place(number, line), one.why, one.values)
            else:
                line = one.line
                place = Place(number, line)
                yield _person(one, place, seen) if isinstance(one, GraphNode) else _tie(one, place, seen)
    except BrokenXml as broken:
        number += 1
        yield Rejected(Place(number, broken.line), "broken xml")
    except TooMuch as too_much:
        trouble = too_much
    for edge in early:
        number += 1
        yield _tie(edge, Place(number, edge.line), seen)
    if left_out and number:
        yield Noticed(Place(number, line), "edge attributes left out", {"names": sorted(left_out)[:20]})
    if trouble is not None:
        raise trouble


def _person(node: GraphNode, place: Place, seen: _Seen) -> Item:
    if not node.id:
        return Rejected(place, "no name")
    if node.id in seen:
        return Rejected(place, "node id twice")
    data: dict[str, str] = {}
    titles: dict[str, str] = {}
    for title, text in node.data.items():
        if line := clean_line(text):
            data.setdefault(_key(title), line)
            titles.setdefault(_key(title), title)
    name = _take_name(node, data)
    if not name:
        seen.nameless.add(node.id)
        return Rejected(place, "no name")
    said_me = data.pop("me", None)
    me = (said_me or "").lower() in _YES
    seen.people[node.id] = "me" if me else f"{seen.program}:{folded(name)}#{node.id}"
    emails = [address for part in _taken_parts(data, _EMAILS) if (address := address_in(part))]
    links = _taken_parts(data, _LINKS)
    identities = [*([] if me else [seen.people[node.id]]), *filter(None, map(linkedin_identity, links))]
    return FoundPerson(
        place,
        name,
        emails=tuple(dict.fromkeys(emails)),
        phones=tuple(dict.fromkeys(_taken_parts(data, _PHONES))),
        links=tuple(dict.fromkeys(links)),
        organization=_take(data, _ORGANIZATIONS),
        title=_take(data, _TITLES),
        city=_take(data, ("city",)),
        tags=tuple(dict.fromkeys(_taken_parts(data, ("tags",)))),
        identities=tuple(dict.fromkeys(identities)),
        extra=tuple(
            f"{clean_line(titles[key])[:100]}: {_shown(text)[:_EXTRA_CHARS]}" for key, text in _rest(data, said_me)
        ),
        me=me,
    )


def _rest(data: dict[str, str], said_me: str | None) -> Iterator[tuple[str, str]]:
    """What is left of the attributes without the picture, and without scores in a file of our own."""
    drawn = {"x", "y"} <= data.keys() or {"r", "g", "b"} <= data.keys()
    for key, text in data.items():
        if not (drawn and key in _PICTURE) and not (said_me is not None and key in SCORES):
            yield key, text


def _take_name(node: GraphNode, data: dict[str, str]) -> str:
    """What a node is called: words before a bare number, and its id only if that has letters."""
    label = clean_line(node.label)
    if label:
        data.setdefault("label", label)
    for key in _NAMES:
        if key in data and not _NUMBER.fullmatch(data[key]):
            name = data.pop(key)
            if data.get("label") == label and (label in (name, node.id) or _NUMBER.fullmatch(label)):
                del data["label"]
            return name
    if any(key in data for key in _FIRST):
        return clean_line(f"{_take(data, _FIRST)} {_take(data, _LAST)}")
    if any(char.isalpha() for char in node.id):
        return node.id
    # Some programs write the id as label where there is none.
    key = next((key for key in _NAMES if data.get(key, node.id) != node.id), "")
    return data.pop(key, "")


def _tie(edge: GraphEdge, place: Place, seen: _Seen) -> Item:
    for end in (edge.source, edge.target):
        if end in seen.nameless:
            return Rejected(place, "end without name", {"who": end})
        if end not in seen:
            return Rejected(place, "no such node", {"who": end})
    a, b = seen.people[edge.source], seen.people[edge.target]
    if a == b:
        return Rejected(place, "self loop", {"who": edge.source})
    if "me" in (a, b):
        return Rejected(place, "own tie")
    data = {_key(key): clean_line(text) for key, text in edge.data.items()}
    strength = _whole(data.get("strength", ""), 0, 5)
    said = data.get("source", "")
    source: TieSource = "stated" if strength is not None else "listed"
    if said not in TIE_SOURCES:
        return FoundTie(place, a, b, source, strength, _share(data), _date(data, "since"))
    source = next(one for one in TIE_SOURCES if one == said)
    return FoundTie(
        place,
        a,
        b,
        source,
        strength,
        _share(data),
        _date(data, "since"),
        organization=data.get("organization", ""),
        headcount=_whole(data.get("headcount", ""), 1, 10_000_000),
        start=_date(data, "start"),
        end=_date(data, "end"),
    )


def _left_out(edge: GraphEdge) -> list[str]:
    """The attributes of an edge that say nothing of a tie here."""
    ours = edge.data.get("source", "") in _OURS
    used = _TIE_FIELDS | SCORES if ours else _STATED_FIELDS
    return [clean_line(name)[:100] for name, text in edge.data.items() if text and _key(name) not in used]


def _take(data: dict[str, str], keys: tuple[str, ...]) -> str:
    """The first of these attributes that the node has, taken out of them."""
    key = next((key for key in keys if key in data), "")
    return data.pop(key, "")


def _taken_parts(data: dict[str, str], keys: tuple[str, ...]) -> list[str]:
    """The parts of such an attribute: a JSON list, or joined by `;`."""
    text = _take(data, keys)
    items = _listed(text)
    return [part for item in (text.split(";") if items is None else items) if (part := clean_line(item))]


def _shown(text: str) -> str:
    items = _listed(text)
    return text if items is None else "; ".join(items)


def _listed(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.endswith("]")):
        return None
    try:
        items: Any = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    return [item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in items]


def _whole(text: str, low: int, high: int) -> int | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if low <= number <= high and number.is_integer() else None


def _share(data: dict[str, str]) -> float | None:
    try:
        share = float(data.get("certainty", ""))
    except ValueError:
        return None
    return share if 0.0 <= share <= 1.0 else None


def _date(data: dict[str, str], key: str) -> str:
    text = data.get(key, "")
    return text if is_partial_date(text) else ""


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return folded(name)
