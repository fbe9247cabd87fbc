"""Outlook: what Outlook for Windows writes in the languages of its users, Outlook.com, and Google for Outlook.

The header is known by a few columns that stand in it together; `columns.guessed` knows what all mean.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.readers.address_rows import read_address_rows
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

HEADERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split("; "))
    for names in (
        "e-mail address; e-mail 2 address",
        "first name; last name; business phone; home phone",
        "first name; last name; business street",
        "first name; last name; home street",
        "e-mail address; e-mail display name",
        "vorname; nachname; e-mail-adresse; kategorien",
        "vorname; nachname; telefon geschaftlich",
        "vorname; nachname; strasse geschaftlich",
        "e-mail-adresse; e-mail 2: adresse",
        "prenom; nom; adresse de messagerie",
        "prenom; nom; telephone (bureau)",
        "prenom; nom; adresse de courrier",
        "adresse de messagerie; adresse de messagerie 2",
        "nombre; apellidos; telefono del trabajo",
        "nombre; apellidos; direccion de correo electronico 2",
        "nombre; apellidos; direccion de correo electronico",
        "nombre; apellidos; calle del trabajo",
        "nome; cognome; indirizzo posta elettronica",
        "nome; cognome; via (uff.)",
        "voornaam; achternaam; telefoon op werk",
        "voornaam; achternaam; werkadres, straat",
        "voornaam; achternaam; e-mailadres; categorieen",
        "primeiro nome; sobrenome; telefone comercial",
        "primeiro nome; apelido; telefone da empresa",
        "primeiro nome; endereco de email 2",
        "imie; nazwisko; telefon słuzbowy",
        "imie; nazwisko; adres e-mail 2",
        "fornavn; etternavn; e-postadresse",
        "fornavn; efternavn; e-mail-adresse",
    )
)
"""Sets of folded headers, each of which is enough."""


def read_outlook(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
    """The contacts. Raises TooMuch."""
    return read_address_rows(source, wanted, delimiter, reading)
