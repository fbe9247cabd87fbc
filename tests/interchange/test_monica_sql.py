import random
import time
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.days import day_of
from godfather_desktop.interchange.found import (
    FoundFavor,
    FoundNote,
    FoundOccasion,
    FoundPerson,
    FoundRole,
    FoundTie,
    FoundTouch,
    Item,
    Noticed,
    Rejected,
)
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers.monica_sql import is_monica_sql, read_monica_sql
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sql_rows import insert_rows
from tests.books import TODAY, written
from tests.interchange.test_any_bytes import mutated

T = TypeVar("T")

HEAD = """# ************************************************************
# Robin Vale dump of data
# Export date: 2024-01-01 00:00:00
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO `accounts` (`id`,`api_key`,`number_of_invitations_sent`) VALUES
 (1,'key',NULL);
"""
CONTACTS = """INSERT IGNORE INTO `contacts` (`id`,`account_id`,`first_name`,`last_name`,`nickname`,`gender_id`,`uuid`,\
`is_starred`,`is_partial`,`is_active`,`is_dead`,`birthday_special_date_id`,`first_met_through_contact_id`,`job`,`company`,\
`avatar_photo_id`,`created_at`) VALUES
 (1,1,'Ann','O\\'Hara','Annie',3,'u-1',1,0,1,0,5,2,'VP, Sales','Acme (Bonn); Ltd',NULL,'2020-01-01 00:00:00'),
 (2,1,'Ben','Roy',NULL,NULL,NULL,0,0,0,1,NULL,NULL,NULL,NULL,8,'2020-01-01 00:00:00'),
 (3,1,'Robin','Vale',NULL,NULL,'u-3',0,0,1,0,NULL,NULL,NULL,NULL,NULL,'2020-01-01 00:00:00'),
 (4,1,'Tim',NULL,NULL,NULL,'u-4',0,1,1,0,NULL,NULL,NULL,NULL,NULL,'2020-01-01 00:00:00');
"""
REST = """INSERT IGNORE INTO `activities` (`id`,`account_id`,`summary`,`description`,`happened_at`,`created_at`) VALUES
 (1,1,'Dinner; at Luigi\\'s','(good),
 (1,2) food','2023-01-03','2023-01-03 10:00:00');
INSERT IGNORE INTO `activity_contact` (`activity_id`,`account_id`,`contact_id`) VALUES
 (1,1,1),
 (1,1,2);
INSERT IGNORE INTO `addresses` (`id`,`account_id`,`place_id`,`contact_id`,`name`) VALUES
 (1,1,9,1,'Home');
INSERT IGNORE INTO `calls` (`id`,`account_id`,`contact_id`,`called_at`,`content`,`contact_called`) VALUES
 (1,1,1,'2022-02-03 10:00:00','of\\\\to \\"tea\\"',1);
INSERT IGNORE INTO `companies` (`id`,`account_id`,`name`) VALUES
 (4,1,'Meridian');
INSERT IGNORE INTO `contact_field_types` (`id`,`account_id`,`name`,`protocol`,`type`) VALUES
 (1,1,'Email','mailto:','email'),
 (2,1,'Phone','tel:',NULL);
INSERT IGNORE INTO `contact_fields` (`id`,`account_id`,`contact_id`,`contact_field_type_id`,`data`) VALUES
 (1,1,1,2,01571234567),
 (2,1,1,1,'ann@example.org');
INSERT IGNORE INTO `contact_tag` (`contact_id`,`tag_id`,`account_id`) VALUES
 (1,6,1);
INSERT IGNORE INTO `conversations` (`id`,`account_id`,`contact_id`,`contact_field_type_id`,`created_at`) VALUES
 (1,1,1,2,'2022-01-01 00:00:00');
INSERT IGNORE INTO `debts` (`id`,`account_id`,`contact_id`,`in_debt`,`status`,`amount`,`currency_id`,`reason`,\
`created_at`) VALUES
 (1,1,1,'yes','complete',5000,1,'taxi','2021-01-01 10:00:00');
INSERT IGNORE INTO `documents` (`id`,`account_id`,`contact_id`,`original_filename`) VALUES
 (1,1,1,'cv.pdf');
INSERT IGNORE INTO `entries` (`id`,`account_id`,`title`,`post`) VALUES
 (1,1,'Dear','diary');
INSERT IGNORE INTO `genders` (`id`,`account_id`,`name`) VALUES
 (3,1,'Woman');
INSERT IGNORE INTO `gifts` (`id`,`account_id`,`contact_id`,`name`,`comment`,`amount`,`status`,`date`,\
`created_at`) VALUES
 (1,1,1,'A book',NULL,1250,'offered',NULL,'2021-12-24 10:00:00');
INSERT IGNORE INTO `life_event_types` (`id`,`account_id`,`name`,`default_life_event_type_key`) VALUES
 (5,1,NULL,'new_job');
INSERT IGNORE INTO `life_events` (`id`,`account_id`,`contact_id`,`life_event_type_id`,`name`,`note`,`happened_at`,\
`happened_at_month_unknown`,`happened_at_day_unknown`) VALUES
 (1,1,1,5,NULL,'boss','2019-08-15 00:00:00',0,0),
 (2,1,1,5,'Moved',NULL,'2018-08-01 00:00:00',0,1);
INSERT IGNORE INTO `messages` (`id`,`account_id`,`contact_id`,`conversation_id`,`content`,`written_at`,\
`written_by_me`) VALUES
 (1,1,1,1,'secret words','2022-01-02 00:00:00',1),
 (2,1,1,1,'more words','2022-01-02 00:00:00',0);
INSERT IGNORE INTO `metadata_love_relationships` (`id`,`relationship_id`) VALUES
 (1,1);
INSERT IGNORE INTO `notes` (`id`,`account_id`,`contact_id`,`body`,`created_at`) VALUES
 (1,1,1,'line one
line two','2021-01-01 10:00:00'),
 (2,1,99,'orphan','2021-01-01 10:00:00');
INSERT IGNORE INTO `occupations` (`id`,`account_id`,`contact_id`,`company_id`,`title`,`start_date`,`end_date`) VALUES
 (1,1,1,4,'Clerk','2001-01-01','2003-02-01');
INSERT IGNORE INTO `places` (`id`,`account_id`,`street`,`city`,`country`) VALUES
 (9,1,'Weg 1','Bonn','DE');
INSERT IGNORE INTO `relationship_types` (`id`,`account_id`,`name`) VALUES
 (7,1,'bestfriend'),
 (8,1,'sibling');
INSERT IGNORE INTO `relationships` (`id`,`account_id`,`relationship_type_id`,`contact_is`,`of_contact`) VALUES
 (1,1,7,1,2),
 (2,1,7,2,1),
 (3,1,8,1,3);
INSERT IGNORE INTO `special_dates` (`id`,`account_id`,`contact_id`,`is_age_based`,`is_year_unknown`,`date`) VALUES
 (5,1,1,0,1,'2016-03-04');
INSERT IGNORE INTO `tags` (`id`,`account_id`,`name`,`name_slug`) VALUES
 (6,1,'golf','golf');
INSERT IGNORE INTO `users` (`id`,`first_name`,`last_name`,`email`,`me_contact_id`,`password`) VALUES
 (1,'Robin','Vale','r@example.org',3,'$2y$10$hashhashhash');
INSERT IGNORE INTO `contact_photo` (`contact_id`, `photo_id`, `created_at`, `updated_at`) VALUES
;
SET FOREIGN_KEY_CHECKS=1;
"""
DUMP = HEAD + CONTACTS + REST


