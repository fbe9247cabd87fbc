"""Cards merged and taken apart, played at random among everything else."""

from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from godfather_desktop.actions.merge import merge, merge_all, shown_in, tell_apart, unmerge
from godfather_desktop.domain.change import DISK_KINDS, RECORD_KINDS
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.references import referring
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.insight.duplicates import exact_pairs
from tests.play.player import PICK, Player


class MergePlayer(Player):
    """Somebody who makes one card of any two, and changes their mind."""

    @rule(a=PICK, b=PICK)
    def merge(self, a: int, b: int) -> None:
        keep, gone = self.who(a), self.who(b)
        before = self._kept()
        self.perform(
            merge,
            self.book.new_id,
            self.book.today,
            keep,
            gone,
            self.store.touches_of(gone),
            photos=self._photos((keep, gone)),
        )
        assert self._kept() == before

    @rule()
    def merge_what_is_certain(self) -> None:
        pairs, before = exact_pairs(self.rolodex), self._kept()
        people = {who for pair in pairs for who in (pair.a, pair.b)}
        touches = [touch for who in sorted(people) for touch in self.store.touches_of(who)]
        self.perform(merge_all, self.book.new_id, self.book.today, pairs, touches, self._photos(people))
        assert self._kept() == before

    @precondition(lambda self: self.rolodex.merges)
    @rule(pick=PICK, apart=st.booleans())
    def unmerge(self, pick: int, apart: bool) -> None:
        one, before = self.one(self.rolodex.merges, pick), self._kept()
        touches, photos = self.store.touches_of(one.person), self._photos(shown_in(self.rolodex, one.id))
        self.perform(unmerge, self.book.new_id, self.book.today, one.id, touches, photos=photos, apart=apart)
        assert one.id not in self.rolodex.merges
        inside = {other.other for other in self.rolodex.merges.values()}
        assert one.other in inside | self.rolodex.people_ids()
        assert self._kept() == before

    @rule(a=PICK, b=PICK)
    def tell_apart(self, a: int, b: int) -> None:
        self.perform(tell_apart, self.book.new_id, self.book.today, self.who(a), self.who(b))

    @invariant()
    def nobody_who_is_gone_is_named(self) -> None:
        for kind in RECORD_KINDS if hasattr(self, "store") else ():
            # A sealed prediction stays as it was, and what is put off names what there may be to do.
            for one in () if kind in (Drill, Snooze) else self.rolodex.table(kind).values():
                for named in referring(one):
                    inside = isinstance(one, Merge) and named.field != "person"
                    assert inside or named.kind in DISK_KINDS or self.rolodex.find(named.kind, named.id) is not None

    def _kept(self) -> tuple[int, int]:
        """Every favor and every touch, to whomever."""
        return len(self.rolodex.favors), sum(len(self.store.touches_of(who)) for who in self.rolodex.people)

    def _photos(self, people: Iterable[PersonId]) -> list[Photo]:
        return [Photo(who, data) for who in people if (data := self.store.photo_of(who)) is not None]
