"""Calendars into touches: each sample is worked by hand."""

import time
import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest

from godfather_desktop.domain.days import Day, day_of, iso
from godfather_desktop.interchange.found import FoundTouch, Item, Noticed, Rejected
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.calendar import is_calendar, likely_mine, read_calendar
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import written

TODAY: Day = day_of("2026-11-21")
MINE = frozenset({"robin@example.org", "robin vale"})
ME = "ATTENDEE;CN=Robin Vale;PARTSTAT=ACCEPTED:mailto:robin@example.org\n"
ANN = "ATTENDEE;CN=Ann Lee;PARTSTAT=ACCEPTED:mailto:ann@example.org\n"
BEN = "ATTENDEE;CN=Ben Roy:mailto:Ben@Example.org\n"
BOTH = ME + ANN
START = "DTSTART:20240110T100000Z\n"


def event(lines: str, uid: str = "") -> str:
    return f"BEGIN:VEVENT\n{f'UID:{uid}' + chr(10) if uid else ''}{lines}END:VEVENT\n"


def calendar(*events: str, head: str = "") -> str:
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(events)}END:VCALENDAR\n"


def read(folder: Path, content: str | bytes, mine: frozenset[str] = MINE, chosen: str = "") -> list[Item]:
    source = Source(written(folder, "any.ics", content), chosen=chosen)
    return list(read_calendar(source, Reading(TODAY, mine)))


def touches(items: Iterable[Item]) -> list[FoundTouch]:
    return [item for item in items if isinstance(item, FoundTouch)]


def reasons(items: Iterable[Item]) -> list[str]:
    """Of each record in turn: why it was rejected, or `taken`."""
    told: dict[int, str] = {}
    for item in items:
        if not isinstance(item, Noticed):
            told[item.place.record] = item.why if isinstance(item, Rejected) else "taken"
    return [told[record] for record in sorted(told)]


def days(items: Iterable[Item]) -> list[str]:
    return [iso(touch.day) for touch in touches(items)]


def test_a_meeting_is_one_touch_with_each_of_the_others_and_no_text_of_it_is_kept(tmp_path: Path) -> None:
    text = "SUMMARY:Secret plan\nDESCRIPTION:very secret\nLOCATION:Café Luna\n"
    found = read(tmp_path, calendar(event(START + BOTH + BEN + text)))
    assert found == [
        FoundTouch(one.place, who, day_of("2024-01-10"), "in-person", "mutual", people=3, name=name)
        for one, (who, name) in zip(
            touches(found), [("ann@example.org", "Ann Lee"), ("ben@example.org", "Ben Roy")], strict=True
        )
    ]
    assert {(one.place.record, one.place.line) for one in found} == {(1, 3)}


def test_the_organizer_takes_part_listed_or_not(tmp_path: Path) -> None:
    unlisted = event(START + ME + "ORGANIZER;CN=Cara Dee:MAILTO:cara@example.org\n")
    listed = event(START + BOTH + "ORGANIZER;CN=Ann Lee:mailto:ANN@example.org\n")
    mine = event(START + ANN + "ORGANIZER:mailto:robin@example.org\n")
    found = touches(read(tmp_path, calendar(unlisted, listed, mine)))
    assert [(one.place.record, one.person, one.people) for one in found] == [
        (1, "cara@example.org", 2),
        (2, "ann@example.org", 2),
        (3, "ann@example.org", 2),
    ]