def _items(folder: Path, text: str | bytes) -> list[Item]:
    return list(read_monica_sql(Source(written(folder, "m.sql", text)), Reading(TODAY)))


def _of(items: list[Item], sort: type[T]) -> list[T]:
    return [item for item in items if isinstance(item, sort)]


def _whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Rejected)]


def test_a_dump_comes_in_as_the_json_form_does(tmp_path: Path) -> None:
    items = _items(tmp_path, DUMP)
    ben, ann, robin = _of(items, FoundPerson)
    assert (ann.name, ann.title, ann.organization, ann.city) == ("Ann O'Hara", "VP, Sales", "Acme (Bonn); Ltd", "Bonn")
    assert (ann.emails, ann.phones, ann.tags, ann.birthday) == (
        ("ann@example.org",),
        ("01571234567",),
        ("golf", "starred"),
        "--03-04",
    )
    assert (ann.identities, ann.met_through, ann.relation) == (("monica:u-1",), "monica:ben roy#2", "family")
    assert ann.extra == ("Nickname: Annie", "Gender: Woman", "Address (Home): Weg 1, Bonn, DE", "Bestfriend: Ben Roy")
    assert (ben.tags, ben.extra) == (("deceased",), ("Archived in Monica", "Died", "Bestfriend: Ann O'Hara"))
    assert robin.me
    dinner = [one for one in _of(items, FoundTouch) if one.channel == "in-person"]
    assert [(one.person, one.people, one.note) for one in dinner] == [
        ("monica:u-1", 3, "Dinner; at Luigi's\n(good),\n (1,2) food"),
        ("monica:ben roy#2", 3, "Dinner; at Luigi's\n(good),\n (1,2) food"),
    ]
    rest = [one for one in _of(items, FoundTouch) if one.channel != "in-person"]
    assert [(one.channel, one.direction, one.note) for one in rest] == [
        ("call", "in", 'of\\to "tea"'),
        ("message", "out", ""),
        ("message", "in", ""),
    ]
    assert [(tie.source, tie.strength) for tie in _of(items, FoundTie)] == [("stated", 5), ("stated", 5)]
    assert [(one.direction, one.title, one.day) for one in _of(items, FoundFavor)] == [
        ("given", "A book (1250 in the smallest unit)", day_of("2021-12-24")),
        ("received", "taxi (5000 in the smallest unit), settled", day_of("2021-01-01")),
    ]
    assert [one.text for one in _of(items, FoundNote)] == ["line one\nline two", "2018-08: Moved"]
    assert [(one.date, one.sort) for one in _of(items, FoundOccasion)] == [("2019-08-15", "new role")]
    assert [(one.organization, one.title, one.end) for one in _of(items, FoundRole)] == [
        ("Meridian", "Clerk", "2003-02-01")
    ]
    assert sorted(_whys(items)) == ["no such contact", "own tie", "stub contact"]
    assert [one.why for one in _of(items, Noticed)] == [
        "photo not in the file",
        "documents left out",
        "journal left out",
    ]
    for secret in ("hashhash", "secret words", "r@example.org", "diary"):
        assert secret not in repr(items)
    assert is_monica_sql(DUMP[:2_000])
    assert not is_monica_sql("INSERT INTO `books` (`id`) VALUES (1);")


