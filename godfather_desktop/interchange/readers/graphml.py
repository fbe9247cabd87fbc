"""GraphML: nodes into people, edges into ties. Streamed, and parsed only past defusedxml."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import TIE_SOURCES, TieSource
from godfather_desktop.interchange.found import FoundPerson, FoundTie, Item, Place, Rejected
from godfather_desktop.interchange.limits import NESTING, RECORDS, TooMuch
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.source import Source

_NAME_KEYS = ("name", "label", "full name", "fullname", "title of node")
_STRENGTH_KEYS = ("strength",)


def read_graphml(source: Source) -> Iterator[Item]:
    """People and ties as they come; ties whose people come later are told last.

    Raises TooMuch for entity tricks, depth or size.

    A tie without a stated strength of 0..5 is taken as listed only: a drawn line says that two
    people have to do with each other, not how well.
    """
    keys: dict[str, str] = {}
    identities: dict[str, str] = {}
    early: list[tuple[list[str], dict[str, str], Place]] = []
    records = line = depth = 0
    try:
        with source.path.open("rb") as stream:
            for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
                depth += 1 if event == "start" else -1
                if depth > NESTING:
                    raise TooMuch("nested too deeply", limit=NESTING)
                if event == "start":
                    continue
                tag = _local(element.tag)
                if tag == "key":
                    keys[element.get("id", "")] = folded(element.get("attr.name") or element.get("id", ""))
                elif tag in ("node", "edge"):
                    records += 1
                    line = records
                    if records > RECORDS:
                        raise TooMuch("too many records", limit=RECORDS)
                    data = _data(element, keys)
                    place = Place(records, line)
                    ends = [clean_line(element.get(name, "")) for name in ("source", "target")]
                    if tag == "node":
                        yield _node(element, data, place, identities)
                    elif all(end in identities for end in ends):
                        yield _edge(ends, data, place, identities)
                    else:
                        early.append((ends, data, place))
                    element.clear()
    except DefusedXmlException:
        raise TooMuch("has a document type") from None
    except (ParseError, ValueError, LookupError):
        yield Rejected(Place(records + 1, line), "broken xml")
    for ends, data, place in early:
        yield _edge(ends, data, place, identities)


def _node(element: Element, data: dict[str, str], place: Place, identities: dict[str, str]) -> Item:
    node = clean_line(element.get("id", ""))
    if not node or node in identities:
        return Rejected(place, "node id twice" if node else "no name")
    name = next((data[key] for key in _NAME_KEYS if data.get(key)), node)
    me = data.get("me", "").lower() in ("true", "1")
    identities[node] = "me" if me else f"graphml:{folded(name)}#{node}"
    emails = tuple(address for part in data.get("email", "").split(";") if (address := address_in(part)))
    used = {*_NAME_KEYS, "email", "me", "organization", "title", "city", "tags", "phone", "strength", "balance"}
    return FoundPerson(
        place,
        name,
        emails=emails,
        phones=tuple(part for piece in data.get("phone", "").split(";") if (part := clean_line(piece))),
        organization=data.get("organization", ""),
        title=data.get("title", ""),
        city=data.get("city", ""),
        tags=tuple(part for piece in data.get("tags", "").split(";") if (part := clean_line(piece))),
        identities=(identities[node],) if not me else (),
        extra=tuple(f"{key}: {text[:500]}" for key, text in data.items() if key not in used and text),
        me=me,
    )


def _edge(ends: list[str], data: dict[str, str], place: Place, identities: dict[str, str]) -> Item:
    for end in ends:
        if end not in identities:
            return Rejected(place, "no such node", {"who": end})
    if ends[0] == ends[1]:
        return Rejected(place, "self loop", {"who": ends[0]})
    a, b = identities[ends[0]], identities[ends[1]]
    if "me" in (a, b):
        return Rejected(place, "own tie")
    strength = _stated(next((data[key] for key in _STRENGTH_KEYS if data.get(key)), ""))
    said = data.get("source", "")
    source: TieSource = "stated" if strength is not None else "listed"
    if said in TIE_SOURCES:
        source = next(one for one in TIE_SOURCES if one == said)
    return FoundTie(
        place,
        a,
        b,
        source=source,
        strength=strength,
        certainty=_share(data.get("certainty", "")),
        since=since if is_partial_date(since := data.get("since", "")) else "",
    )


def _data(element: Element, keys: dict[str, str]) -> dict[str, str]:
    return {
        keys.get(child.get("key", ""), folded(child.get("key", ""))): clean_line(_text(child))
        for child in element
        if _local(child.tag) == "data"
    }


def _text(element: Element) -> str:
    text = "".join(element.itertext())
    if text.startswith("[") and text.endswith("]"):
        try:
            items: Any = json.loads(text)
        except ValueError:
            return text
        return "; ".join(str(item) for item in items)
    return text


def _stated(text: str) -> int | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number in (0, 1, 2, 3, 4, 5) else None


def _share(text: str) -> float | None:
    try:
        share = float(text)
    except ValueError:
        return None
    return share if 0.0 <= share <= 1.0 else None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
