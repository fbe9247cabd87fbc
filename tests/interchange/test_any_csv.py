from pathlib import Path

import pytest

from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.formats import format_of
from godfather_desktop.interchange.found import FoundPerson, FoundTie, Item, Noticed, Rejected
from godfather_desktop.interchange.readers.any_csv import first_rows, is_table, read_any
from godfather_desktop.interchange.readers.columns import (
    FIELDS,
    ColumnsUnknown,
    columns_for,
    enough,
    guessed,
    signature_of,
)
from godfather_desktop.interchange.readers.outlook_csv import read_outlook
from godfather_desktop.interchange.reading import Columns
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.csv_items import READING, assert_exact, people_of, told


def _read(folder: Path, text: str, columns: Columns, delimiter: str = ",") -> list[Item]:
    items = list(read_any(Source(written(folder, "t.csv", text)), columns, delimiter, READING))
    assert_exact(items)
    return items


@pytest.mark.parametrize(
    ("head", "header", "delimiter"),
    [
        ("Wer,Wo\nAnn,Bonn\nBen,Köln\nCara,Ulm\nDan,Jena\n", ["wer", "wo"], ","),
        ("Name;E-Mail\nAnn;a@example.org\n", ["name", "e-mail"], ";"),
        ("Name\tPhone\r\nAnn\t1\r\n", ["name", "phone"], "\t"),
        ("Name|Pet\nAnn|dog\n", ["name", "pet"], "|"),
        ("sep=;\nName;Pet\nAnn;dog\n", ["name", "pet"], ";"),
        ("\ufeffName,Notes,\nAnn,\"two\nlines\",\n", ["name", "notes", ""], ","),
        ("E-mail\na@example.org\nb@example.org\n", ["e-mail"], ","),
        ("Name,Pet,City\nAnn,dog,Bonn\nBen\nCara,cat,Ulm\nDan,cat,Ulm\nEva,,\n", ["name", "pet", "city"], ","),
        ("Ann Lee,a@example.org\nBen Roy,b@example.org\n", ["column 1", "column 2"], ","),
        ("a@example.org\nb@example.org\n", ["column 1"], ","),
        ('"Rue, n°","Tél."\n"1, 2","3"\n"4, 5","6"\n', ["rue, n°", "tel."], ","),
    ],
)  # fmt: skip
def test_what_is_a_table(head: str, header: list[str], delimiter: str) -> None:
    assert is_table(head) == (header, delimiter)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "just a line",
        "just some text, with a comma\n",
        "Dear Ann,\nthank you for the tea, it was lovely.\nYours, Ben\n",
        "I came, saw\nand went, home\nto bed, tired\nand slept, well\n",
        "2026-01-02 10:00:00,123 INFO started\n2026-01-02 10:00:01,456 INFO stopped\n",
        "10:01, Ann joined\n10:02, Ben joined\n10:03, Cara left\n",
        '{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n',
        "<a href='x,y'>\n<b title='z,w'>\n",
        "x = 1, 2\ny = 3, 4\n",
        "From: a@example.org, b@example.org\nTo: c@example.org, d@example.org\n",
        "a,b\n",
        "1,2\n3,4\n",
        "Mail\nthis is no address\n",
        "name,pet\n" + "one two\n" * 10,
        "\0\0\0,\0\0\n\0,\0\n",
        "Hello! How are you, friend? Fine.\nThank you, and you? Fine.\n",
    ],
)
def test_what_is_none(head: str) -> None:
    assert is_table(head) is None


def test_a_table_of_known_columns_is_read_without_asking(tmp_path: Path) -> None:
    text = "Vorname;Nachname;Ort;Firma;Lieblingsfarbe\nZoë;Müller;Bonn;Acme;blau\n"
    (zoe,) = people_of(tmp_path, text, "any-csv")
    assert (zoe.name, zoe.city, zoe.organization, zoe.extra) == (
        "Zoë Müller",
        "Bonn",
        "Acme",
        ("Lieblingsfarbe: blau",),
    )


def test_rows_may_be_shorter_or_longer_than_the_header_by_empty_cells(tmp_path: Path) -> None:
    text = "Name;Telefon;Firma;Ort\nAnn Lee;+49301234567;;;\nBen Roy;+49301234568\nCy Dee;+49301234569;Acme\n"
    people = people_of(tmp_path, text, "any-csv")
    assert [one.name for one in people] == ["Ann Lee", "Ben Roy", "Cy Dee"]


