"""The day of a message: as its sender's calendar had it, else as the file or a server has it."""

from pathlib import Path

import pytest

from godfather_desktop.domain.days import iso
from godfather_desktop.interchange.readers.mail_days import day_written
from tests.interchange.mail_reading import TODAY, eml_items, message, reasons, touches

RECEIVED = "from a by b with SMTP id 2016; {}"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Wed, 22 Jun 2016 23:59:59 -0700", "2016-06-22"),
        ("Wed, 22 Jun 2016 00:00:01 +1400 (LINT)", "2016-06-22"),
        ("22 Jun 2016 12:27", "2016-06-22"),
        ("Wed,22 June 2016 12:27:30 GMT", "2016-06-22"),
        ("wed, 2 JUN 2016 1:27:30 gmt", "2016-06-02"),
        ("Wed, 11 Feb 98 11:51 CST", "1998-02-11"),
        ("11 Feb 02 11:51", "2002-02-11"),
        ("11 Feb 102 11:51", "2002-02-11"),
        ("Wed Jun 22 19:27:30 2016", "2016-06-22"),
        ("Wed Jun  2 19:27:30 +0000 2016", "2016-06-02"),
        ("Wed Jun 22 19:27:30 PDT 2016", "2016-06-22"),
        ("June 22, 2016", "2016-06-22"),
        ("2016-06-22T19:27:30Z", "2016-06-22"),
        ("2016-06-22 19:27:30", "2016-06-22"),
        ("22-Jun-2016 19:27:30", "2016-06-22"),
        ("Mon, 29 Feb 2016 00:00:00", "2016-02-29"),
        ("Wed, 31 Feb 2016 12:27:30", None),
        ("Wed, 22 Juin 20166", None),
        ("Malformed Date.", None),
        ("06/22/2016", None),
        ("", None),
    ],
)
def test_dates_of_mail_programs(written: str, day: str | None) -> None:
    found = day_written(written)
    assert (found and iso(found)) == day


@pytest.mark.parametrize("date", [None, "soon", "Thu, 1 Jan 1970 00:00:00 +0000", "Wed, 22 Jun 2033 12:00:00 +0000"])
def test_a_wrong_date_is_replaced_by_that_of_the_from_line(tmp_path: Path, date: str | None) -> None:
    content = "From 2016-01-01@example.com Fri Jul  8 19:27:30 +0000 2016\n" + message(Date=date)
    assert iso(touches(eml_items(tmp_path, content))[0].day) == "2016-07-08"


def test_without_one_the_server_nearest_to_the_sender_says_the_day(tmp_path: Path) -> None:
    content = message(Date=None).replace(
        "From:",
        f"Received: {RECEIVED.format('Sat, 9 Jul 2016 01:00:00 +0200')}\n"
        f"received: {RECEIVED.format(chr(10) + chr(9) + 'Fri, 8 Jul 2016 16:00:00 -0700 (PDT)')}\nFrom:",
        1,
    )
    assert iso(touches(eml_items(tmp_path, content))[0].day) == "2016-07-08"


def test_tomorrow_has_begun_in_the_east_but_the_day_after_has_not(tmp_path: Path) -> None:
    assert touches(eml_items(tmp_path, message(Date="Sun, 22 Nov 2026 02:00:00 +1300")))[0].day == TODAY
    assert reasons(eml_items(tmp_path, message(Date="Mon, 23 Nov 2026 02:00:00 +1300"))) == ["mail date out of range"]
