"""Add, edit, tag, rate and remove people; record their roles."""

from collections.abc import Container
from dataclasses import replace

from godfather_desktop.actions.checks import NewId, known, lines, named, one_of, other, partial_date, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES, HowKnown, Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.titles import current_role, organization_name


def checked_person(rolodex: Rolodex, person: Person) -> Person:
    """The person cleaned, or RuleBroken naming the field that cannot be kept."""
    if person.referred_by is not None and (person.referred_by not in rolodex.people or person.referred_by == person.id):
        raise RuleBroken("no such person", field="referred_by")
    if person.rating is not None:
        within(person.rating, 0, 10, "rating")
    one_of(person.how_known, HOW_KNOWN, "how_known")
    one_of(person.relation, RELATIONS, "relation")
    one_of(person.seniority, SENIORITIES, "seniority")
    one_of(person.authority, AUTHORITIES, "authority")
    return replace(
        person,
        name=named(person.name),
        emails=lines(person.emails),
        phones=lines(person.phones),
        links=lines(person.links),
        tags=lines(person.tags),
        city=clean_line(person.city),
        birthday=partial_date(person.birthday, "birthday"),
    )


def add_person(
    rolodex: Rolodex, new_id: NewId, person: Person, *, title: str = "", organization: str = ""
) -> ChangeSet:
    """Add a person (whose id is `new_id()`'s), with today's role if there is one."""
    person = checked_person(rolodex, person)
    changes = [Change(None, person)]
    changes += _role_changes(rolodex, new_id, person.id, title, organization)
    return change_set("person.add", person.name, changes)


def edit_person(
    rolodex: Rolodex, new_id: NewId, person: Person, *, title: str | None = None, organization: str | None = None
) -> ChangeSet:
    """Replace a person's card, and today's role where title and organization are given."""
    before = known(rolodex, person.id)
    person = checked_person(rolodex, person)
    changes = [Change(before, person)]
    if title is not None or organization is not None:
        changes += _role_changes(rolodex, new_id, person.id, title or "", organization or "")
    return change_set("person.edit", person.name, changes)


def remove_people(rolodex: Rolodex, people: list[PersonId]) -> ChangeSet:
    """Remove people with all that is recorded about them. I cannot be removed."""
    if ME in people:
        raise RuleBroken("cannot remove me", field="person")
    gone = {person: known(rolodex, person) for person in people}
    records: dict[tuple[type, int], Change] = {}
    for person in gone:
        records.update({(type(record), record.id): Change(record, None) for record in rolodex.records_of(person)})
    targets = [target for target in rolodex.targets.values() if target.person in gone]
    changes = list(records.values())
    changes += [
        Change(tie, replace(tie, says=None))
        for tie in rolodex.ties.values()
        if tie.says in gone and (Tie, tie.id) not in records
    ]
    changes += [
        Change(card, replace(card, referred_by=None))
        for card in rolodex.people.values()
        if card.referred_by in gone and card.id not in gone
    ]
    changes += [
        Change(one, _without(one, gone))
        for one in rolodex.etiquettes.values()
        if one.person not in gone and (one.gatekeeper in gone or one.decides_says in gone)
    ]
    # An introduction goes with whoever stands on its way; what others have not answered yet is no ask then.
    waiting = {ask for change in changes if isinstance(change.before, Introduction) for ask in change.before.ask_ids()}
    changes += [
        Change(ask, None)
        for ask in rolodex.asks.values()
        if ask.id in waiting and not ask.outcome and ask.person not in gone
    ]
    lost = {target.id for target in targets}
    changes += [
        Change(task, replace(task, target=None))
        for task in rolodex.tasks.values()
        if task.target in lost and task.person not in gone
    ]
    changes += [Change(target, None) for target in targets]
    changes += [Change(card, None) for card in gone.values()]
    subject = next(iter(gone.values())).name if len(gone) == 1 else str(len(gone))
    return change_set("person.remove" if len(gone) == 1 else "people.remove", subject, changes)


def _without(etiquette: Etiquette, gone: Container[PersonId | None]) -> Etiquette:
    return replace(
        etiquette,
        gatekeeper=None if etiquette.gatekeeper in gone else etiquette.gatekeeper,
        decides_says=None if etiquette.decides_says in gone else etiquette.decides_says,
    )


def rate(rolodex: Rolodex, person: PersonId, rating: int | None) -> ChangeSet:
    """Set my own closeness rating, 0..10, or clear it."""
    card = other(rolodex, person)
    if rating is not None:
        within(rating, 0, 10, "rating")
    return change_set("person.rate", card.name, [Change(card, replace(card, rating=rating))])