def test_known_columns_make_a_header_of_what_reads_like_a_sentence(tmp_path: Path) -> None:
    text = '"First","Last","Yahoo! Phone","Category"\n"Ann","Lee","030 123456","golf, friends"\n'
    (ann,) = people_of(tmp_path, text, "any-csv")
    assert (ann.name, ann.phones, ann.tags) == ("Ann Lee", ("030 123456",), ("golf", "friends"))


def test_columns_that_ours_does_not_have_are_read_for_what_they_mean(tmp_path: Path) -> None:
    text = "Name,Email,Phone,Company,Job Title,Notes\nAnn Lee,a@example.org,+49301234567,Acme,CEO,met at the fair\n"
    source = Source(written(tmp_path, "t.csv", text))
    known = format_of(source, READING)
    assert known is not None
    (ann,) = known.read(source, READING)
    assert isinstance(ann, FoundPerson)
    assert (ann.organization, ann.title, ann.notes) == ("Acme", "CEO", ("met at the fair",))


def test_two_columns_are_enough_when_both_are_known(tmp_path: Path) -> None:
    (ann,) = people_of(tmp_path, "Full Name,Cell\nAnn Lee,+1 415 555 2671\n", "any-csv")
    assert (ann.name, ann.phones) == ("Ann Lee", ("+1 415 555 2671",))


@pytest.mark.parametrize(
    ("header", "guess"),
    [
        (["name", "pet"], {"name": "name"}),
        (["wer", "wo", "was"], {}),
        (["city", "title", "department"], {"city": "city", "title": "title", "department": "department"}),
    ],
)
def test_unknown_columns_are_asked_for(header: list[str], guess: dict[str, str]) -> None:
    rows = [["x"] * len(header)]
    with pytest.raises(ColumnsUnknown) as caught:
        columns_for(header, READING, ";", rows)
    asked = caught.value
    assert (asked.reason, asked.field, asked.header) == ("columns unknown", "columns", tuple(header))
    assert (asked.delimiter, asked.rows, asked.guess) == (";", (("x",) * len(header),), guess)
    assert asked.values_said["columns"] == ([name for name in header if name not in guess] or header)


def test_what_the_user_said_of_a_header_is_remembered_and_wins(tmp_path: Path) -> None:
    header = ["Wer", "Wo", "Was", "Name", "Nichts"]
    columns = {"wer": "name", "wo": "city", "was": "organization", "name": "note", "nichts": "nothing"}
    text = ",".join(header) + "\nAnn Lee,Bonn,Acme,vip,secret\n"
    (ann,) = people_of(tmp_path, text, "any-csv", told(["was", "Nichts", "WER", "wo", "name"], columns))
    assert (ann.name, ann.city, ann.organization, ann.notes, ann.extra) == ("Ann Lee", "Bonn", "Acme", ("vip",), ())


def test_the_signature_is_of_the_columns_alone() -> None:
    assert signature_of(["Name", "E-Mail ", "Ort"]) == signature_of(["ort", "name", "E-MAIL", ""])
    assert signature_of(["name", "email"]) != signature_of(["name", "e-mail"])
    assert signature_of(["a,b"]) != signature_of(["a", "b"])
    # It is kept in files: it must never change.
    assert signature_of(["name", "email"]) == "e4aa9597f59e3df1d92e340c"


def test_tables_without_a_header_lose_no_row(tmp_path: Path) -> None:
    people = people_of(tmp_path, "\ufeffAnn Lee,a@example.org\nBen Roy,b@example.org\n", "any-csv")
    assert [(one.name, one.emails) for one in people] == [
        ("Ann Lee", ("a@example.org",)),
        ("Ben Roy", ("b@example.org",)),
    ]
    people = people_of(tmp_path, "a@example.org\nb@example.org\n", "any-csv")
    assert [one.name for one in people] == ["a@example.org", "b@example.org"]