@pytest.mark.parametrize(
    ("line", "person", "name"),
    [
        ("ATTENDEE:mailto:ann@example.org", "ann@example.org", ""),
        ("ATTENDEE:ann@example.org", "ann@example.org", ""),
        ("attendee;cn=Ann Lee:Mailto:Ann@Example.ORG", "ann@example.org", "Ann Lee"),
        ('ATTENDEE;CN="Lee, Ann":MAILTO:ann@example.org', "ann@example.org", "Lee, Ann"),
        ("ATTENDEE;CN=\"'Ann Lee'\":mailto:ann@example.org", "ann@example.org", "Ann Lee"),
        ("ATTENDEE;CN=ann@example.org:mailto:ann@example.org", "ann@example.org", ""),
        ("ATTENDEE;CN=No Name:mailto:ann@example.org", "ann@example.org", ""),
        ('ATTENDEE;CN="Ann Lee/Sales/Meridian":mailto:ann@example.org', "ann@example.org", "Ann Lee"),
        ("ATTENDEE;CN=Ann ^'Annie^' Lee:mailto:ann@example.org", "ann@example.org", 'Ann "Annie" Lee'),
        ("ATTENDEE;CN=Lee\\, Ann:mailto:ann@example.org", "ann@example.org", "Lee, Ann"),
        ("ATTENDEE;CN=Ann Lee;EMAIL=ann@example.org:urn:uuid:0001", "ann@example.org", "Ann Lee"),
        ("ATTENDEE;CN=Ann Lee;EMAIL=ann@example.org:invalid:nomail", "ann@example.org", "Ann Lee"),
        ("ATTENDEE;CN=Ann Lee:invalid:nomail", "Ann Lee", "Ann Lee"),
        ("ATTENDEE;CN=Ann Lee:/o=Meridian/cn=alee", "Ann Lee", "Ann Lee"),
        ("ATTENDEE;CN=Ann Lee;ROLE=CHAIR:", "Ann Lee", "Ann Lee"),
        ('ATTENDEE;CN="Ann Lee:mailto:ann@example.org', "ann@example.org", '"Ann Lee'.strip('"')),
        ("ATTENDEE:mailto:ann%2Bwork@example.org?subject=hi", "ann+work@example.org", ""),
        ("ATTENDEE;ROLE=OWNER:Ann Lee <ann@example.org>", "ann@example.org", ""),
        ("ATTENDEE\n ;CN=Ann Lee\n :mailto:ann@example.org", "ann@example.org", "Ann Lee"),
    ],
)
def test_whoever_wrote_it_the_participant_is_understood(line: str, person: str, name: str, tmp_path: Path) -> None:
    (found,) = touches(read(tmp_path, calendar(event(START + ME + line + "\n"))))
    assert (found.person, found.name) == (person, name)


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;PARTSTAT=DECLINED:mailto:x@example.org",
        'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:y@example.org":mailto:x@example.org',
        "ATTENDEE;CUTYPE=ROOM:mailto:room4@example.org",
        "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@example.org",
        "ATTENDEE;CUTYPE=GROUP:mailto:sales@example.org",
        "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:x@example.org",
        "ATTENDEE:mailto:c_4711@resource.calendar.google.com",
        "ORGANIZER:mailto:c_4711@group.calendar.google.com",
        "ORGANIZER:mailto:unknownorganizer@calendar.google.com",
        "ORGANIZER;CN=:",
        "ATTENDEE:invalid:nomail",
        "ATTENDEE;ROLE=CHAIR",
        # The same as one who is listed already.
        "ORGANIZER;CN=Ann Lee:",
        "ATTENDEE;CN=A. Lee:mailto:ANN@example.org",
    ],
)
def test_rooms_groups_the_absent_and_doubles_are_nobody_whom_I_met(line: str, tmp_path: Path) -> None:
    (found,) = touches(read(tmp_path, calendar(event(START + BOTH + line + "\n"))))
    assert (found.person, found.name, found.people) == ("ann@example.org", "Ann Lee", 2)


def test_who_is_listed_twice_was_there_when_one_answer_says_so(tmp_path: Path) -> None:
    twice = "ATTENDEE;PARTSTAT={}:mailto:ben@example.org\nATTENDEE;PARTSTAT={}:mailto:BEN@example.org\n"
    first = event(START + BOTH + twice.format("DECLINED", "ACCEPTED"))
    second = event(START + BOTH + twice.format("NEEDS-ACTION", "DECLINED"))
    found = touches(read(tmp_path, calendar(first, second)))
    assert [(one.place.record, one.person) for one in found] == [
        (1, "ann@example.org"),
        (1, "ben@example.org"),
        (2, "ann@example.org"),
    ]


