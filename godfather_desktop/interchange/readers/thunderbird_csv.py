"""Thunderbird: its address book as CSV, whose header is in the user's language."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.readers.address_rows import read_address_rows
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

HEADERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split("; "))
    for names in (
        "primary email",
        "first name; last name; display name; screen name",
        "vorname; nachname; primare e-mail-adresse",
        "vorname; nachname; anzeigename; sekundare e-mail-adresse",
        "adresse electronique principale; adresse electronique secondaire",
        "prenom; nom; premiere adresse electronique",
        "direccion de correo electronico principal; direccion de correo electronico secundaria",
        "nombre; apellidos; correo electronico principal",
        "nome; cognome; email primaria",
        "nome; cognome; email principale",
        "voornaam; achternaam; primair e-mailadres",
        "voornaam; achternaam; weergavenaam",
        "imie; nazwisko; podstawowy adres e-mail",
        "nome; sobrenome; e-mail primario",
        "primeiro nome; ultimo nome; e-mail primario",
    )
)
"""Sets of folded headers, each of which is enough."""


def read_thunderbird(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
    """The contacts; a birthday stands in three columns. Raises TooMuch."""
    return read_address_rows(source, wanted, delimiter, reading)
