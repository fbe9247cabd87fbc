"""The favors page in words."""

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.insight.helping import Match
from godfather_desktop.wording.dates import ago, day
from godfather_desktop.wording.language import listed, say


def match_words(match: Match) -> str:
    """Say 'needs: a CFO for Reno. You offer: CFO candidates. Both say cfo.'."""
    shared = listed([say("{word}", word=word) for word in match.shared])
    why = (
        say("Both are tagged {shared}.", shared=shared)
        if match.by == "tag"
        else say("Both say {shared}.", shared=shared)
    )
    need = say("On the card: {need}", need=_ended(match.need))
    offer = say("You offer: {offer}", offer=_ended(match.offer))
    return f"{need} {offer} {why}"


def _ended(text: str) -> str:
    """What somebody wrote as one sentence on one line, which ends once."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def due_words(favor: Favor, today: Day) -> str:
    """Say 'thanks for: a reference, 12 days ago' or 'you promised: an introduction, due 3 Mar'."""
    if favor.direction == "received":
        return say("thanks for: {title}, {when}", title=favor.title, when=ago(favor.day, today))
    if favor.due is not None:
        return say("you promised: {title}, due {when}", title=favor.title, when=day(favor.due))
    return say("you promised: {title}, {when}", title=favor.title, when=ago(favor.day, today))