def test_I_am_known_by_any_of_my_addresses_and_by_my_full_name(tmp_path: Path) -> None:
    by_name = event(START + "ATTENDEE;CN=ROBIN  Vále:mailto:other@example.com\n" + ANN)
    by_second = event(START + "ATTENDEE:mailto:Robin@Work.example\n" + ANN)
    found = touches(read(tmp_path, calendar(by_name, by_second), MINE | {"robin@work.example"}))
    assert [(one.person, one.people) for one in found] == [("ann@example.org", 2)] * 2


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (START, "no participants"),
        (START + "ORGANIZER;CN=Holidays:mailto:holidays@example.com\n", "no participants"),
        (START + ME, "no participants"),
        (START + "ORGANIZER:mailto:robin@example.org\nATTENDEE;CUTYPE=ROOM:mailto:r@example.org\n", "no participants"),
        (START + ME.replace("ACCEPTED", "DECLINED") + ANN, "declined"),
        (START + ME + ANN.replace("ACCEPTED", "DECLINED"), "everybody declined"),
        (START + BOTH + "STATUS:CANCELLED\n", "cancelled"),
        (START + BOTH + "STATUS:TENTATIVE\n", "taken"),
        ("DTSTART:20261122T100000\n" + BOTH, "not yet"),
        ("DTSTART:20261121T230000\n" + BOTH, "taken"),
        (BOTH, "no start"),
        ("DTSTART:tomorrow\n" + BOTH, "bad event date"),
        ("DTSTART:\n" + BOTH, "bad event date"),
        ("DTSTART:20230230T100000Z\n" + BOTH, "bad event date"),
        ("DTSTART:20230210T250000Z\n" + BOTH, "bad event date"),
        ("DTSTART:18990101\n" + BOTH, "date out of range"),
    ],
)  # fmt: skip
def test_each_event_that_is_no_meeting_says_why(lines: str, why: str, tmp_path: Path) -> None:
    assert reasons(read(tmp_path, calendar(event(lines), event(START + BOTH)))) == [why, "taken"]


@pytest.mark.parametrize(
    "said",
    ["00000101", "0000-01-01", "100000101T000000Z", "-20240101", "99999999", "00010101T000000Z", "99991231T235959Z"],
)
def test_B29_impossible_and_far_away_years(said: str, tmp_path: Path) -> None:
    head = "X-WR-TIMEZONE:Pacific/Kiritimati\n"
    rule = "RRULE:FREQ=YEARLY\n"
    once, other, often = (event(lines + BOTH) for lines in (f"DTSTART:{said}\n", START, f"DTSTART:{said}\n{rule}"))
    why, after, recurring = reasons(read(tmp_path, calendar(once, other, often, head=head)))
    expected = {"00010101T000000Z": "date out of range", "99991231T235959Z": "not yet"}
    assert why == recurring == expected.get(said, "bad event date")
    assert after == "taken"


def test_without_an_address_of_mine_each_meeting_asks_for_it(tmp_path: Path) -> None:
    text = calendar(event(START + BOTH), event(START))
    for mine in (frozenset[str](), frozenset({"robin vale", "linkedin:robin"})):
        assert reasons(read(tmp_path, text, mine)) == ["own address unknown", "no participants"]


def test_more_than_20_guests_are_a_crowd_and_more_than_10_add_no_cards(tmp_path: Path) -> None:
    def of(people: int) -> str:
        return event(START + ME + "".join(f"ATTENDEE:mailto:p{number}@example.org\n" for number in range(1, people)))

    found = read(tmp_path, calendar(of(10), of(11), of(20), of(21)))
    assert reasons(found) == ["taken", "taken", "taken", "too many guests"]
    assert [
        {(one.people, one.introduces) for one in touches(found) if one.place.record == record} for record in (1, 2, 3)
    ] == [{(10, True)}, {(11, False)}, {(20, False)}]


