from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundPerson, Noticed
from tests.interchange.csv_items import items_of, people_of, table

ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,"
    "Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home Postal Code,"
    "Home Country/Region,Assistant's Phone,Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,"
    "Company Main Phone,Home Fax,Home Phone,ISDN,Mobile Phone,Other Phone,Pager,Primary Phone,TTY/TDD Phone,Telex,"
    "Account,Anniversary,Assistant's Name,Birthday,Business Address PO Box,Categories,Children,E-mail Address,"
    "E-mail Type,E-mail Display Name,E-mail 2 Address,E-mail 2 Type,E-mail 2 Display Name,Gender,Hobby,Initials,"
    "Keywords,Language,Location,Manager's Name,Notes,Office Location,Priority,Private,Profession,Referred By,"
    "Sensitivity,Spouse,User 1,Web Page"
)
FULL = {
    "Title": "Dr.",
    "First Name": "Ann",
    "Middle Name": "M.",
    "Last Name": "Lee",
    "Suffix": "Jr.",
    "Company": "Meridian",
    "Department": "Board",
    "Job Title": "CEO",
    "Business Street": "Rue 2",
    "Business Street 2": "Floor 3",
    "Business City": "Paris",
    "Business Country/Region": "France",
    "Home Street": "Weg 1",
    "Home City": "Bonn",
    "Business Fax": "+33 1 99",
    "Business Phone": "+33 1 42 68 53 00",
    "Mobile Phone": "+49 171 1234567",
    "Company Main Phone": "+33 1 42 68 00 00",
    "Anniversary": "0/0/00",
    "Assistant's Name": "Ben Roy",
    "Birthday": "12/28/1969",
    "Categories": "Sailing;VIP",
    "Children": "Tom, Tim and Zoe",
    "E-mail Address": "ann@example.org",
    "E-mail Type": "SMTP",
    "E-mail Display Name": "Ann Lee (ann@example.org)",
    "E-mail 2 Address": "/o=ExchangeLabs/ou=Exchange Group/cn=Recipients/cn=abc-ann",
    "E-mail 2 Type": "EX",
    "Gender": "Unspecified",
    "Hobby": "Chess",
    "Manager's Name": "Cara Dee",
    "Notes": "likes tea\r\nand walks",
    "Priority": "Normal",
    "Private": "False",
    "Referred By": "Dan Fox",
    "Sensitivity": "Confidential",
    "Spouse": "Bob Lee",
    "User 1": "blue",
    "Web Page": "https://example.org/ann",
}


def _english(*rows: dict[str, str]) -> str:
    return table(*(dict.fromkeys(ENGLISH.split(","), "") | row for row in rows))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_contact_of_outlook_for_windows_comes_whole(encoding: str, tmp_path: Path) -> None:
    dropped, ann = items_of(tmp_path, _english(FULL).encode(encoding), "outlook-csv")
    assert isinstance(dropped, Noticed)
    assert dropped.why == "exchange address"
    assert isinstance(ann, FoundPerson)
    assert (ann.name, ann.organization, ann.title) == ("Ann M. Lee Jr.", "Meridian", "CEO")
    assert ann.emails == ("ann@example.org",)
    assert ann.phones == ("+33 1 42 68 53 00", "+49 171 1234567")
    assert (ann.city, ann.birthday, ann.tags) == ("Bonn", "1969-12-28", ("Sailing", "VIP"))
    assert ann.relations == (
        ("Assistant", "Ben Roy"),
        ("Child", "Tom"),
        ("Child", "Tim"),
        ("Child", "Zoe"),
        ("Manager", "Cara Dee"),
        ("Referred by", "Dan Fox"),
        ("Spouse", "Bob Lee"),
    )
    assert (ann.notes, ann.links) == (("likes tea\nand walks",), ("https://example.org/ann",))
    assert set(ann.extra) == {
        "Prefix: Dr.",
        "Department: Board",
        "Business Fax: +33 1 99",
        "Company Main Phone: +33 1 42 68 00 00",
        "Home address: Weg 1, Bonn",
        "Work address: Rue 2, Floor 3, Paris, France",
        "Hobby: Chess",
        "Sensitivity: Confidential",
        "User 1: blue",
    }