def test_columns_that_are_really_called_by_number_are_a_header(tmp_path: Path) -> None:
    items = _read(tmp_path, "Column 1,Column 2\nAnn,dog\n", {"column 1": "name", "column 2": "note"})
    assert [item.name for item in items if isinstance(item, FoundPerson)] == ["Ann"]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Name;Vorname;Ort", "family name;given name;city"),
        ("Name;Vorname;Nachname", "name;given name;family name"),
        ("Nom,Prénom,Courriel", "family name,given name,email"),
        ("Nom,Téléphone,Ville", "name,phone,city"),
        ("Nome,Cognome,Cellulare,Azienda", "given name,family name,phone,organization"),
        ("Nombre,Apellidos,Correo electrónico,Empresa", "given name,family name,email,organization"),
        ("Nome,Apelido,Telemóvel", "given name,family name,phone"),
        ("Nome,Sobrenome,Apelido", "given name,family name,nickname"),
        ("Nome,Telefone,Aniversário", "name,phone,birthday"),
        ("Nombre,Cumpleaños,Aniversario", "name,birthday,anniversary"),
        ("Naam,Telefoonnummer,Woonplaats,Geboortedatum", "name,phone,city,birthday"),
        ("Imię,Nazwisko,Adres e-mail,Telefon", "given name,family name,email,phone"),
        ("first_name,last_name,email_address,phone_number", "given name,family name,email,phone"),
        ("FirstName,LastName,Email1,Phone2,Job Title", "given name,family name,email,phone,title"),
        (
            "Titel,Förnamn,Efternamn,Företag,Befattning,Telefon hem,E-postadress,E-posttyp,Make/maka,Anteckningar",
            "prefix,given name,family name,organization,title,phone,email,nothing,spouse,note",
        ),
        (
            "Jméno,Další jméno,Příjmení,Společnost,Funkce,Mobilní telefon,E-mailová adresa,Narozeniny,Poznámky",
            "given name,middle name,family name,organization,title,phone,email,birthday,note",
        ),
        (
            "Имя;Отчество;Фамилия;Организация;Должность;Рабочий телефон;Факс;Адрес эл. почты;День рождения;Город",
            "given name;middle name;family name;organization;title;phone;extra;email;birthday;city",
        ),
        ("Mailing Street,Mailing City,Name,Mailing List", "address,city,name,"),
        ("Title,First Name,Job Title", "prefix,given name,title"),
        ("Name,Title,Company", "name,title,organization"),
        ("Name,LinkedIn URL,Website,Groups", "name,link,link,tags"),
        ("Id,Label", "id,name"),
        ("Name,Labels,Mobile Phone,Fax,Zip Code,Country", "name,tags,phone,extra,address,address"),
        ("Name,Place of birth,Email opt out,Created by,Phone Type", "name,,,,extra"),
        ("Person A,Person B,Strength", "a,b,strength"),
        ("From,To", "a,b"),
        ("from_email,to_email", "email,email"),
        ("A,B,Name", ",,name"),
    ],
)
def test_columns_are_guessed_in_many_languages(header: str, fields: str) -> None:
    delimiter = ";" if ";" in header else ","
    names = header.split(delimiter)
    guess = guessed(names)
    from godfather_desktop.domain.text import folded

    assert [guess.get(folded(name), "") for name in names] == fields.split(delimiter)
    assert set(guess.values()) <= set(FIELDS)


def test_what_is_enough_to_add_anybody() -> None:
    assert enough({"x": "name"})
    assert enough({"x": "phone"})
    assert enough({"x": "a", "y": "b"})
    assert not enough({"x": "a"})
    assert not enough({"x": "city", "y": "extra"})
    assert not enough({})


def test_two_columns_of_one_header_are_both_read(tmp_path: Path) -> None:
    (ann,) = _read(tmp_path, "Who,Mail,Mail\nAnn,a@example.org,b@example.org\n", {"who": "name", "mail": "email"})
    assert isinstance(ann, FoundPerson)
    assert ann.emails == ("a@example.org", "b@example.org")


@pytest.mark.parametrize(
    ("cell", "emails", "extra"),
    [
        ("a@example.org, b@example.org", ("a@example.org", "b@example.org"), ()),
        ("a@example.org b@example.org", ("a@example.org", "b@example.org"), ()),
        ("a@example.org; Ann Lee <b@example.org>", ("a@example.org", "b@example.org"), ()),
        ("mailto:a@example.org", ("a@example.org",), ()),
        ("Sales <a@example.org>", ("a@example.org",), ("Mail: Sales",)),
        ("none", (), ("Mail: none",)),
    ],
)
def test_addresses_are_taken_out_of_what_stands_around(
    cell: str, emails: tuple[str, ...], extra: tuple[str, ...], tmp_path: Path
) -> None:
    (ann,) = _read(tmp_path, f'Who,Mail\nAnn Lee,"{cell}"\n', {"who": "name", "mail": "email"})
    assert isinstance(ann, FoundPerson)
    assert (ann.name, ann.emails, ann.extra) == ("Ann Lee", emails, extra)


def test_of_two_names_and_employers_the_first_is_the_cards(tmp_path: Path) -> None:
    columns = {"w": "name", "x": "name", "y": "organization", "z": "organization"}
    ann, ben = _read(tmp_path, "W,X,Y,Z\nAnn Lee,Annie,Acme,Meridian\nBen Roy,ben roy,Acme,Acme\n", columns)
    assert isinstance(ann, FoundPerson)
    assert isinstance(ben, FoundPerson)
    assert (ann.name, ann.organization, ann.extra) == ("Ann Lee", "Acme", ("X: Annie", "Z: Meridian"))
    assert (ben.name, ben.organization, ben.extra) == ("Ben Roy", "Acme", ())