def test_who_brings_somebody_along_is_more_than_one(tmp_path: Path) -> None:
    (found,) = touches(read(tmp_path, calendar(event(START + ME + "ATTENDEE;X-NUM-GUESTS=2:mailto:ann@example.org\n"))))
    assert found.people == 4


@pytest.mark.parametrize(
    ("method", "why"),
    [
        ("REQUEST", "taken"),
        (" publish ", "taken"),
        ("CREATE", "taken"),
        ("CANCEL", "cancelled"),
        ("REPLY", "reply"),
        ("COUNTER", "counter proposal"),
        ("DECLINECOUNTER", "counter proposal"),
        ("REFRESH", "counter proposal"),
    ],
)
def test_what_is_said_with_a_method(method: str, why: str, tmp_path: Path) -> None:
    before = calendar(event(START + BOTH), head=f"METHOD:{method}\n")
    after = calendar(event(START + BOTH) + f"METHOD:{method}\n")
    assert reasons(read(tmp_path, before + after + calendar(event(START + BOTH)))) == [why, why, "taken"]


def test_in_my_own_calendar_an_event_may_leave_me_out(tmp_path: Path) -> None:
    without = event(START + ANN + BEN)
    half = calendar(event(START + BOTH), without)
    assert [(one.person, one.people) for one in touches(read(tmp_path, half))[1:]] == [
        ("ann@example.org", 3),
        ("ben@example.org", 3),
    ]
    by_name = calendar(without, head="X-WR-CALNAME:Robin@example.org\n")
    assert reasons(read(tmp_path, by_name)) == ["taken"]


def test_a_calendar_of_others_is_not_mine(tmp_path: Path) -> None:
    without = event(START + ANN + BEN)
    assert reasons(read(tmp_path, calendar(without))) == ["not mine"]
    team = calendar(event(START + BOTH), without, without, head="X-WR-CALNAME:Team\n")
    assert reasons(read(tmp_path, team)) == ["taken", "not mine", "not mine"]
    invited = calendar(event(START + BOTH)) + calendar(without, head="METHOD:REQUEST\n")
    assert reasons(read(tmp_path, invited)) == ["taken", "not mine"]


@pytest.mark.parametrize(
    ("lines", "channel"),
    [
        ("LOCATION:Café Luna\n", "in-person"),
        ("LOCATION:Hotel Callahan\\, Mobile\n", "in-person"),
        ("LOCATION:https://us02web.zoom.us/j/8123\n", "video"),
        ("LOCATION:Microsoft Teams Meeting\n", "video"),
        ("LOCATION:Room 4\nURL:https://meet.google.com/abc-defg-hij\n", "video"),
        ("LOCATION:https://meridian.webex.com/meet/ann\n", "video"),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc\n", "video"),
        ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/1\n", "video"),
        ("X-GOOGLE-CONFERENCE:\n", "in-person"),
        ("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://chat.example.com/1\n", "video"),
        ("CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-412-555-0123\n", "call"),
        ("LOCATION:Phone\n", "call"),
        ("LOCATION:Telefon\n", "call"),
        ("LOCATION:+1 (415) 555-2671\n", "call"),
        ("LOCATION:Ann will call\n", "call"),
        ("SUMMARY:Call with Ann\n", "call"),
        ("SUMMARY:Zoom with Ann\n", "video"),
        ("SUMMARY:Call with Ann\nLOCATION:Room 4\n", "in-person"),
        ("SUMMARY:Roll call of the zoo\nDESCRIPTION:https://zoom.us/j/1\n", "in-person"),
    ],
)
def test_how_they_met_is_read_from_the_place(lines: str, channel: str, tmp_path: Path) -> None:
    (found,) = touches(read(tmp_path, calendar(event(START + BOTH + lines))))
    assert (found.channel, found.note) == (channel, "")


