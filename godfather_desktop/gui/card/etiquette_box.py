"""The box for how somebody is best approached; my own holds for everybody who has none."""

import re
from zoneinfo import available_timezones

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

from godfather_desktop.actions.etiquettes import set_etiquette
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.etiquette import DECIDES, Etiquette
from godfather_desktop.domain.ids import ME, EtiquetteId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.attempts.draft_box import DraftBox, choice
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.attempts import CHANNELS, FORM_CHANNELS, WEEKDAYS
from godfather_desktop.wording.attempts import DECIDES as DECIDES_WORDS
from godfather_desktop.wording.fair import clock_time
from godfather_desktop.wording.language import say

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\.?)?", re.ASCII | re.IGNORECASE)


class EtiquetteBox(DraftBox):
    """Hours, way, gatekeeper, who decides, with whom they work now. For my own card only the hours."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        name = session.rolodex.people[person].name
        mine = person == ME
        title = say("My hours") if mine else say("How to approach {name}", name=name)
        super().__init__(session, parent, title, f"etiquette {person}", 480)
        self._person = person
        known = session.rolodex.etiquette_of(person)
        if known is None:
            known = session.rolodex.etiquette_of(ME) or Etiquette(EtiquetteId(0), person)
            known = Etiquette(known.id, person, "", known.country, known.opens, known.closes, known.workdays)
        self.zone = QLineEdit(known.zone)
        self.zone.setPlaceholderText(say("Europe/Berlin; empty: that of this computer") if mine else say("empty: mine"))
        self._zones = QStringListModel(self)
        _complete(self.zone, self._zones)
        self.country = QLineEdit(known.country)
        self.country.setPlaceholderText(say("US, DE …: whose holidays are kept"))
        self.opens, self.closes = QLineEdit(clock_time(known.opens)), QLineEdit(clock_time(known.closes))
        self.days = [QCheckBox(say(one)) for one in WEEKDAYS]
        for number, day in enumerate(self.days):
            day.setChecked(number in known.workdays)
            day.setAccessibleName(say("Works on {day}", day=say(WEEKDAYS[number])))
        self.channel = choice(
            say("Best by"), [("", say("not known")), *((one, CHANNELS[one]) for one in FORM_CHANNELS)], known.channel
        )
        self.gatekeeper = PersonField(session, say("an assistant, HR: who stands before them"))
        self.gatekeeper.set_person(known.gatekeeper)
        self.protocol = QPlainTextEdit(known.protocol)
        self.protocol.setFixedHeight(60)
        self.protocol.setTabChangesFocus(True)
        self.protocol.setPlaceholderText(say("how to get past in good grace"))
        self.decides = choice(say("Decides"), [(one, DECIDES_WORDS[one]) for one in DECIDES], known.decides)
        self.decides_says = PersonField(session, say("who says so"))
        self.decides_says.set_person(known.decides_says)
        self.incumbent = QLineEdit(known.incumbent)
        self.incumbent.setPlaceholderText(say("with whom they work now"))
        self.since = QLineEdit(known.incumbent_since)
        self.since.setPlaceholderText(say("since 2014"))
        self.change = QLineEdit(known.incumbent_change)
        self.change.setPlaceholderText(say("what would change it"))
        self.fields = {
            "zone": self.zone,
            "country": self.country,
            "opens": self.opens,
            "closes": self.closes,
            **{f"day {number}": day for number, day in enumerate(self.days)},
            "channel": self.channel,
            "gatekeeper": self.gatekeeper,
            "protocol": self.protocol,
            "decides": self.decides,
            "decides_says": self.decides_says,
            "incumbent": self.incumbent,
            "incumbent_since": self.since,
            "incumbent_change": self.change,
        }
        self._lay_out(title, mine=mine)
        self.begin()
        self.zone.setFocus()
        session.pool(lambda: sorted(available_timezones()), self._offer_zones, session.fail)

    def _offer_zones(self, zones: list[str]) -> None:
        if Shiboken.isValid(self):
            self._zones.setStringList(zones)

    def _said(self) -> Etiquette:
        workdays = tuple(number for number, day in enumerate(self.days) if day.isChecked())
        return Etiquette(
            EtiquetteId(0),
            self._person,
            self.zone.text(),
            self.country.text(),
            _minutes(self.opens.text(), "opens"),
            _minutes(self.closes.text(), "closes"),
            workdays,
            self.channel.currentData(),
            _named(self.gatekeeper, "gatekeeper"),
            self.protocol.toPlainText(),
            self.decides.currentData(),
            _named(self.decides_says, "decides_says"),
            self.incumbent.text(),
            self.since.text(),
            self.change.text(),
        )

    def _save(self) -> None:
        book = self.session.book

        def decide(rolodex: Rolodex) -> ChangeSet:
            return set_etiquette(rolodex, book.new_id, self._said())

        self.perform(self.session, decide)

    def _lay_out(self, title: str, *, mine: bool) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        hours = _in_line(self.opens, PlainLabel(say("to"), "muted"), self.closes)
        hours.addStretch(1)
        for line, name in ((self.opens, say("Office hours from")), (self.closes, say("Office hours to"))):
            line.setFixedWidth(72)
            line.setAccessibleName(name)
        week = _in_line(*self.days)
        rows: list[tuple[str, QWidget | QLayout]] = [
            (say("Time zone"), self.zone),
            (say("Country"), self.country),
            (say("Office hours"), hours),
            (say("Works on"), week),
        ]
        if not mine:
            rows += [
                (say("Best by"), self.channel),
                (say("Gatekeeper"), self.gatekeeper),
                (say("Getting past"), self.protocol),
                (say("Decides"), _in_line(self.decides, self.decides_says)),
                (say("Works with"), _in_line(self.incumbent, self.since)),
                ("", self.change),
            ]
        else:
            # Nobody stands before me: what is not shown goes with the box all the same.
            others = (self.channel, self.gatekeeper, self.protocol, self.decides, self.decides_says)
            for unseen in (*others, self.incumbent, self.since, self.change):
                unseen.setParent(self)
                unseen.hide()
        self.since.setMaximumWidth(112)
        self.since.setAccessibleName(say("Works with them since"))
        self.change.setAccessibleName(say("What would change it"))
        for label, field in rows:
            if isinstance(field, QLineEdit | QPlainTextEdit) and not field.accessibleName():
                field.setAccessibleName(label)
            form.addRow(PlainLabel(label, "muted"), field)
        self.incumbent.setAccessibleName(say("Works with"))
        self.gatekeeper.setAccessibleName(say("Gatekeeper"))
        self.decides_says.setAccessibleName(say("Who says that they decide"))
        hint = say("Hours that end before they begin go on past midnight.")
        if mine:
            hint = say("They hold for everybody of whom nothing else is said.") + " " + hint
        self.lay_out(PlainLabel(title, "title", wrap=True), form, PlainLabel(hint, "small", wrap=True), save=self._save)


def _in_line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    return line


def _complete(line: QLineEdit, words: QStringListModel) -> None:
    completer = QCompleter(words, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    popup.setObjectName("suggestions")
    completer.setPopup(popup)
    line.setCompleter(completer)


def _named(field: PersonField, name: str) -> PersonId | None:
    if not field.text().strip():
        return None
    try:
        return field.person()
    except RuleBroken as broken:
        broken.field = name
        raise


def _minutes(said: str, field: str) -> int:
    """'9', '9:00', '16.30', '4 pm' as minutes after midnight. Raises RuleBroken for what is no time of day."""
    match = _TIME.fullmatch(said.strip())
    if match is None:
        raise RuleBroken("no such time", field=field, said=said.strip())
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise RuleBroken("no such time", field=field, said=said.strip())
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour * 60 + minute > 1_440:
        raise RuleBroken("no such time", field=field, said=said.strip())
    return hour * 60 + minute