def test_older_dumps_without_quotes_with_a_prefix_and_ways_to_reach_in_the_contact(tmp_path: Path) -> None:
    text = (
        "-- a dump\n/* of\nold */ insert into monica_accounts (id, api_key) values (1, NULL);\r\n"
        "INSERT INTO monica_contacts (id, account_id, first_name, email, phone_number, food_preferencies) "
        "VALUES (1, 1, \"Ann \"\"A\"\" Lee\", 'it''s@example.org', +4915112345678, 'no\\nnuts');"
    )
    (ann,) = _of(_items(tmp_path, text), FoundPerson)
    assert (ann.name, ann.emails, ann.phones) == ('Ann "A" Lee', ("it's@example.org",), ("+4915112345678",))
    assert ann.extra == ("Food: no\nnuts",)
    assert is_monica_sql(text)


MYSQLDUMP = """-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `accounts`;
CREATE TABLE `accounts` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `api_key` varchar(30) COLLATE utf8mb4_unicode_ci NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=2 DEFAULT CHARSET=utf8mb4;
LOCK TABLES `accounts` WRITE;
/*!40000 ALTER TABLE `accounts` DISABLE KEYS */;
INSERT INTO `accounts` VALUES (1,'secret key');
UNLOCK TABLES;
CREATE TABLE `contacts` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `account_id` int unsigned NOT NULL,
  `first_name` varchar(255) NOT NULL DEFAULT 'Doe, (John); it''s',
  `gender` enum('a','b)') COMMENT "x, y",
  `balance` decimal(13,2) DEFAULT (round(1,2)),
  `last_name` varchar(255) DEFAULT NULL,
  `uuid` char(36) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `uuid` (`uuid`,`account_id`),
  KEY `contacts_account_id_foreign` (`account_id`),
  CONSTRAINT `c_foreign` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='people';
INSERT INTO `contacts` VALUES (1,1,'Ann\\nB','a',1.50,'O\\'Hara','u-1'),(2,1,_binary 'Ben',NULL,0.00,X'41',NULL);
CREATE TABLE IF NOT EXISTS "tags" ("id" integer not null primary key, "name" varchar, primary key ("id", "name"));
CREATE TABLE contact_tag (contact_id int, tag_id int, account_id int);
REPLACE INTO tags VALUES(6,'golf');
INSERT INTO contact_tag VALUES (1,6,1);
"""


