"""Figures without a window: paths, search, layout, memory, a large contact log."""

import csv
import math
import random
import tempfile
import time
from datetime import date
from itertools import islice, pairwise
from pathlib import Path

import networkx as nx

from benchmarks.figure import Figure, command_line, timed
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.graph.arrays import Arrays, compiled
from godfather_desktop.graph.circles import circle_of_each
from godfather_desktop.graph.introductions import reach_of, ways_to
from godfather_desktop.graph.layout import arranged
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.finding import TextIndex
from godfather_desktop.insight.introducing import last_hop, middle_hop
from godfather_desktop.insight.scores import Scores

_TARGETS = 40
_LOG_ROWS = 1_000_000
_QUERIES = (
    "a",
    "an",
    "ann",
    "schm",
    "schmdit",
    "goldbreg",
    "reno",
    "lasveg",
    "vice pre",
    "make-a-wish",
    "702555",
    "merger",
    "zzzz",
)


def core_figures(book: Path) -> list[Figure]:
    """All figures of the layers below the windows."""
    opened = Desktop().open_book(book, date.today().toordinal())
    try:
        network = Network(opened.rolodex, opened.today).infer()
        arrays = compiled(network)
        return [
            *_path_figures(opened, network, arrays),
            *_search_figures(opened),
            *_layout_figures(opened, arrays),
            _log_figure(),
        ]
    finally:
        opened.close()


def _path_figures(opened: OpenBook, network: Network, arrays: Arrays) -> list[Figure]:
    scores = Scores(opened.rolodex, opened.today)
    chance = random.Random(3)
    people = [person.id for person in opened.rolodex.others()]
    targets = chance.sample(people, _TARGETS)

    def ours(person: PersonId) -> float:
        target = reach_of(opened.rolodex, person, 1.0)
        ways = ways_to(opened.rolodex, scores, arrays, [target], limit=3)
        return ways.lanes[0].chance if ways.lanes else 0.0

    cold = timed(lambda: ours(targets[0]), 1)
    times = [timed(lambda one=person: ours(one), 3) for person in targets]  # type: ignore[misc]
    theirs: list[float] = []
    same = 0
    for person in targets[:3]:
        start = time.perf_counter()
        best = _by_networkx(opened, scores, network, person)
        theirs.append((time.perf_counter() - start) * 1_000)
        same += math.isclose(best, ours(person), rel_tol=1e-9) or best < ours(person)
    value, baseline = max(times), sum(theirs) / len(theirs)
    return [
        Figure(
            "three best diverse paths, slowest of 40 targets",
            "ms",
            value,
            15,
            baseline,
            "networkx shortest_simple_paths",
        ),
        Figure("the same, first question after opening", "ms", cold, 15),
        Figure(
            "paths: our time as a share of networkx's",
            "%",
            100 * value / baseline,
            10,
            note=f"same best chance {same} of 3",
        ),
    ]


def _by_networkx(opened: OpenBook, scores: Scores, network: Network, person: PersonId) -> float:
    """Three shortest simple paths on -log of the same chances; returns the best chance of at most two introducers."""
    target = reach_of(opened.rolodex, person, 1.0)
    graph: nx.DiGraph[int] = nx.DiGraph()
    for (a, b), warmth in network.warmths.items():
        for start, end in ((a, b), (b, a)):
            if ME in (start, end) or start == person:
                continue
            step = last_hop(warmth, target.approach) if end == person else middle_hop(warmth)
            graph.add_edge(start, end, weight=-math.log(step))
    for one in opened.rolodex.others():
        first = scores.first_hop(one.id)
        if first > 0 and one.id != person:
            graph.add_edge(ME, one.id, weight=-math.log(first))
    best = 0.0
    if person in graph:
        for path in islice(nx.shortest_simple_paths(graph, ME, person, weight="weight"), 3):
            if len(path) <= 4:
                best = max(best, math.exp(-sum(graph.edges[edge]["weight"] for edge in pairwise(path))))
    return best


def _search_figures(opened: OpenBook) -> list[Figure]:
    index = TextIndex(opened.rolodex)
    index.know_note_words(opened.keeper.words_of_notes())

    def keystroke(query: str) -> None:
        hits = index.find(query)
        index.shown(hits[:60], query)
        expression = index.note_expression(query)
        if expression:
            opened.keeper.find_notes(expression)

    times = {query: timed(lambda one=query: keystroke(one), 3) for query in _QUERIES}  # type: ignore[misc]
    worst = max(times, key=times.__getitem__)

    def plain() -> list[str]:
        return [person.name for person in opened.rolodex.others() if "schm" in person.name.lower()]

    return [
        Figure(
            "search, slowest keystroke, all fields",
            "ms",
            times[worst],
            20,
            timed(plain),
            "names only, substring, no slips",
            f"'{worst}'",
        )
    ]


def _layout_figures(opened: OpenBook, arrays: Arrays) -> list[Figure]:
    ranked = [person for person, _ in Scores(opened.rolodex, opened.today).ranked()]

    def work() -> None:
        arranged("rings", arrays, circle_of_each(arrays), ranked)

    return [Figure("layout of everybody, circles included", "ms", timed(work, 3), 2_000)]


def _log_figure() -> Figure:
    """A contact log of a million rows, imported by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        book, log = str(Path(folder) / "log.rolodex"), Path(folder) / "interactions.csv"
        chance = random.Random(5)
        with log.open("w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["date", "person", "channel", "direction", "people", "note"])
            first = date(2006, 1, 1).toordinal()
            for number in range(_LOG_ROWS):
                day = date.fromordinal(first + number * 7_500 // _LOG_ROWS).isoformat()
                rows.writerow([day, f"Person {chance.randrange(6_000)}", "email", chance.choice(("in", "out")), 2, ""])
        command_line("new", book, "--me", "Me")
        seconds, peak = command_line("import", book, str(log))
    return Figure("import of a contact log of 1,000,000 rows", "s", seconds, None, note=f"peak memory {peak:.0f} MB")
