"""The callback desk and introductions, played at random."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from godfather_desktop.actions import (
    attachments,
    attempt_files,
    attempts,
    cadences,
    etiquettes,
    introductions,
    occasions,
    pauses,
    refusals,
    silences,
    snoozes,
    today,
)
from godfather_desktop.actions.attempt_files import FileToKeep
from godfather_desktop.domain.ask import ASK_OUTCOMES
from godfather_desktop.domain.attachment import content_of
from godfather_desktop.domain.attempt import ATTEMPT_OUTCOMES, Attempt
from godfather_desktop.domain.cadence import PERSISTENCES, RHYTHMS
from godfather_desktop.domain.etiquette import DECIDES, Etiquette
from godfather_desktop.domain.ids import AttemptId, EtiquetteId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES
from godfather_desktop.domain.occasion import OCCASION_SORTS
from godfather_desktop.domain.pause import PAUSE_CAUSES
from godfather_desktop.domain.touch import CHANNELS
from godfather_desktop.insight.opt_in import TRANSITIONS
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.today import items_of
from tests.play.merge_player import MergePlayer
from tests.play.player import DAYS, PARTIAL, PICK, TEXTS

FILES = st.sampled_from((b"", b"voicemail", b"voicemail", b"\x00\xff" * 40))
"""One of them twice as often: the same bytes are kept once."""
FILE_NAMES = st.sampled_from(("call.ogg", "../../x", " ", "a\nb\x00.pdf", "x" * 400))
ZONES = st.sampled_from(("", "Asia/Tokyo", "America/Los_Angeles", "UTC", "Mars/Olympus"))
ITEMS = st.sampled_from(("call:1", "occasion:birthday:1:", ""))
OFFERS = st.sampled_from((0, -1, 1, 2, 3))
SIZES = st.sampled_from((1.0, 0.05, 2.5, 6.25, 9.0))
WAYS = st.sampled_from(CHANNELS)


class DeskPlayer(MergePlayer):
    """Somebody who tries to reach people, is kept waiting, and asks for introductions."""

    @rule(
        pick=PICK,
        day=DAYS,
        channel=WAYS,
        purpose=st.sampled_from(("the audit", "", "Congratulations")),
        outcome=st.sampled_from(("", *ATTEMPT_OUTCOMES, *ATTEMPT_OUTCOMES, "perhaps")),
        minute=st.none() | st.integers(-1, 1_439),
        asking=st.booleans(),
        benefit=TEXTS,
        override=TEXTS,
        offer=OFFERS,
        size=SIZES,
        files=st.lists(FILES, max_size=2),
    )
    def log_attempt(self, pick: int, day: int, minute: int | None, files: list[bytes], **said: Any) -> None:
        at = None if minute is None else day * 1_440 + minute
        attempt = Attempt(AttemptId(self.book.new_id()), self.who(pick), day, at=at, **said)
        kept = [FileToKeep("call.ogg", content_of(data)) for data in files]
        self.perform(attempt_files.log_attempt_with, self.book.new_id, attempt, kept)

    @rule(
        pick=PICK,
        outcome=st.sampled_from((*ATTEMPT_OUTCOMES, "perhaps")),
        day=DAYS,
        answer=st.sampled_from((*ASK_OUTCOMES, "perhaps")),
        landed=st.sampled_from((None, True, False)),
    )
    def set_outcome(self, pick: int, outcome: Any, day: int, **said: Any) -> None:
        attempt = self.any_id(self.rolodex.attempts, pick)
        self.perform(attempts.set_outcome, self.book.new_id, attempt, outcome, day, **said)

    @rule(pick=PICK, day=DAYS, text=TEXTS)
    def close_attempts(self, pick: int, day: int, text: str) -> None:
        self.perform(attempts.close_attempts, self.who(pick), day, text)

    @rule(pick=PICK, text=TEXTS)
    def debrief(self, pick: int, text: str) -> None:
        self.perform(attempts.debrief, self.any_id(self.rolodex.attempts, pick), text)

    @rule(pick=PICK)
    def remove_attempt(self, pick: int) -> None:
        self.perform(attempts.remove_attempt, self.any_id(self.rolodex.attempts, pick))

    @rule(pick=PICK, day=DAYS, name=FILE_NAMES, data=FILES, sent=st.none() | PICK)
    def attach(self, pick: int, day: int, name: str, data: bytes, sent: int | None) -> None:
        attempt = None if sent is None else self.any_id(self.rolodex.attempts, sent)
        self.perform(attachments.attach, self.book.new_id, self.who(pick), day, name, data, attempt)

    @rule(pick=PICK)
    def remove_attachment(self, pick: int) -> None:
        self.perform(attachments.remove_attachment, self.any_id(self.rolodex.attachments, pick))

    @rule(
        pick=PICK,
        cause=st.sampled_from((*PAUSE_CAUSES, "boredom")),
        start=DAYS,
        length=st.none() | st.integers(-2, 60),
        note=TEXTS,
    )
    def mark_pause(self, pick: int, cause: Any, start: int, length: int | None, note: str) -> None:
        end = None if length is None else start + length
        self.perform(pauses.mark_pause, self.book.new_id, self.who(pick), cause, start, end, note)

    @rule(pick=PICK, end=st.none() | DAYS)
    def end_pause(self, pick: int, end: int | None) -> None:
        self.perform(pauses.end_pause, self.any_id(self.rolodex.pauses, pick), end)

    @rule(pick=PICK)
    def remove_pause(self, pick: int) -> None:
        self.perform(pauses.remove_pause, self.any_id(self.rolodex.pauses, pick))

    @rule(
        pick=PICK,
        door=st.none() | PICK,
        teller=st.none() | PICK,
        zone=ZONES,
        country=st.sampled_from(("", "", "us", "DE", "ZZ")),
        opens=st.sampled_from((540, 0, 1_200)),
        closes=st.sampled_from((1_020, 240, 600, 540)),
        workdays=st.sampled_from(((0, 1, 2, 3, 4), (6, 0), (5,), (7,))),
        protocol=TEXTS,
        decides=st.sampled_from(DECIDES),
        incumbent_since=PARTIAL,
    )
    def set_etiquette(self, pick: int, door: int | None, teller: int | None, **said: Any) -> None:
        etiquette = Etiquette(
            EtiquetteId(0),
            self.who(pick),
            gatekeeper=None if door is None else self.who(door),
            decides_says=None if teller is None else self.who(teller),
            **said,
        )
        self.perform(etiquettes.set_etiquette, self.book.new_id, etiquette)

    @rule(pick=PICK)
    def say_nothing_about_approaching(self, pick: int) -> None:
        self.perform(etiquettes.set_etiquette, self.book.new_id, Etiquette(EtiquetteId(0), self.who(pick)))

    @rule(
        pick=st.none() | PICK,
        rhythm=st.sampled_from((*RHYTHMS, *RHYTHMS, "daily")),
        start=DAYS,
        word=st.sampled_from(("golf", "rotary", " ")),
        persistence=st.sampled_from(PERSISTENCES),
    )
    def set_cadence(self, pick: int | None, rhythm: Any, start: int, word: str, persistence: Any) -> None:
        person = None if pick is None else self.who(pick)
        self.perform(
            cadences.set_cadence, self.book.new_id, rhythm, start, person=person, tag=word, persistence=persistence
        )

    @rule(pick=PICK, rest=st.booleans())
    def rest_cadence(self, pick: int, rest: bool) -> None:
        self.perform(cadences.rest_cadence, self.any_id(self.rolodex.cadences, pick), rest=rest)

    @rule(pick=PICK)
    def remove_cadence(self, pick: int) -> None:
        self.perform(cadences.remove_cadence, self.any_id(self.rolodex.cadences, pick))

    @rule(
        pick=PICK,
        date=st.sampled_from(("2026-11-20", "--02-29", "--11-25", "2026", "2026-02-30")),
        sort=st.sampled_from(OCCASION_SORTS),
        text=TEXTS,
    )
    def add_occasion(self, pick: int, date: str, sort: Any, text: str) -> None:
        self.perform(occasions.add_occasion, self.book.new_id, self.who(pick), date, sort, text)

    @rule(pick=PICK)
    def remove_occasion(self, pick: int) -> None:
        self.perform(occasions.remove_occasion, self.any_id(self.rolodex.occasions, pick))

    @rule(pick=PICK, item=ITEMS, day=DAYS, channel=WAYS, text=st.sampled_from(("", "Bravo!", "Could you call me?")))
    def congratulate(self, pick: int, item: str, day: int, channel: Any, text: str) -> None:
        self.perform(occasions.congratulate, self.book.new_id, self.who(pick), item, day, channel, text)

    @rule(pick=PICK, item=ITEMS, later=st.integers(-1, 30))
    def snooze(self, pick: int, item: str, later: int) -> None:
        day = self.book.today
        self.perform(snoozes.snooze, self.book.new_id, self.who(pick), item, day + later, day)

    @rule(pick=PICK, number=PICK)
    def tick_off(self, pick: int, number: int) -> None:
        """Whatever is on the list of today."""
        items = items_of(self.rolodex, self.who(pick), Scores(self.rolodex, self.book.today))
        if items:
            self.perform(today.do_item, self.book.new_id, items[number % len(items)], self.book.today)

    @rule(pick=PICK, day=DAYS, why=TEXTS, later=st.none() | st.integers(0, 300))
    def file_no(self, pick: int, day: int, why: str, later: int | None) -> None:
        revisit = None if later is None else day + later
        self.perform(refusals.file_no, self.book.new_id, self.who(pick), day, why, revisit)

    @rule(pick=PICK, revisit=DAYS)
    def move_revisit(self, pick: int, revisit: int) -> None:
        self.perform(refusals.move_revisit, self.any_id(self.rolodex.refusals, pick), revisit)

    @rule(pick=PICK)
    def remove_refusal(self, pick: int) -> None:
        self.perform(refusals.remove_refusal, self.any_id(self.rolodex.refusals, pick))

    @rule(pick=PICK, row=st.integers(0, 25), day=DAYS, holds=st.sampled_from((None, True, False)))
    def say_silence(self, pick: int, row: int, day: int, holds: bool | None) -> None:
        self.perform(silences.say_silence, self.book.new_id, self.who(pick), row, day, holds=holds)

    @rule(
        picks=st.lists(PICK, min_size=2, max_size=5),
        day=DAYS,
        why=TEXTS,
        note=TEXTS,
        size=SIZES,
        offer=OFFERS,
    )
    def draft_introduction(self, picks: list[int], day: int, **said: Any) -> None:
        wanted, *between = dict.fromkeys(self.who(pick) for pick in picks)
        self.perform(introductions.draft_introduction, self.book.new_id, wanted, tuple(between), day, **said)

    @precondition(lambda self: self.rolodex.introductions)
    @rule(pick=PICK, note=TEXTS, consent=TEXTS)
    def write_introduction(self, pick: int, **said: str) -> None:
        way = self.any_id(self.rolodex.introductions, pick)
        self.perform(introductions.write_introduction, way, **said)

    @precondition(lambda self: self.rolodex.introductions)
    @rule(pick=PICK, state=st.sampled_from(INTRODUCTION_STATES), day=DAYS, channel=st.none() | WAYS)
    def jump_to(self, pick: int, state: Any, day: int, channel: Any) -> None:
        """Any state, whether it may follow or not."""
        way = self.any_id(self.rolodex.introductions, pick)
        self.perform(introductions.take_step, self.book.new_id, way, state, day, channel=channel)

    @precondition(lambda self: self.rolodex.introductions)
    @rule(pick=PICK, turns=st.lists(PICK, min_size=1, max_size=6), chance=st.none() | st.floats(0.0, 1.1))
    def go_on(self, pick: int, turns: list[int], chance: float | None) -> None:
        """Some steps that may follow, one after the other; dropped only now and then."""
        way = self.one(self.rolodex.introductions, pick).id
        for turn in turns:
            states = TRANSITIONS[self.rolodex.introductions[way].state]
            if states:
                state = "dropped" if turn % 9 == 8 else states[turn % max(1, len(states) - 1)]
                said: dict[str, Any] = {"chance": chance, "override": True, "note": "Ann, meet Robin."}
                self.perform(introductions.take_step, self.book.new_id, way, state, self.book.today, **said)

    @precondition(lambda self: self.rolodex.introductions)
    @rule(pick=PICK, later=st.integers(0, 10))
    def follow_up(self, pick: int, later: int) -> None:
        way = self.any_id(self.rolodex.introductions, pick)
        self.perform(introductions.follow_up, self.book.new_id, way, self.book.today + later)

    @precondition(lambda self: self.rolodex.introductions)
    @rule(pick=PICK, place=st.integers(0, 4), day=DAYS)
    def thank_for_introduction(self, pick: int, place: int, day: int) -> None:
        way = self.one(self.rolodex.introductions, pick)
        whom = way.chain[place] if place < len(way.chain) else self.who(place)
        self.perform(introductions.thank_for_introduction, self.book.new_id, way.id, whom, day)