@pytest.mark.parametrize(
    ("start", "home", "day"),
    [
        ("DTSTART;VALUE=DATE:20240110", "Asia/Tokyo", "2024-01-10"),
        ("DTSTART:20240110", "", "2024-01-10"),
        ("DTSTART:20240110T233000", "Asia/Tokyo", "2024-01-10"),
        ("DTSTART:20240110T233000Z", "", "2024-01-10"),
        ("DTSTART:20240110T233000Z", "Asia/Tokyo", "2024-01-11"),
        ("DTSTART:20240110T033000Z", "America/Los_Angeles", "2024-01-09"),
        ("DTSTART:20240110T033000Z", "Pacific Standard Time", "2024-01-09"),
        ("DTSTART:20240110T033000Z", "Nowhere/At_all", "2024-01-10"),
        ("DTSTART;TZID=America/New_York:20240110T233000", "Asia/Tokyo", "2024-01-10"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20240110T233000", "", "2024-01-10"),
        ("DTSTART;TZID=:20240110T233000", "Asia/Tokyo", "2024-01-10"),
        ("DTSTART;TZID=tzone://Microsoft/Custom:20240110T233000", "", "2024-01-10"),
        ("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20240110T233000", "", "2024-01-10"),
        ('DTSTART;TZID="Pacific Time (US & Canada), Tijuana":20240110T233000', "", "2024-01-10"),
        ("DTSTART;VALUE=DATE:2024-01-10", "", "2024-01-10"),
        ("DTSTART:2024-01-10T23:30:00Z", "", "2024-01-10"),
        ("DTSTART:20240110T235960Z", "", "2024-01-10"),
        ("DTSTART:20240110T233000-0500", "", "2024-01-11"),
        ("DTSTART;VALUE=DATE:20240110T233000Z", "Asia/Tokyo", "2024-01-10"),
    ],
)
def test_the_day_is_that_of_the_calendars_own_clock(start: str, home: str, day: str, tmp_path: Path) -> None:
    head = f"X-WR-TIMEZONE;VALUE=TEXT:{home}\n" if home else ""
    assert days(read(tmp_path, calendar(event(f"{start}\n" + BOTH), head=head))) == [day]


_OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:00010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def test_a_zone_that_the_file_spells_out_is_used_wherever_it_stands(tmp_path: Path) -> None:
    home = "X-WR-TIMEZONE:Customized Time Zone\n"
    # Midnight there is 05:00 UTC in January and 04:00 in July.
    winter, summer = (event(f"DTSTART:{when}\n" + BOTH) for when in ("20240110T043000Z", "20240710T043000Z"))
    for text in (calendar(_OWN_ZONE, winter, summer, head=home), calendar(winter, summer, _OWN_ZONE, head=home)):
        assert days(read(tmp_path, text)) == ["2024-01-09", "2024-07-10"]


def test_tasks_journals_and_alarms_are_no_records(tmp_path: Path) -> None:
    text = calendar(
        "BEGIN:VTODO\nDTSTART:20240101\n" + BOTH + "END:VTODO\n",
        "BEGIN:VJOURNAL\n" + BOTH + "END:VJOURNAL\nBEGIN:VFREEBUSY\n" + BOTH + "END:VFREEBUSY\n",
        event(START + BOTH + "BEGIN:VALARM\nATTENDEE:mailto:alarm@example.org\nEND:VALARM\n" + BEN),
    )
    assert [one.person for one in touches(read(tmp_path, text))] == ["ann@example.org", "ben@example.org"]


def test_a_broken_event_costs_only_itself(tmp_path: Path) -> None:
    good = event(START + BOTH)
    text = (
        calendar("BEGIN:VEVENT\n" + START + BOTH, good)
        + "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + START + BOTH + "BEGIN:VALARM\n"
        + calendar(good.lower(), "BEGIN:VTODO\n", good, "BEGIN:VTIMEZONE\nBEGIN:STANDARD\n", good)
        + "END:VEVENT\nEND:VALARM\nEND:VCALENDAR\n" + good + "BEGIN:VEVENT\n" + START + BOTH
    )  # fmt: skip
    found = read(tmp_path, text)
    assert reasons(found) == [
        "event broken off", "taken", "event broken off", "taken", "taken", "taken", "taken", "event broken off",
    ]  # fmt: skip
    lines = text.split("\n")
    assert all(lines[item.place.line - 1].upper() == "BEGIN:VEVENT" for item in found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_B13_every_line_end_and_encoding(end: str, tmp_path: Path) -> None:
    named = "ATTENDEE;CN=Jörg Müller:mailto:joerg@example.org\n"
    text = calendar(event(START + ME + named), event(START + ME + named)).replace("\n", end)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        found = touches(read(tmp_path, text.encode(encoding)))
        assert [(one.place.record, one.name) for one in found] == [(1, "Jörg Müller"), (2, "Jörg Müller")], encoding
    chosen = text.replace("Jörg Müller", "山田 太郎").encode("shift_jis")
    assert [one.name for one in touches(read(tmp_path, chosen, chosen="shift_jis"))] == ["山田 太郎"] * 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_also_folded_ones(end: str, tmp_path: Path) -> None:
    folded = "DESCRIPTION:a\n b\n\tc\n\n"
    text = calendar(event(START + BOTH + folded), event(folded + START + BOTH), head="X-A:b\n c\n")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == "BEGIN:VEVENT"]
    found = read(tmp_path, text.replace("\n", end))
    assert [one.place.line for one in touches(found)] == lines


def test_a_fold_inside_of_a_letter_is_no_harm(tmp_path: Path) -> None:
    data = calendar(event(START + ME + "ATTENDEE;CN=Jörg:mailto:joerg@example.org\n")).encode()
    place = data.index("ö".encode()) + 1
    (found,) = touches(read(tmp_path, data[:place] + b"\r\n " + data[place:]))
    assert found.name == "Jörg"


def test_a_property_without_end_rejects_its_event_alone(tmp_path: Path) -> None:
    endless = "X-ATTACH:" + "A" * 3_000_000 + "\n"
    folded = "ATTACH:" + "\n ".join(["A" * 70] * 40_000) + "\n"
    text = calendar(
        event(START + BOTH + endless + folded),
        event(START + BOTH + "ATTENDEE;CN=" + "x" * 2_500_000 + ":mailto:x@example.org\n"),
        event(START + BOTH),
    )
    found = read(tmp_path, text)
    assert reasons(found) == ["taken", "event too long", "taken"]
    assert found[-1].place.line == text[: text.rindex("BEGIN:VEVENT")].count("\n") + 1


def test_events_far_apart_and_across_the_blocks_that_are_read(tmp_path: Path) -> None:
    long = "DESCRIPTION:" + "\r\n ".join(["word " * 14] * 300) + "\r\n"
    body = event(START + long + BOTH).replace("\r\n", "\n").replace("\n", "\r\n")
    number = 250
    assert len(body) * number > 3 << 20
    found = touches(read(tmp_path, "BEGIN:VCALENDAR\r\n" + body * number))
    assert [one.place.record for one in found] == list(range(1, number + 1))
    assert [one.place.line for one in found] == [2 + place * body.count("\n") for place in range(number)]


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"BEGIN:VCALENDAR\r\n", True),
        (b"\xef\xbb\xbf\r\n begin:vcalendar\n", True),
        ("\ufeffBEGIN:VCALENDAR\r\n".encode("utf-16-le"), True),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".encode("utf-16-be"), True),
        (b"BEGIN:VEVENT\n", True),
        (b"BEGIN:VTIMEZONE\n", True),
        (b"BEGIN:VCARD\nVERSION:3.0\n", False),
        (b"From: ann@example.org\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n", False),
        (b"", False),
        (b"\0\xff\xfe", False),
    ],
)
def test_a_calendar_is_known_by_how_it_begins(head: bytes, known: bool) -> None:
    assert is_calendar(head) is known