GERMAN = {
    "Anrede": "Frau", "Vorname": "Zoë", "Weitere Vornamen": "M.", "Nachname": "Müller", "Suffix": "",
    "Firma": "Straßenbau", "Abteilung": "Einkauf", "Position": "Leiterin", "Straße geschäftlich": "Weg 1",
    "Straße geschäftlich 2": "Haus B", "Ort geschäftlich": "Köln", "Region geschäftlich": "NRW",
    "Postleitzahl geschäftlich": "50667", "Land/Region geschäftlich": "Deutschland", "Straße privat": "",
    "Ort privat": "Bonn", "Telefon Assistent": "1", "Fax geschäftlich": "2", "Telefon geschäftlich": "0221 3",
    "Telefon Firma": "4", "Mobiltelefon": "0171 5", "E-Mail-Adresse": "zoe@example.org", "E-Mail-Typ": "SMTP",
    "E-Mail: Angezeigter Name": "Zoë Müller", "E-Mail 2: Adresse": "m@example.org", "E-Mail 2: Typ": "SMTP",
    "Geburtstag": "28.12.1969", "Geschlecht": "Keine Angabe", "Jahrestag": "00.00.0000", "Kategorien": "VIP",
    "Kinder": "Tim", "Name Assistent": "Ben", "Name des/der Vorgesetzten": "Cara", "Notizen": "nett",
    "Partner": "Bob", "Priorität": "Normal", "Privat": "Falsch", "Vertraulichkeit": "Normal", "Webseite": "x.example",
    "Empfohlen von": "Dan", "Büro": "3.14",
}  # fmt: skip
FRENCH = {
    "Titre": "Mme", "Prénom": "Zoë", "Deuxième prénom": "M.", "Nom": "Müller", "Suffixe": "", "Société": "Straßenbau",
    "Service": "Einkauf", "Fonction": "Leiterin", "Rue (bureau)": "Weg 1", "Rue (bureau) 2": "Haus B",
    "Ville (bureau)": "Köln", "Dép/Région (bureau)": "NRW", "Code postal (bureau)": "50667",
    "Pays/Région (bureau)": "Deutschland", "Ville (domicile)": "Bonn", "Téléphone de l'assistant(e)": "1",
    "Télécopie (bureau)": "2", "Téléphone (bureau)": "0221 3", "Téléphone société": "4", "Tél. mobile": "0171 5",
    "Adresse de messagerie": "zoe@example.org", "Type de messagerie": "SMTP",
    "Nom complet de l'adresse de messagerie": "Zoë Müller", "Adresse de messagerie 2": "m@example.org",
    "Anniversaire": "28/12/1969", "Anniversaire de mariage ou fête": "0/0/00", "Catégories": "VIP", "Enfants": "Tim",
    "Nom de l'assistant(e)": "Ben", "Responsable": "Cara", "Notes": "nett", "Conjoint(e)": "Bob",
    "Priorité": "Normale", "Privé": "Faux", "Page Web": "x.example", "Recommandé par": "Dan", "Bureau": "3.14",
}  # fmt: skip
SPANISH = {
    "Título": "Sra.", "Nombre": "Zoë", "Segundo nombre": "M.", "Apellidos": "Müller", "Sufijo": "",
    "Organización": "Straßenbau", "Departamento": "Einkauf", "Puesto": "Leiterin", "Calle del trabajo": "Weg 1",
    "Calle del trabajo 2": "Haus B", "Ciudad de trabajo": "Köln", "Provincia o estado de trabajo": "NRW",
    "Código postal del trabajo": "50667", "País o región del trabajo": "Deutschland", "Ciudad particular": "Bonn",
    "Teléfono del ayudante": "1", "Fax del trabajo": "2", "Teléfono del trabajo": "0221 3",
    "Número de centralita de la organización": "4", "Móvil": "0171 5",
    "Dirección de correo electrónico": "zoe@example.org", "Tipo de correo electrónico": "SMTP",
    "Nombre de pantalla de correo electrónico": "Zoë Müller", "Dirección de correo electrónico 2": "m@example.org",
    "Cumpleaños": "28/12/1969", "Aniversario": "0/0/00", "Categorías": "VIP", "Hijos": "Tim",
    "Nombre del ayudante": "Ben", "Nombre del director": "Cara", "Notas": "nett", "Cónyuge": "Bob",
    "Prioridad": "Normal", "Privado": "Falso", "Página web": "x.example", "Referido por": "Dan",
}  # fmt: skip
ITALIAN = {
    "Titolo": "Sig.ra", "Nome": "Zoë", "Secondo nome": "M.", "Cognome": "Müller", "Titolo straniero": "",
    "Società": "Straßenbau", "Reparto": "Einkauf", "Posizione": "Leiterin", "Via (uff.)": "Weg 1",
    "Via (uff.) 2": "Haus B", "Città (uff.)": "Köln", "Provincia (uff.)": "NRW", "CAP (uff.)": "50667",
    "Paese/area geografica (uff.)": "Deutschland", "Città (ab.)": "Bonn", "Telefono assistente": "1",
    "Fax (uff.)": "2", "Ufficio": "0221 3", "Telefono principale società": "4", "Cellulare": "0171 5",
    "Indirizzo posta elettronica": "zoe@example.org", "Tipo posta elettronica": "SMTP",
    "Nome visualizzato posta elettronica": "Zoë Müller", "Indirizzo posta elettronica 2": "m@example.org",
    "Compleanno": "28/12/1969", "Anniversario": "0/0/00", "Categorie": "VIP", "Figli": "Tim", "Nome assistente": "Ben",
    "Nome manager": "Cara", "Notes": "nett", "Nome coniuge/partner": "Bob", "Priorità": "Normale", "Privato": "Falso",
    "Sesso": "Non specificato", "Pagina Web": "x.example", "Presentato da": "Dan", "Ubicazione ufficio": "3.14",
}  # fmt: skip
DUTCH = {
    "Titel": "Mevr.", "Voornaam": "Zoë", "Middelste naam": "M.", "Achternaam": "Müller", "Achtervoegsel": "",
    "Bedrijf": "Straßenbau", "Afdeling": "Einkauf", "Functie": "Leiterin", "Werkadres, straat": "Weg 1",
    "Werkadres 2, straat": "Haus B", "Werkadres, plaats": "Köln", "Werkadres, provincie": "NRW",
    "Werkadres, postcode": "50667", "Land/regio (werk)": "Deutschland", "Huisadres, plaats": "Bonn",
    "Telefoon assistent": "1", "Fax op werk": "2", "Telefoon op werk": "0221 3", "Hoofdtelefoon bedrijf": "4",
    "Mobiele telefoon": "0171 5", "E-mailadres": "zoe@example.org", "E-mailtype": "SMTP",
    "Weergavenaam voor e-mail": "Zoë Müller", "E-mailadres 2": "m@example.org", "Verjaardag": "28-12-1969",
    "Speciale datum": "0-0-00", "Categorieën": "VIP", "Kinderen": "Tim", "Naam assistent": "Ben",
    "Naam manager": "Cara", "Notities": "nett", "Partner": "Bob", "Prioriteit": "Normaal", "Privé": "Onwaar",
    "Geslacht": "Niet-gespecificeerd", "Webpagina": "x.example", "Referentie van": "Dan", "Kantoorlocatie": "3.14",
}  # fmt: skip
PORTUGUESE = {
    "Tratamento": "Sra.", "Primeiro nome": "Zoë", "Segundo nome": "M.", "Sobrenome": "Müller", "Sufixo": "",
    "Empresa": "Straßenbau", "Departamento": "Einkauf", "Cargo": "Leiterin", "Rua do endereço comercial": "Weg 1",
    "Rua do endereço comercial 2": "Haus B", "Cidade do endereço comercial": "Köln", "Estado comercial": "NRW",
    "CEP comercial": "50667", "País/Região da Empresa": "Deutschland", "Cidade do endereço residencial": "Bonn",
    "Telefone do assistente": "1", "Fax comercial": "2", "Telefone comercial": "0221 3",
    "Telefone principal da empresa": "4", "Telefone celular": "0171 5", "Endereço de email": "zoe@example.org",
    "Tipo de email": "SMTP", "Nome para exibição do email": "Zoë Müller", "Endereço de email 2": "m@example.org",
    "Data de nascimento": "28/12/1969", "Datas especiais": "0/0/00", "Categorias": "VIP", "Filhos": "Tim",
    "Nome do assistente": "Ben", "Nome do gerenciador": "Cara", "Anotações": "nett", "Cônjuge": "Bob",
    "Prioridade": "Normal", "Página da Web": "x.example", "Indicado por": "Dan",
}  # fmt: skip
POLISH = {
    "Tytuł": "Pani", "Imię": "Zoë", "Drugie imię": "M.", "Nazwisko": "Müller", "Sufiks": "", "Firma": "Straßenbau",
    "Dział": "Einkauf", "Stanowisko": "Leiterin", "Adres służbowy - ulica": "Weg 1",
    "Adres służbowy - ulica 2": "Haus B", "Adres służbowy - miejscowość": "Köln", "Adres służbowy - województwo": "NRW",
    "Adres służbowy - kod pocztowy": "50667", "Adres służbowy - kraj/region": "Deutschland",
    "Adres domowy - miejscowość": "Bonn", "Telefon asystenta": "1", "Faks służbowy": "2", "Telefon służbowy": "0221 3",
    "Główny telefon do firmy": "4", "Telefon komórkowy": "0171 5", "Adres e-mail": "zoe@example.org",
    "Typ poczty e-mail": "SMTP", "Wyświetlana nazwa e-mail": "Zoë Müller", "Adres e-mail 2": "m@example.org",
    "Urodziny": "28.12.1969", "Rocznica": "0.0.00", "Kategorie": "VIP", "Dzieci": "Tim",
    "Imię i nazwisko asystenta": "Ben", "Menedżer": "Cara", "Notatki": "nett", "Współmałżonek": "Bob",
    "Priorytet": "Normalny", "Strona sieci Web": "x.example", "Polecony przez": "Dan",
}  # fmt: skip
LANGUAGES = {
    "German": GERMAN, "French": FRENCH, "Spanish": SPANISH, "Italian": ITALIAN, "Dutch": DUTCH,
    "Portuguese": PORTUGUESE, "Polish": POLISH,
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_header_may_be_in_the_language_of_the_user(language: str, delimiter: str, tmp_path: Path) -> None:
    row = LANGUAGES[language]
    data = table({name: text.replace("ë", "e") for name, text in row.items()}, delimiter=delimiter)
    # Polish letters are not in cp1252: such a file needs the chooser, or UTF-8.
    (zoe,) = people_of(tmp_path, data.encode("utf-8" if language == "Polish" else "cp1252"), "outlook-csv")
    assert (zoe.name, zoe.organization, zoe.title) == ("Zoe M. Müller", "Straßenbau", "Leiterin")
    assert (zoe.emails, zoe.phones) == (("zoe@example.org", "m@example.org"), ("0221 3", "0171 5"))
    assert (zoe.city, zoe.birthday, zoe.anniversaries) == ("Bonn", "1969-12-28", ())
    assert (zoe.tags, zoe.notes, zoe.links) == (("VIP",), ("nett",), ("x.example",))
    assert set(zoe.relations) == {
        ("Child", "Tim"), ("Assistant", "Ben"), ("Manager", "Cara"), ("Spouse", "Bob"), ("Referred by", "Dan")
    }  # fmt: skip
    said = {line.partition(": ")[2] for line in zoe.extra}
    # And what has no field here: the office, and the form of address, which stands first in every language.
    assert said - {"3.14", next(iter(row.values()))} == {
        "1", "2", "4", "Einkauf", "Weg 1, Haus B, Köln, NRW, 50667, Deutschland"
    }  # fmt: skip


def test_of_two_french_columns_titre_the_second_is_the_job(tmp_path: Path) -> None:
    header = '"Titre","Prénom","Deuxième prénom","Nom","Société","Titre","Téléphone (bureau)"\r\n'
    rows = '"Mme","Zoé","","Müller","Acme","Directrice","1 23"\r\n"","Ben","","Roy","","Acheteur",""\r\n'
    first, second = people_of(tmp_path, (header + rows).encode("cp1252"), "outlook-csv")
    assert (first.name, first.title, first.extra) == ("Zoé Müller", "Directrice", ("Prefix: Mme",))
    assert (second.name, second.title) == ("Ben Roy", "Acheteur")


def test_googles_file_for_outlook_has_its_groups(tmp_path: Path) -> None:
    text = (
        "First Name,Middle Name,Last Name,Title,Suffix,E-mail Address,E-mail 2 Address,Mobile Phone,Home Address,"
        "Home Street,Home City,Home Postal Code,Home Country,Business Phone,Home Phone,Categories\n"
        'Ann,,Lee,,,,,+4741644000,"Weg 1\nBonn, 53111\nGermany",1 Weg,Bonn,53111,Germany,,,Sailing;myContacts;starred\n'
        ",,,,,mail@example.org,,,,,,,,,,\n"
    )
    ann, other = people_of(tmp_path, text, "outlook-csv")
    assert (ann.tags, ann.city, ann.phones) == (("Sailing", "starred"), "Bonn", ("+4741644000",))
    assert ann.extra == ("Home address: Weg 1, Bonn, 53111, Germany",)
    assert (other.name, other.emails) == ("mail@example.org", ("mail@example.org",))


def test_outlook_com(tmp_path: Path) -> None:
    text = (
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,"
        "E-mail 2 Address,E-mail 3 Address,Home Phone,Business Phone,Mobile Phone,IMAddress,Job Title,Department,"
        "Company,Company Yomi,Business Street,Business City,Personal Web Page,Spouse,Schools,Birthday,Notes\r\n"
        "Ann,,Lee,Ms,,Annie,アン,,ann@example.org,,,,,901 06 000,annlee,CEO,,Meridian,,,,"
        "x.example,Bob,Bonn,1980-03-22,\r\n"
    )
    (ann,) = people_of(tmp_path, "\ufeff" + text, "outlook-csv")
    assert (ann.name, ann.title, ann.organization, ann.birthday) == ("Ann Lee", "CEO", "Meridian", "1980-03-22")
    assert set(ann.extra) == {
        "Prefix: Ms", "Nickname: Annie", "Given Yomi: アン", "IMAddress: annlee", "Schools: Bonn"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "born"),
    [
        (["12/28/1969", "3/4/1980"], ["1969-12-28", "1980-03-04"]),
        (["28/12/1969", "3/4/1980"], ["1969-12-28", "1980-04-03"]),
        (["3/4/1980", "5/5/1990"], ["", "1990-05-05"]),
        (["28/12/1969", "12/28/1969", "3/4/1980"], ["1969-12-28", "1969-12-28", ""]),
        (["3.4.1980"], ["1980-04-03"]),
        (["0/0/00", "00/00/0000", "0-0-00"], ["", "", ""]),
        (["28/12/69", "28/12/20"], ["1969-12-28", "--12-28"]),
        (["30/02/1980"], [""]),
        (["28/12/1969 00:00:00"], ["1969-12-28"]),
    ],
)
def test_the_file_shows_in_which_order_it_writes_dates(dates: list[str], born: list[str], tmp_path: Path) -> None:
    rows = [{"First Name": f"P{number}", "Birthday": date} for number, date in enumerate(dates)]
    items = items_of(tmp_path, _english(*rows), "outlook-csv")
    people = [item for item in items if isinstance(item, FoundPerson)]
    assert [one.birthday for one in people] == born
    noticed = {item.place.record: item.why for item in items if isinstance(item, Noticed)}
    for number, (one, said) in enumerate(zip(people, dates, strict=True), 1):
        kept = bool(said.strip("0/-.")) and len(one.birthday) != 10
        assert (number in noticed) == kept
        assert one.extra == ((f"Birthday: {said}",) if kept else ())
