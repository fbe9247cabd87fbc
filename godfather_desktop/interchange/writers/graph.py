"""GraphML and GEXF through networkx, cleaned of what those formats cannot hold."""

import io
import re

import networkx as nx

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import is_own_tie
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.insight.warmth import warmth_of

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph_of(rolodex: Rolodex, as_of: Day) -> "nx.Graph[str]":
    """Everybody as nodes with their scores; ties among others, and my own with strength and balance."""
    graph: nx.Graph[str] = nx.Graph()
    scores = Scores(rolodex, as_of)
    for person in rolodex.people.values():
        role = current_role(rolodex, person)
        graph.add_node(
            str(person.id),
            label=_clean(person.name),
            me=person.id == ME,
            email=_clean("; ".join(person.emails)),
            phone=_clean("; ".join(person.phones)),
            organization=_clean(organization_name(rolodex, role)),
            title=_clean(role.title if role else ""),
            city=_clean(person.city),
            tags=_clean("; ".join(person.tags)),
            closeness=round(scores.strength(person.id).value, 2) if person.id != ME else 100.0,
        )
        if person.id != ME and is_own_tie(rolodex, person):
            graph.add_edge(
                str(ME),
                str(person.id),
                weight=round(scores.strength(person.id).value / 100.0, 4),
                balance=round(balance_of(rolodex.favors_of(person.id), as_of).balance, 4),
                certainty=1.0,
                source="own",
            )
    pairs: dict[tuple[PersonId, PersonId], list[Tie]] = {}
    for tie in rolodex.ties.values():
        pairs.setdefault((tie.a, tie.b), []).append(tie)
    for (a, b), ties in pairs.items():
        warmth = warmth_of(ties, as_of)
        if warmth.certainty <= 0.0:
            # Somebody said that the two do not know each other.
            continue
        latest = ties[-1]
        edge: dict[str, object] = {
            "weight": round(warmth.certainty * warmth.strength, 4),
            "certainty": round(warmth.certainty, 4),
            "source": latest.source,
        }
        if latest.strength is not None:
            edge["strength"] = latest.strength
        if latest.since:
            edge["since"] = latest.since
        graph.add_edge(str(a), str(b), **edge)
    return graph


def graphml(rolodex: Rolodex, as_of: Day) -> bytes:
    """The network as GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(graph_of(rolodex, as_of), out)
    return out.getvalue()


def gexf(rolodex: Rolodex, as_of: Day) -> bytes:
    """The network as GEXF, which Gephi opens."""
    out = io.BytesIO()
    nx.write_gexf(graph_of(rolodex, as_of), out)
    return out.getvalue()


def _clean(text: str) -> str:
    return _ILLEGAL.sub("", text)
