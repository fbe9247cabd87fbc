"""A card into a person. What has no field goes to `extra` in plain words, so that nothing is dropped."""

from collections.abc import Iterable

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.found import FoundPerson, Place
from godfather_desktop.interchange.readers.vcard_card import Card
from godfather_desktop.interchange.readers.vcard_draft import Draft
from godfather_desktop.interchange.readers.vcard_fields import TAKES, each, take_any
from godfather_desktop.interchange.readers.vcard_names import kept_name
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.vcard_words import label_words


def person_of(
    card: Card,
    name: str,
    place: Place,
    photo: bytes | None,
    agents: Iterable[tuple[str, str]],
    more: Iterable[str],
    reading: Reading,
) -> FoundPerson:
    """The person of a card. agents: who acts for them, and how to reach those; more: what else goes to `extra`."""
    draft = Draft({one.group: label_words(clean_line(one.text())) for one in card.all("X-ABLABEL") if one.group})
    for one in card.properties:
        if one.raw and (take := TAKES.get(one.name, take_any)) is not None and not one.raw.isspace():
            take(draft, one)
    for one in card.all("FN")[1:]:
        if clean_line(one.text()) != name:
            draft.keep(one)
    organization, title = _role(draft)
    draft.extra += [kept_name(one, name, further=place > 0) for place, one in enumerate(card.all("N"))]
    for agent, reached in agents:
        draft.relations.append(("Agent", agent))
        draft.add("Agent", f"{agent}, {reached}" if reached else agent)
    draft.extra += more
    emails = _ordered(draft.emails)
    return FoundPerson(
        place,
        name,
        emails=emails,
        phones=_ordered(draft.phones),
        links=each(draft.links),
        organization=organization,
        title=title,
        city=draft.city,
        tags=each(draft.tags),
        birthday=draft.birthday,
        anniversaries=each(draft.anniversaries),
        relations=tuple(dict.fromkeys(draft.relations)),
        notes=each(draft.notes),
        photo=photo,
        identities=each(draft.identities),
        extra=each(draft.extra),
        me=_is_mine(name, emails, reading),
        **draft.own,
    )


def _is_mine(name: str, emails: tuple[str, ...], reading: Reading) -> bool:
    """By all of the addresses, or by one and the name: of two people who share an address, one is not me."""
    mine = [folded(email) in reading.mine for email in emails]
    return any(mine) and (all(mine) or folded(name) in reading.mine)


def _ordered(ranked: list[tuple[int, str]]) -> tuple[str, ...]:
    return each(text for _, text in sorted(ranked, key=lambda one: one[0]))


def _role(draft: Draft) -> tuple[str, str]:
    """Organization and title that belong together; further ones go to `extra`. ROLE stands in for a title."""
    group, organization = draft.organizations[0] if draft.organizations else ("", "")
    others = {one for one, _ in draft.organizations[1:]} - {group, ""}
    chosen = next((one for one in draft.titles if one[0] == group), None)
    chosen = chosen or next((one for one in draft.titles if one[0] not in others), None)
    title = chosen[1] if chosen is not None else ""
    draft.extra += [f"Organization: {name}" for _, name in draft.organizations[1:] if name != organization]
    draft.extra += [f"Title: {name}" for _, name in draft.titles if name and name != title]
    roles = draft.roles
    if not title and not draft.titles and roles:
        title, roles = roles[0], roles[1:]
    draft.extra += [f"Role: {role}" for role in roles if role and role != title]
    return organization, title
