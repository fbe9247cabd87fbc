"""The words of drills: seals, what came true, and the running record."""

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.drill import Drill
from godfather_desktop.insight.drills import Outcome, Record, seal_holds
from godfather_desktop.insight.friends import SEATS
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.friends import and_more, shortened
from godfather_desktop.wording.language import count, say


def seal_words(drill: Drill) -> str:
    """'seal 3fa2b91c, intact'."""
    if seal_holds(drill):
        return say("seal {digits}, intact", digits=drill.seal[:8])
    return say("seal {digits}, broken: this list was altered after it was sealed", digits=drill.seal[:8])


def drill_state(outcome: Outcome, today: Day) -> str:
    """How far a drill has come."""
    if outcome.period is None or outcome.due is None:
        return say("Waits for a down period. As long as all goes well there is nothing to decide.")
    seats = len(outcome.hits) + len(outcome.misses)
    if not outcome.decided:
        when = count(
            "Will be decided on {day}, in {n} day",
            "Will be decided on {day}, in {n} days",
            outcome.due - today,
            day=day(outcome.due),
        )
        return when + say("; so far {hits} of {seats} seated came.", hits=len(outcome.hits), seats=seats)
    if not seats:
        return say("Decided on {day}: nobody had a seat.", day=day(outcome.due))
    return say(
        "Decided on {day}: {hits} of {seats} seated came.", day=day(outcome.due), hits=len(outcome.hits), seats=seats
    )


def drill_people(outcome: Outcome) -> list[str]:
    """Who came and who did not, by the names that were sealed."""
    names = dict(zip(outcome.drill.people, outcome.drill.names, strict=True))

    def named(people: tuple[int, ...]) -> str:
        return and_more([shortened(names[one]) for one in people[:SEATS]], len(people))

    lines = []
    if outcome.hits:
        lines.append(say("Came, as predicted: {names}.", names=named(outcome.hits)))
    if outcome.decided and outcome.misses:
        lines.append(say("Predicted, not heard from: {names}.", names=named(outcome.misses)))
    if outcome.surprises:
        lines.append(say("Came as a surprise: {names}.", names=named(outcome.surprises)))
    return lines


def brier_words(brier: float | None, base: float | None) -> str:
    """'0.11, better than 0.19 for guessing everybody alike'; empty when nothing is scored."""
    if brier is None or base is None:
        return ""
    shown, alike = f"{brier:.2f}", f"{base:.2f}"
    if not base:
        return say("{score}; everybody did the same, so there was nothing to tell apart", score=shown)
    if shown == alike:
        return say("{score}, as good as guessing everybody alike", score=shown)
    if brier < base:
        return say("{score}, better than {base} for guessing everybody alike", score=shown, base=alike)
    return say("{score}, not as good as {base} for guessing everybody alike", score=shown, base=alike)


def score_words(outcome: Outcome) -> str:
    """'Brier score 0.11, better than ...'; empty while a drill is not decided."""
    words = brier_words(outcome.brier, outcome.base)
    return say("Brier score (0 is perfect) {words}.", words=words) if words else ""


def record_words(record: Record) -> str:
    """The running record of all drills."""
    if not record.drills:
        return say("No drill is decided yet. Your record will stand here.")
    sentence = count(
        "{n} drill decided: {hits} of {seats} seated came",
        "{n} drills decided: {hits} of {seats} seated came",
        record.drills,
        hits=record.hits,
        seats=record.seats,
    )
    words = brier_words(record.brier, record.base)
    return sentence + (say("; Brier score {words}.", words=words) if words else ".")