def test_every_field_can_be_filled_by_any_column(tmp_path: Path) -> None:
    fields = [field for field in FIELDS if field not in ("a", "b", "strength", "nothing")]
    columns = {f"c {chr(97 + place)}": field for place, field in enumerate(fields)}
    text = ",".join(columns) + "\n" + ",".join(f"text {place}" for place in range(len(fields))) + "\n"
    items = _read(tmp_path, text, columns)
    (found,) = [item for item in items if isinstance(item, FoundPerson)]
    said = repr(found)
    for place, field in enumerate(fields):
        if field != "id":
            assert f"text {place}" in said or field.startswith("birth "), field


def test_a_chosen_encoding_is_that_of_the_header_too(tmp_path: Path) -> None:
    data = "Imię;Nazwisko;Miasto\nŁukasz;Żak;Łódź\n".encode("cp1250")
    source = Source(written(tmp_path, "t.csv", data)).with_encoding("cp1250")
    known = is_table(data.decode("cp1250"))
    assert known is not None
    columns = columns_for(known[0], READING)
    (found,) = read_any(source, columns, known[1], READING)
    assert isinstance(found, FoundPerson)
    assert (found.name, found.city) == ("Łukasz Żak", "Łódź")


def test_a_mark_of_the_encoding_before_a_quote_spoils_no_header(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", b'\xef\xbb\xbf"First Name","E-mail Address","E-mail 2 Address"\r\n"Ann",,\r\n')
    source = Source(path, chosen="utf-8")
    (ann,) = read_outlook(source, frozenset({"first name", "e-mail address"}), ",", READING)
    assert isinstance(ann, FoundPerson)


def test_the_first_rows_for_a_dialog() -> None:
    head = 'Wer,Wo\nAnn,Bonn\nBen,"Köln\nMitte"\nCara,Ulm\n'
    assert first_rows(head, ",", 2) == [["Ann", "Bonn"], ["Ben", "Köln Mitte"]]
    assert first_rows("a@example.org,x\nb@example.org,y\n", ",") == [["a@example.org", "x"], ["b@example.org", "y"]]


def test_a_pipe_between_cells(tmp_path: Path) -> None:
    (ann,) = people_of(tmp_path, "Name|E-mail|Town|Pet\nAnn|a@example.org|Bonn|dog\n", "any-csv")
    assert (ann.city, ann.extra) == ("Bonn", ("Pet: dog",))


def test_ties_are_told_by_column_too(tmp_path: Path) -> None:
    text = "Mentor,Mentee,Since when\nAnn Lee,ben@example.org,2010\nAnn Lee,ann lee,\nAnn Lee,,\n"
    noticed, tie, loop, half = _read(tmp_path, text, {"mentor": "a", "mentee": "b"})
    assert isinstance(noticed, Noticed)
    assert noticed.values == {"names": ["Since when"]}
    assert isinstance(tie, FoundTie)
    assert (tie.a, tie.b, tie.source) == ("Ann Lee", "ben@example.org", "listed")
    assert isinstance(loop, Rejected)
    assert loop.why == "self loop"
    assert isinstance(half, Rejected)
    assert (half.why, half.values) == ("empty cell", {"column": "mentee"})


def test_samples_stay_what_they_are() -> None:
    """Our own spreadsheets and LinkedIn's are asked for first; none of the tables here may hide them by its header."""
    from godfather_desktop.interchange.csv_table import header_with
    from godfather_desktop.interchange.readers.address_books import SHEETS
    from tests.interchange.samples import SAMPLES

    for name, text in SAMPLES.items():
        if name.endswith(".csv") and name not in ("google.csv", "outlook.csv", "any.csv"):
            head = decoded(text.encode())
            assert [one for one, wanted, _ in SHEETS if header_with(head, wanted)] == [], name


def test_a_table_of_a_single_row_is_asked_about(tmp_path: Path) -> None:
    source = Source(written(tmp_path, "t.csv", "Wer,Wann,Was\nZelda,2026-01-05,Tee\n"))
    with pytest.raises(ColumnsUnknown) as caught:
        format_of(source, READING)
    assert caught.value.rows == (("Zelda", "2026-01-05", "Tee"),)


def test_all_rows_of_a_small_table_are_seen() -> None:
    assert first_rows("a,b\n1,2\n3,4\n", ",") == [["1", "2"], ["3", "4"]]
    assert first_rows("a,b\n1,2\n3,4\n5", ",") == [["1", "2"], ["3", "4"]]
