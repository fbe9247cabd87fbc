"""The network as GraphML and GEXF 1.2, as Gephi and other network programs open them.

Both are written here and not by networkx, whose GEXF bears the clock of the machine and which takes
values that make files no program opens: None, control characters, several types for one attribute.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.ledger import is_close
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import is_own_tie
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.insight.warmth import warmth_of

Value = str | int | float | bool
Values = Mapping[str, Value | None]

_SCORES = {
    "closeness": "double",
    "band": "string",
    "state": "string",
    "favors_given": "double",
    "favors_received": "double",
    "favor_balance": "double",
    "last_contact": "string",
}
_NODE_TYPES = {
    "label": "string",
    "me": "boolean",
    "email": "string",
    "phone": "string",
    "organization": "string",
    "title": "string",
    "city": "string",
    "tags": "string",
    **_SCORES,
}
_EDGE_TYPES = {
    "weight": "double",
    "source": "string",
    "strength": "int",
    "certainty": "double",
    "since": "string",
    "organization": "string",
    "headcount": "int",
    "start": "string",
    "end": "string",
    "chance": "double",
    "warmth": "double",
    **_SCORES,
}
_LEAST_WEIGHT = 0.0001
"""Gephi leaves out edges without any weight."""
_SPECIAL = re.compile('[&<>"\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


@dataclass(frozen=True, slots=True)
class _Edge:
    a: PersonId
    b: PersonId
    values: Values


def graphml(rolodex: Rolodex, as_of: Day) -> bytes:
    """The network as GraphML; see `_edges` for what is drawn."""
    people, edges = _network(rolodex, as_of)
    return _joined(_graphml(people, edges))


def gexf(rolodex: Rolodex, as_of: Day) -> bytes:
    """The network as GEXF; see `_edges` for what is drawn."""
    people, edges = _network(rolodex, as_of)
    return _joined(_gexf(people, edges, as_of))


def _network(rolodex: Rolodex, as_of: Day) -> tuple[dict[PersonId, Values], list[_Edge]]:
    scores = Scores(rolodex, as_of)
    scores.friends()
    mine = {person.id: _scores(rolodex, scores, person, as_of) for person in rolodex.people.values() if person.id != ME}
    people: dict[PersonId, Values] = {
        person.id: _person(rolodex, person) | mine.get(person.id, {}) for person in rolodex.people.values()
    }
    return people, list(_edges(rolodex, mine, as_of))


def _person(rolodex: Rolodex, person: Person) -> dict[str, Value | None]:
    role = current_role(rolodex, person)
    return {
        "label": person.name,
        "me": person.id == ME,
        "email": _list(person.emails),
        "phone": _list(person.phones),
        "organization": organization_name(rolodex, role),
        "title": role.title if role else "",
        "city": person.city,
        "tags": _list(person.tags),
    }


def _scores(rolodex: Rolodex, scores: Scores, person: Person, as_of: Day) -> dict[str, Value | None]:
    """How close, and the favors as both remember them (model section 3); no balance for close people."""
    strength = scores.strength(person.id)
    balance = balance_of(rolodex.favors_of(person.id), as_of)
    close = is_close(person, strength.value, scores.show_up(person.id))
    return {
        "closeness": round(strength.value, 2),
        "band": strength.band,
        "state": strength.state,
        "favors_given": round(balance.given, 4),
        "favors_received": round(balance.received, 4),
        "favor_balance": None if close else round(balance.balance, 4),
        "last_contact": iso(strength.last) if strength.last is not None else "",
    }


def _edges(rolodex: Rolodex, mine: Mapping[PersonId, Values], as_of: Day) -> Iterator[_Edge]:
    """My own ties (source `own`), and an edge for each statement about a tie of others.

    weight: 0..1, of my own ties closeness, of others certainty times strength; the edges of one pair add up
    to what all that is said of them comes to. Pairs who are said not to know each other have none.
    """
    for person in rolodex.people.values():
        if person.id != ME and is_own_tie(rolodex, person):
            scores = mine[person.id]
            weight = float(scores["closeness"] or 0.0) / 100.0
            yield _Edge(ME, person.id, {"weight": _weight(weight), "source": "own", **scores})
    pairs: dict[tuple[PersonId, PersonId], list[Tie]] = {}
    for tie in rolodex.ties.values():
        pairs.setdefault((tie.a, tie.b), []).append(tie)
    for (a, b), ties in pairs.items():
        if _is_denied(ties):
            continue
        warmth = warmth_of(ties, as_of)
        drawn = sorted(
            (tie for tie in ties if tie.source != "denied"), key=lambda tie: (tie.source != "stated", -tie.id)
        )
        for place, tie in enumerate(drawn):
            values: dict[str, Value | None] = {
                "weight": _weight(warmth.certainty * warmth.strength if place == 0 else 0.0),
                "source": tie.source,
                "strength": tie.strength,
                "certainty": tie.certainty,
                "since": tie.since,
                "organization": tie.organization,
                "headcount": tie.headcount,
                "start": tie.start,
                "end": tie.end,
            }
            if place == 0:
                values |= {"chance": round(warmth.certainty, 4), "warmth": round(warmth.strength, 4)}
            yield _Edge(a, b, values)


def _is_denied(ties: Iterable[Tie]) -> bool:
    said = [tie for tie in ties if tie.source in ("stated", "denied")]
    return bool(said) and max(said, key=lambda tie: tie.id).source == "denied"


def _weight(weight: float) -> float:
    return max(_LEAST_WEIGHT, round(weight, 4))


def _graphml(people: Mapping[PersonId, Values], edges: Iterable[_Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for sort, types, letter in (("node", _NODE_TYPES, "n"), ("edge", _EDGE_TYPES, "e")):
        for place, (name, type_) in enumerate(types.items()):
            yield f'<key id="{letter}{place}" for="{sort}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="network" edgedefault="undirected">\n'
    of_node = _filled(_NODE_TYPES, lambda place, text: f'<data key="n{place}">{text}</data>')
    of_edge = _filled(_EDGE_TYPES, lambda place, text: f'<data key="e{place}">{text}</data>')
    for person, values in people.items():
        yield f'<node id="{person}">{of_node(values)}</node>\n'
    for number, edge in enumerate(edges):
        yield f'<edge id="{number}" source="{edge.a}" target="{edge.b}">{of_edge(edge.values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _gexf(people: Mapping[PersonId, Values], edges: Iterable[_Edge], as_of: Day) -> Iterator[str]:
    """A label, a weight and the ends of an edge are attributes of the element itself in GEXF."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        f'<meta lastmodifieddate="{iso(as_of)}"><creator>Godfather Desktop</creator></meta>\n'
        '<graph mode="static" defaultedgetype="undirected">\n'
    )
    node_types = {name: type_ for name, type_ in _NODE_TYPES.items() if name != "label"}
    edge_types = {name: type_ for name, type_ in _EDGE_TYPES.items() if name != "weight"}
    for sort, types in (("node", node_types), ("edge", edge_types)):
        yield f'<attributes class="{sort}" mode="static">\n'
        for place, (name, type_) in enumerate(types.items()):
            yield f'<attribute id="{place}" title="{name}" type="{type_.replace("int", "integer")}"/>\n'
        yield "</attributes>\n"
    of_node = _filled(node_types, lambda place, text: f'<attvalue for="{place}" value="{text}"/>')
    of_edge = _filled(edge_types, lambda place, text: f'<attvalue for="{place}" value="{text}"/>')
    yield "<nodes>\n"
    for person, values in people.items():
        label = _escaped(str(values["label"]))
        yield f'<node id="{person}" label="{label}"><attvalues>{of_node(values)}</attvalues></node>\n'
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(edges):
        yield (
            f'<edge id="{number}" source="{edge.a}" target="{edge.b}" weight="{edge.values["weight"]}">'
            f"<attvalues>{of_edge(edge.values)}</attvalues></edge>\n"
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _filled(types: Mapping[str, str], element: Callable[[int, str], str]) -> Callable[[Values], str]:
    """How to write values of these names, as many as there are; what is not known is not written."""
    places = {name: place for place, name in enumerate(types)}

    def written(values: Values) -> str:
        return "".join(
            element(places[name], _said(value))
            for name, value in values.items()
            if value is not None and value != "" and name in places
        )

    return written


def _said(value: Value) -> str:
    if isinstance(value, str):
        return _escaped(value)
    return str(value).lower()


def _list(items: tuple[str, ...]) -> str:
    """Joined by `;`, or a JSON list where an item has one inside."""
    if any(";" in item or item.startswith("[") for item in items):
        return json.dumps(items, ensure_ascii=False)
    return "; ".join(items)


def _escaped(text: str) -> str:
    """The text without what XML cannot hold at all."""
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], ""), text)


def _joined(parts: Iterable[str]) -> bytes:
    return "".join(parts).encode("utf-8")