@pytest.mark.parametrize("size", [7, 1 << 20])
def test_a_dump_of_the_database_says_its_columns_in_the_definitions(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.readers.monica_sql._CHUNK", size)
    assert is_monica_sql(MYSQLDUMP)
    items = _items(tmp_path, MYSQLDUMP)
    ann, ben = _of(items, FoundPerson)
    assert (ann.name, ann.identities, ann.tags) == ("Ann B O'Hara", ("monica:u-1",), ("golf",))
    assert ben.name == "Ben 41"
    assert _whys(items) == []
    assert "secret" not in repr(items)


def test_versions_1_and_2_end_with_a_row_of_the_account_that_is_no_record(tmp_path: Path) -> None:
    text = (
        "# dump\nINSERT INTO contacts (id,account_id,first_name) VALUES (1,1,'Ann');\n"
        "INSERT INTO accounts VALUES (1,'k');\n"
    )
    items = _items(tmp_path, text)
    assert [one.name for one in _of(items, FoundPerson)] == ["Ann"]
    assert _whys(items) == []


def test_one_broken_row_loses_no_other(tmp_path: Path) -> None:
    broken = CONTACTS.replace("'Ben','Roy'", "'Ben,'Roy'")
    items = _items(tmp_path, HEAD + broken + REST)
    assert [one.name for one in _of(items, FoundPerson)] == ["Ann O'Hara", "Robin Vale"]
    assert [(one.why, one.place.line) for one in _of(items, Rejected) if one.why == "broken row"] == [
        ("broken row", 12)
    ]
    # Of a table without records a broken row costs no record.
    assert "broken row" not in _whys(_items(tmp_path, DUMP.replace("(6,1,'golf'", "(6,1,2,'golf'")))


def test_a_row_with_other_columns_is_broken_and_one_that_comes_twice_is_told_twice(tmp_path: Path) -> None:
    twice = CONTACTS.replace("\n (2,1,", "\n (1,1,")
    assert len(_of(_items(tmp_path, HEAD + twice), FoundPerson)) == 3
    short = CONTACTS.replace("(2,1,'Ben',", "(2,1,")
    assert "broken row" in _whys(_items(tmp_path, HEAD + short))
    unnamed = "INSERT INTO `contacts` VALUES (1,2,3),\n (4,5,6);\n"
    assert _whys(_items(tmp_path, HEAD + unnamed)) == ["broken row", "broken row"]


def test_a_dump_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    items = _items(tmp_path, DUMP[: DUMP.index("Roy")])
    assert [one.name for one in _of(items, FoundPerson)] == ["Ann O'Hara"]
    assert _whys(items) == ["broken row"]


@pytest.mark.parametrize(
    "filler", ["'" + "x" * 3_000_000, "(" * 1_000_000, "'\\" * 1_000_000, "/*" * 500_000, "\n(" * 200_000]
)
def test_no_quote_or_bracket_makes_it_hang(filler: str, tmp_path: Path) -> None:
    began = time.perf_counter()
    _items(tmp_path, HEAD + "INSERT INTO `notes` (`id`,`contact_id`,`body`) VALUES\n (1,1," + filler + DUMP)
    assert time.perf_counter() - began < 2


def test_too_many_rows_end_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.readers.monica_sql._MOST_ROWS", 3)
    with pytest.raises(TooMuch) as caught:
        _items(tmp_path, DUMP)
    assert caught.value.why == "too many records"


_VALUE = (
    st.none()
    | st.text(max_size=12)
    | st.sampled_from(("'", "\\", '"', ",", ")", ";", "\n (1,", "--", "#", "''", "\\'"))
)


def _addslashes(text: str) -> str:
    for mark in "\\'\"":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\0", "\\0")


@given(rows=st.lists(st.lists(_VALUE, min_size=3, max_size=3), max_size=4), size=st.integers(1, 9))
@with_settings(max_examples=100)
def test_any_row_that_is_written_is_read_whatever_the_pieces(rows: list[list[str | None]], size: int) -> None:
    said = [",".join("NULL" if one is None else f"'{_addslashes(one)}'" for one in row) for row in rows]
    text = (
        "# x\nINSERT IGNORE INTO `t` (`a`,`b`,`c`) VALUES\n" + ",\n".join(f" ({row})" for row in said) + ";\nSET x=1;\n"
    )
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    found = list(insert_rows(pieces, {"t": frozenset("ac")}))
    assert [row.values for row in found] == [
        {name: value for name, value in zip("abc", row, strict=True) if value is not None and name != "b"}
        for row in rows
    ]
    assert not any(row.broken for row in found)


@pytest.mark.parametrize("times", [200, pytest.param(10_000, marks=pytest.mark.slow)])
def test_mutated_dumps_break_nothing(times: int, tmp_path: Path) -> None:
    chance = random.Random(4)
    for _ in range(times):
        items = _items(tmp_path, mutated(DUMP.encode(), chance))
        told: list[int] = []
        for item in items:
            if not isinstance(item, Noticed) and not (
                isinstance(item, FoundTouch) and told[-1:] == [item.place.record]
            ):
                told.append(item.place.record)
        assert told == list(range(1, len(told) + 1))
        assert told
