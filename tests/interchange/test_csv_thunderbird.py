from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundPerson
from tests.interchange.csv_items import items_of, people_of, table

ENGLISH = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,"
    "Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,"
    "Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,"
    "Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,"
)


def test_a_contact_comes_whole(tmp_path: Path) -> None:
    row = (
        "Ann,Lee,Annie Lee,Bear,ann@example.org,lee@example.org,annlee,030 1,030 2,030 3,030 4,0171 5,Weg 1,Hof,Bonn,,"
        "53111,Germany,Rue 2,,Paris,,,France,CEO,Board,Meridian,x.example,http://y.example,1970,11,5,blue,,,,tea,"
    )
    (ann,) = people_of(tmp_path, f"{ENGLISH}\r\n{row}\r\n", "thunderbird-csv")
    assert (ann.name, ann.emails) == ("Annie Lee", ("ann@example.org", "lee@example.org"))
    assert (ann.phones, ann.city, ann.birthday) == (("030 1", "030 2", "0171 5"), "Bonn", "1970-11-05")
    assert (ann.organization, ann.title, ann.notes) == ("Meridian", "CEO", ("tea",))
    assert ann.links == ("x.example", "http://y.example")
    assert set(ann.extra) == {
        "Given and family name: Ann Lee",
        "Nickname: Bear",
        "Screen Name: annlee",
        "Fax Number: 030 3",
        "Pager Number: 030 4",
        "Home address: Weg 1, Hof, Bonn, 53111, Germany",
        "Work address: Rue 2, Paris, France",
        "Department: Board",
        "Custom 1: blue",
    }


@pytest.mark.parametrize(
    ("year", "month", "day", "born", "kept"),
    [
        ("1970", "11", "5", "1970-11-05", ()),
        ("", "2", "29", "--02-29", ()),
        ("0", "2", "3", "--02-03", ()),
        ("1970", "", "", "1970", ()),
        ("1970", "2", "30", "", ("Birthday: 1970-02-30",)),
        ("", "", "", "", ()),
    ],
)
def test_a_birthday_stands_in_three_columns(
    year: str, month: str, day: str, born: str, kept: tuple[str, ...], tmp_path: Path
) -> None:
    row = {"Display Name": "Ann", "Primary Email": "a@example.org", "Birth Year": year, "Birth Month": month}
    *_, ann = items_of(tmp_path, table(row | {"Birth Day": day}), "thunderbird-csv")
    assert isinstance(ann, FoundPerson)
    assert (ann.birthday, ann.extra) == (born, kept)


HEADERS = {
    "German": (
        "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,"
        "Sekundäre E-Mail-Adresse,Tel. dienstlich,Privat: Ort,Organisation,"
        "Geburtsjahr,Geburtsmonat,Geburtstag,Notizen"
    ),
    "French": (
        "Prénom,Nom,Nom à afficher,Surnom,Adresse électronique principale,"
        "Adresse électronique secondaire,Tél. professionnel,Ville (domicile),Société,"
        "Année de naissance,Mois,Jour,Notes"
    ),
    "Spanish": (
        "Nombre,Apellidos,Nombre en pantalla,Apodo,Dirección de correo electrónico principal,"
        "Dirección de correo electrónico secundaria,Teléfono (Trabajo),Ciudad de residencia,Organización,"
        "Año de nacimiento,Mes de nacimiento,Día de nacimiento,Notas"
    ),
    "Italian": (
        "Nome,Cognome,Nome visualizzato,Soprannome,Email primaria,"
        "Email secondaria,Telefono lavoro,Città di residenza,Organizzazione,"
        "Anno di nascita,Mese di nascita,Giorno di nascita,Note"
    ),
    "Dutch": (
        "Voornaam,Achternaam,Weergavenaam,Bijnaam,Primair e-mailadres,"
        "Secundair e-mailadres,Telefoon werk,Woonplaats,Organisatie,"
        "Geboortejaar,Geboortemaand,Geboortedag,Notities"
    ),
}


@pytest.mark.parametrize("language", HEADERS)
def test_the_header_may_be_in_the_language_of_the_user(language: str, tmp_path: Path) -> None:
    header = HEADERS[language]
    row = "Zoé,Roy,Zoé Roy,Bear,zoe@example.org,roy@example.org,1 23,Bonn,Acme,1970,11,15,tea"
    (zoe,) = people_of(tmp_path, f"{header}\n{row}\n", "thunderbird-csv")
    assert (zoe.name, zoe.emails, zoe.phones) == ("Zoé Roy", ("zoe@example.org", "roy@example.org"), ("1 23",))
    assert (zoe.city, zoe.organization, zoe.birthday, zoe.notes) == ("Bonn", "Acme", "1970-11-15", ("tea",))
    assert zoe.extra == (f"{header.split(',')[3]}: Bear",)


def test_columns_of_an_address_go_with_the_one_before(tmp_path: Path) -> None:
    """In French, two columns are called Ville: of home and of work."""
    header = (
        "Prénom,Nom de famille,Nom à afficher,Adresse électronique principale,Adresse électronique secondaire,"
        "Adresse privée,Adresse privée 2,Ville,Code postal,Pays/Région (domicile),"
        "Adresse professionnelle,Adresse professionnelle 2,Ville,Code postal,Pays/Région (bureau),Profession"
    )
    row = "Zoé,Roy,Zoé Roy,zoe@example.org,,1 rue A,,Lyon,69000,France,2 rue C,,Dijon,21000,France,Juge"
    (zoe,) = people_of(tmp_path, f"{header}\n{row}\n", "thunderbird-csv")
    assert (zoe.city, zoe.title) == ("Lyon", "Juge")
    assert zoe.extra == ("Home address: 1 rue A, Lyon, 69000, France", "Work address: 2 rue C, Dijon, 21000, France")


def test_one_column_of_addresses(tmp_path: Path) -> None:
    people = people_of(tmp_path, "Primary Email\na@example.org\nb@example.org\n", "thunderbird-csv")
    assert [one.emails for one in people] == [("a@example.org",), ("b@example.org",)]
