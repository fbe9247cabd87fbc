"""The trial of an import: found records are tried on a copy of the Rolodex, one after the other."""

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import (
    ME,
    DownPeriodId,
    FavorId,
    NoteId,
    OccasionId,
    OrganizationId,
    PersonId,
    RoleId,
    TieId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import Tie, TieSource
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.filled_card import filled
from godfather_desktop.interchange.found import (
    FoundDown,
    FoundFavor,
    FoundGroup,
    FoundNote,
    FoundOccasion,
    FoundOrganization,
    FoundPerson,
    FoundRole,
    FoundTie,
    Item,
    Noticed,
    Place,
    Rejected,
)
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.matching import Matching
from godfather_desktop.interchange.newcomer import newcomer
from godfather_desktop.interchange.relations import strength_of

_TIE_FIELDS = ("strength", "certainty", "since", "organization", "headcount", "start", "end")


def guarded(items: Iterator[Item]) -> Iterator[Item]:
    """The items of a reader; a file beyond the limits ends with a reject that says so."""
    records = line = 0
    try:
        for item in items:
            records, line = item.place.record, item.place.line
            yield item
    except TooMuch as too_much:
        yield Rejected(Place(records + 1, line), too_much.why, too_much.values_said)


class Trial:
    """A copy of the Rolodex on which found records are tried, and what differs in the end."""

    def __init__(self, rolodex: Rolodex, new_id: Callable[[], int], today: Day, has_photo: Container[PersonId]) -> None:
        self._has_photo = has_photo
        self._rolodex = rolodex.copy()
        self._new_id = new_id
        self._today = today
        self._matching = Matching(self._rolodex)
        self._organizations = {folded(one.name): one.id for one in rolodex.organizations.values()}
        self._first: dict[tuple[type[Record], int], Record | None] = {}
        self._last: dict[tuple[type[Record], int], Record | None] = {}
        self._favors = {self._favor_key(favor) for favor in rolodex.favors.values()}
        self._tied: set[TieId] = set()
        self._relations: list[tuple[PersonId, str, str, FileAccount]] = []

    @property
    def rolodex(self) -> Rolodex:
        """The records as they would be; not to be altered."""
        return self._rolodex

    def changes(self) -> list[Change]:
        """What differs from the Rolodex at the start."""
        return [Change(self._first[key], after) for key, after in self._last.items() if self._first[key] != after]

    def take(self, item: Item, account: FileAccount) -> None:
        """Try one found record and account for it."""
        if isinstance(item, Noticed):
            account.notice(item)
            return
        if isinstance(item, Rejected):
            account.reject(item)
            return
        try:
            if isinstance(item, FoundPerson):
                account.count(self._person(item, account))
            elif isinstance(item, FoundOrganization):
                account.count(self._company(item))
            elif isinstance(item, FoundGroup):
                account.count(self._group(item))
            elif isinstance(item, FoundTie):
                account.count(self._tie(item, account))
            elif isinstance(item, FoundFavor):
                account.count(self._favor(item, account))
            elif isinstance(item, FoundRole):
                account.count(self._role(item))
            elif isinstance(item, FoundDown):
                account.count(self._down(item))
            elif isinstance(item, FoundNote):
                account.count(self._note(item))
            elif isinstance(item, FoundOccasion):
                account.count(self._occasion(item))
            else:
                raise AssertionError("touches go through `contacts.Contacts`")
        except RuleBroken as broken:
            account.reject(Rejected(item.place, broken.reason, broken.values_said))

    def who_is(self, said: str, name: str, introduces: bool) -> PersonId | None:
        """Whom a contact is with, see `contacts.WhoIs`."""
        if not introduces:
            known = self._matching.who(said)
            if known == ME:
                raise RuleBroken("about myself")
            return known
        return self._somebody(said, name=name, other=True)

    def add(self, change: Change) -> None:
        """Take in a change that was decided elsewhere."""
        if change.after is not None:
            self._put(change.before, change.after)

    def person_of(self, found: FoundPerson) -> PersonId | None:
        """Who is on record already as the person of a card."""
        known = self._matching.person_of(found)
        return known[0] if known is not None else None

    def finish(self) -> None:
        """Once all files are read: tie people to those whom their cards name as spouse, manager or friend.

        A name that nobody or several have stays what it is on the card: a text.
        """
        for person, label, who, account in self._relations:
            try:
                other = self._matching.who(who)
            except RuleBroken:
                other = None
            if other is None and " " not in who:
                family = self._rolodex.people[person].name.rpartition(" ")[2]
                found = self._matching.names.named(f"{who} {family}")
                other = found[0] if len(found) == 1 else None
            if other is None or ME in (person, other) or person == other:
                continue
            low, high = min(person, other), max(person, other)
            if all((tie.a, tie.b) != (low, high) for tie in self._rolodex.ties_of(low)):
                strength = strength_of(label)
                source: TieSource = "stated" if strength is not None else "listed"
                self._put(None, Tie(TieId(self._new_id()), low, high, source, strength))
                account.ties += 1

    def _put(self, before: Record | None, after: Record) -> None:
        key = (type(after), after.id)
        self._first.setdefault(key, before)
        self._last[key] = after
        self._rolodex.apply((Change(before, after),))
        if isinstance(after, Person):
            self._matching.learn(before if isinstance(before, Person) else None, after)

    def _person(self, found: FoundPerson, account: FileAccount) -> str:
        known = self._matching.person_of(found)
        through = self._matching.who(found.met_through) if found.met_through else None
        if found.met_through and through is None:
            through = self._somebody(found.met_through)
        before = self._rolodex.people[known[0]] if known is not None else None
        base = before or Person(PersonId(self._new_id()), found.name)
        after = filled(base, found, through)
        touched = before != after
        if touched:
            self._put(before, after)
        touched |= self._held(after.id, found.title, found.organization)
        for text in found.notes:
            if all(note.text != text for note in self._rolodex.notes_of(after.id)):
                self._put(None, Note(NoteId(self._new_id()), after.id, self._today, text))
                touched = True
        for date in found.anniversaries:
            touched |= self._anniversary(after.id, date)
        photo = Photo(after.id, found.photo) if found.photo is not None else None
        if photo is not None and after.id not in self._has_photo and (Photo, after.id) not in self._last:
            self._put(None, photo)
            touched = True
        self._relations += [(after.id, label, who, account) for label, who in found.relations]
        if before is not None and known is not None:
            account.match(found.name, before.name, known[1])
        return "added" if before is None else "merged" if touched else "unchanged"

    def _note(self, found: FoundNote) -> str:
        person = self._somebody(found.person)
        if any((note.text, note.topic) == (found.text, found.topic) for note in self._rolodex.notes_of(person)):
            return "unchanged"
        self._put(None, Note(NoteId(self._new_id()), person, found.day, found.text, found.topic))
        return "added"

    def _occasion(self, found: FoundOccasion) -> str:
        person = self._somebody(found.person)
        occasions = self._rolodex.occasions_of(person)
        if any((one.date, one.sort, one.text) == (found.date, found.sort, found.text) for one in occasions):
            return "unchanged"
        self._put(None, Occasion(OccasionId(self._new_id()), person, found.date, found.sort, found.text))
        return "added"

    def _anniversary(self, person: PersonId, date: str) -> bool:
        """An occasion that comes back every year, unless it is on record; tells whether it was new."""
        yearly = f"--{date[-5:]}"
        if any(one.date == yearly and one.sort == "anniversary" for one in self._rolodex.occasions_of(person)):
            return False
        year = "" if date.startswith("--") else date[:4]
        self._put(None, Occasion(OccasionId(self._new_id()), person, yearly, "anniversary", year))
        return True

    def _held(self, person: PersonId, title: str, organization: str) -> bool:
        """Record a role of today unless it is on record; tells whether it was new."""
        if not title and not organization:
            return False
        where = self._organization(organization)
        if any(
            role.organization == where and folded(role.title) == folded(title)
            for role in self._rolodex.roles_of(person)
        ):
            return False
        self._put(None, Role(RoleId(self._new_id()), person, where, title))
        return True

    def _organization(self, name: str) -> OrganizationId | None:
        if not name:
            return None
        known = self._organizations.get(folded(name))
        if known is None:
            known = self._organizations[folded(name)] = OrganizationId(self._new_id())
            self._put(None, Organization(known, name))
        return known

    def _company(self, found: FoundOrganization) -> str:
        if folded(found.name) in self._organizations:
            return "unchanged"
        self._organization(found.name)
        return "added"

    def _group(self, found: FoundGroup) -> str:
        touched = False
        for member in found.members:
            person = self._matching.who(member)
            if person is None:
                continue
            card = self._rolodex.people[person]
            if found.name not in card.tags:
                self._put(card, replace(card, tags=(*card.tags, found.name)))
                touched = True
        return "merged" if touched else "unchanged"

    def _somebody(self, who: str, *, name: str = "", other: bool = False) -> PersonId:
        """The person named, added when nobody is known by that name, address or identity yet."""
        known = self._matching.who(who)
        if known is None:
            person = newcomer(PersonId(self._new_id()), who, clean_line(name))
            self._put(None, person)
            known = person.id
        if other and known == ME:
            raise RuleBroken("about myself")
        return known

    def _tie(self, found: FoundTie, account: FileAccount) -> str:
        a, b = self._somebody(found.a), self._somebody(found.b)
        if a == b:
            raise RuleBroken("knows itself", name=self._rolodex.people[a].name)
        if ME in (a, b):
            raise RuleBroken("tie with me", name=self._rolodex.people[b if a == ME else a].name)
        low, high = min(a, b), max(a, b)
        before = next(
            (
                tie
                for tie in self._rolodex.ties_of(low)
                if (tie.a, tie.b, tie.source) == (low, high, found.source)
                and (found.source != "co-employed" or folded(tie.organization) == folded(found.organization))
            ),
            None,
        )
        known = before or Tie(TieId(self._new_id()), low, high, found.source)
        if found.says and known.says is None:
            known = replace(known, says=self._somebody(found.says))
        # What a file says comes first, but of two lines in it for one tie the first; and an empty
        # cell takes nothing away that was typed.
        mine = {name: getattr(known, name) for name in _TIE_FIELDS if getattr(known, name) not in (None, "")}
        theirs = {name: getattr(found, name) for name in _TIE_FIELDS if getattr(found, name) not in (None, "")}
        after = replace(known, **(theirs | mine if known.id in self._tied else mine | theirs))
        self._tied.add(known.id)
        if before == after:
            return "unchanged"
        self._put(before, after)
        account.ties += before is None
        return "merged" if before else "added"

    def _favor(self, found: FoundFavor, account: FileAccount) -> str:
        if found.thanked and found.status in ("promised", "declined"):
            raise RuleBroken("thanked before done")
        person = self._somebody(found.person, other=True)
        favor = Favor(
            FavorId(0),
            person,
            found.day,
            found.direction,
            found.title,
            found.size,
            found.effort,
            found.mode,
            found.status,
            found.thanked,
            found.beneficiary,
            found.due,
        )
        key = self._favor_key(favor)
        if key in self._favors:
            return "unchanged"
        self._favors.add(key)
        self._put(None, replace(favor, id=FavorId(self._new_id())))
        account.favors += 1
        return "added"

    @staticmethod
    def _favor_key(favor: Favor) -> Favor:
        """What makes two favors the same: not what becomes of one later, such as thanks."""
        return replace(favor, id=FavorId(0), status="done", thanked=False, due=None)

    def _role(self, found: FoundRole) -> str:
        person = self._somebody(found.person)
        where = self._organization(found.organization)
        for role in self._rolodex.roles_of(person):
            if (role.organization, folded(role.title)) == (where, folded(found.title)) and (
                role.start == found.start or not role.start
            ):
                # An empty cell takes nothing away that was typed.
                after = replace(
                    role, start=found.start, end=found.end or role.end, headcount=found.headcount or role.headcount
                )
                if after == role:
                    return "unchanged"
                self._put(role, after)
                return "merged"
        self._put(
            None,
            Role(RoleId(self._new_id()), person, where, found.title, found.start, found.end, found.headcount),
        )
        return "added"

    def _down(self, found: FoundDown) -> str:
        for period in self._rolodex.downs.values():
            if (period.start, period.cause) == (found.start, found.cause):
                # An empty cell takes nothing away that was typed.
                after = replace(period, end=found.end or period.end)
                if after == period:
                    return "unchanged"
                self._put(period, after)
                return "merged"
        self._put(None, DownPeriod(DownPeriodId(self._new_id()), found.start, found.end, found.cause))
        return "added"