def _owners(folder: Path, text: str) -> list[LikelyMine]:
    return likely_mine(Source(written(folder, "any.ics", text)))


def test_whose_calendar_it_is_by_its_name(tmp_path: Path) -> None:
    found = _owners(tmp_path, calendar(event(START + BOTH), head="X-WR-CALNAME:Robin@Example.org\n"))
    assert found == [LikelyMine("robin@example.org", 1, sure=True), LikelyMine("ann@example.org", 1)]
    for name in ("Robin Vale", "c_4711@group.calendar.google.com", "to ann@example.org"):
        found = _owners(tmp_path, calendar(event(START + BOTH), head=f"X-WR-CALNAME:{name}\n"))
        assert not any(one.sure for one in found)


def test_whose_calendar_it_is_by_who_takes_part_in_nearly_everything(tmp_path: Path) -> None:
    room = "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org\n"
    with_ann, with_ben = event(START + room + BOTH), event(START + room + ME + BEN)
    alone = event(START + "ORGANIZER:mailto:holidays@example.com\n")
    without = event(START + ANN + BEN)
    ten = calendar(with_ann * 5, with_ben * 4, without, alone * 30)
    assert _owners(tmp_path, ten) == [
        LikelyMine("robin@example.org", 9, sure=True),
        LikelyMine("ann@example.org", 6),
        LikelyMine("ben@example.org", 5),
    ]
    # 9 of 11 are not nearly all, two meetings are too few, and of two who share all nobody knows which.
    for text in (
        calendar(with_ann * 5, with_ben * 4, without * 2),
        calendar(with_ann, with_ben),
        calendar(with_ann * 5),
    ):
        assert not any(one.sure for one in _owners(tmp_path, text))
    assert _owners(tmp_path, calendar(alone)) == []


