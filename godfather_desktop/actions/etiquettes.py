"""Say how a person is best approached; my own etiquette holds for everybody who has none."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, bearable, known, one_of, other, partial_date, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.etiquette import DECIDES, Etiquette
from godfather_desktop.domain.ids import EtiquetteId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import CHANNELS
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.clock import DAY_MINUTES, is_country, is_zone


def set_etiquette(rolodex: Rolodex, new_id: NewId, etiquette: Etiquette) -> ChangeSet:
    """Replace what is said about approaching a person (its id does not matter); all defaults take it away."""
    card = known(rolodex, etiquette.person)
    before = rolodex.etiquette_of(etiquette.person)
    after: Etiquette | None = checked_etiquette(rolodex, etiquette)
    plain = Etiquette(etiquette.id, etiquette.person)
    if after == plain:
        after = None
    elif after is not None:
        after = replace(after, id=before.id if before is not None else EtiquetteId(new_id()))
    return change_set("etiquette.set", card.name, [Change(before, after)] if before or after else [])


def checked_etiquette(rolodex: Rolodex, etiquette: Etiquette) -> Etiquette:
    """The etiquette cleaned, or RuleBroken naming the field that cannot be kept."""
    zone, country = etiquette.zone.strip(), etiquette.country.strip().upper()
    if zone and not is_zone(zone):
        raise RuleBroken("no such zone", field="zone", said=zone)
    if country and not is_country(country):
        raise RuleBroken("no such country", field="country", said=country)
    within(etiquette.opens, 0, DAY_MINUTES - 1, "opens")
    within(etiquette.closes, 0, DAY_MINUTES, "closes")
    if etiquette.opens == etiquette.closes:
        raise RuleBroken("no office hours", field="closes")
    workdays = tuple(sorted(set(etiquette.workdays)))
    if not workdays:
        raise RuleBroken("empty", field="workdays", what="workdays")
    for day in workdays:
        within(day, 0, 6, "workdays")
    if etiquette.channel:
        one_of(etiquette.channel, CHANNELS, "channel")
    one_of(etiquette.decides, DECIDES, "decides")
    for field, person in (("gatekeeper", etiquette.gatekeeper), ("decides_says", etiquette.decides_says)):
        if person is not None:
            other(rolodex, person)
            if person == etiquette.person:
                raise RuleBroken("no such person", field=field)
    return replace(
        etiquette,
        zone=zone,
        country=country,
        workdays=workdays,
        protocol=bearable(etiquette.protocol, "protocol"),
        incumbent=clean_line(etiquette.incumbent),
        incumbent_since=partial_date(etiquette.incumbent_since, "incumbent_since"),
        incumbent_change=clean_line(etiquette.incumbent_change),
    )