def tag(rolodex: Rolodex, people: list[PersonId], word: str) -> ChangeSet:
    """Give people a tag, or take it away when all of them have it."""
    word = named(word, "tag")
    cards = [known(rolodex, person) for person in people]
    if not cards:
        raise RuleBroken("no such person", field="person")
    if all(word in card.tags for card in cards):
        changes = [Change(card, replace(card, tags=tuple(one for one in card.tags if one != word))) for card in cards]
        return change_set("person.untag", word, changes)
    changes = [Change(card, replace(card, tags=(*card.tags, word))) for card in cards if word not in card.tags]
    return change_set("person.tag", word, changes)


def set_how_known(
    rolodex: Rolodex, person: PersonId, how_known: HowKnown, through: PersonId | None = None
) -> ChangeSet:
    """Record how I know a person: personally, by referral (through whom), or cold."""
    card = other(rolodex, person)
    one_of(how_known, HOW_KNOWN, "how_known")
    after = checked_person(
        rolodex, replace(card, how_known=how_known, referred_by=through if how_known == "referral" else None)
    )
    return change_set("person.how_known", card.name, [Change(card, after)])


def checked_role(role: Role) -> Role:
    """The role cleaned, or RuleBroken naming the field that cannot be kept."""
    title = clean_line(role.title)
    if not title and role.organization is None:
        raise RuleBroken("empty", field="title", what="title")
    start, end = partial_date(role.start, "start"), partial_date(role.end, "end")
    if start and end and end < start[: len(end)]:
        raise RuleBroken("ends before it starts", field="end")
    if role.headcount is not None:
        within(role.headcount, 1, 100_000_000, "headcount")
    return replace(role, title=title, start=start, end=end)


def add_role(
    rolodex: Rolodex,
    new_id: NewId,
    person: PersonId,
    *,
    title: str,
    organization: str,
    start: str = "",
    end: str = "",
    headcount: int | None = None,
) -> ChangeSet:
    """Record a role, past or present."""
    card = known(rolodex, person)
    changes: list[Change] = []
    where = _organization(rolodex, new_id, organization, changes)
    changes.append(Change(None, checked_role(Role(RoleId(new_id()), person, where, title, start, end, headcount))))
    return change_set("role.add", card.name, changes)


def edit_role(rolodex: Rolodex, role: Role) -> ChangeSet:
    """Correct a role, such as giving it an end."""
    before = rolodex.roles.get(role.id)
    if before is None:
        raise RuleBroken("no such record", field="role")
    card = known(rolodex, role.person)
    if role.organization is not None and role.organization not in rolodex.organizations:
        raise RuleBroken("no such record", field="organization")
    return change_set("role.edit", card.name, [Change(before, checked_role(role))])


def remove_role(rolodex: Rolodex, role: RoleId) -> ChangeSet:
    """Remove a role that never was."""
    before = rolodex.roles.get(role)
    if before is None:
        raise RuleBroken("no such record", field="role")
    return change_set("role.remove", rolodex.people[before.person].name, [Change(before, None)])


def set_photo(rolodex: Rolodex, person: PersonId, before: bytes | None, data: bytes | None) -> ChangeSet:
    """Give a person a photo, or take it away."""
    card = known(rolodex, person)
    old = Photo(person, before) if before is not None else None
    new = Photo(person, data) if data is not None else None
    return change_set("person.photo", card.name, [] if old == new else [Change(old, new)])


def _role_changes(rolodex: Rolodex, new_id: NewId, person: PersonId, title: str, organization: str) -> list[Change]:
    """Make title and organization the role of today: correct the present one, or add the first."""
    title, organization = clean_line(title), clean_line(organization)
    held = current_role(rolodex, rolodex.people[person]) if person in rolodex.people else None
    if held is not None and (held.title, organization_name(rolodex, held)) == (title, organization):
        return []
    if held is None and not title and not organization:
        return []
    changes: list[Change] = []
    where = _organization(rolodex, new_id, organization, changes)
    if held is None:
        changes.append(Change(None, Role(RoleId(new_id()), person, where, title)))
    elif not title and where is None:
        changes.append(Change(held, None))
    else:
        changes.append(Change(held, replace(held, title=title, organization=where)))
    return changes


def _organization(rolodex: Rolodex, new_id: NewId, name: str, changes: list[Change]) -> OrganizationId | None:
    """The organization of this name, added to the changes when it is new."""
    name = clean_line(name)
    if not name:
        return None
    for one in rolodex.organizations.values():
        if folded(one.name) == folded(name):
            return one.id
    added = Organization(OrganizationId(new_id()), name)
    changes.append(Change(None, added))
    return added.id