def test_at_most_eight_owners_are_proposed(tmp_path: Path) -> None:
    crowd = "".join(f"ATTENDEE:mailto:p{number}@example.org\n" for number in range(30))
    found = _owners(tmp_path, calendar(event(START + BOTH), event(START + ME + crowd)))
    assert len(found) == 8
    assert found[0] == LikelyMine("robin@example.org", 2)


def test_what_is_remembered_of_a_calendar_is_forgotten_and_never_large(tmp_path: Path) -> None:
    long = "".join(f'ATTENDEE;CN="{number}{"x" * 40_000}":mailto:p{number}@example.org\n' for number in range(50))
    text = calendar(event(START + BOTH + long), event(f"DTSTART;TZID={'z' * 90_000}:20240110\n" + BOTH))
    read(tmp_path, text)
    tracemalloc.start()
    try:
        assert reasons(read(tmp_path, text)) == ["too many guests", "taken"]
        _, peak = tracemalloc.get_traced_memory()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 30 << 20
    assert kept < 1 << 20


@pytest.mark.parametrize(
    "line", ["DTSTART:x:{}x", "LOCATION:{}x", "SUMMARY:{}x", "ATTENDEE;CN={}:x", "RRULE:{}", "X:{}"]
)
@pytest.mark.parametrize("filling", [" ", "1", "1 ", ";", '"', '";', ":", ": ", "-", ",", "a@", "/"])
def test_long_lines_take_no_longer_than_their_length(line: str, filling: str, tmp_path: Path) -> None:
    text = calendar(event(START + BOTH + line.format(filling * (200_000 // len(filling))) + "\n"))
    begin = time.process_time()
    read(tmp_path, text.replace(START, "") if line.startswith("DTSTART") else text)
    assert time.process_time() - begin < 2
