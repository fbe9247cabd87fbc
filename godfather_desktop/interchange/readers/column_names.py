"""What programs and people call the columns of an address book, in the languages in which they write.

Names are compared by their letters alone: 'E-mail 2 Address', 'email_address' and 'E-Mail Address' are one.
Facts: the headers that Outlook, Outlook.com, Thunderbird and Google write in English, German, French,
Spanish, Italian, Dutch, Portuguese, Polish, Norwegian, Swedish, Czech and Russian, and words of everyday
tables.
"""

import re
from functools import lru_cache

from godfather_desktop.domain.text import folded

_NAMES: dict[str, str] = {
    "name": """
        name; full name; display name; contact; contact name; person; people; employee; member; participant
        anzeigename; voller name; vollständiger name; gesamtname; kontakt; ansprechpartner; name vorname
        vorname name; vorname nachname; mitarbeiter; mitglied; teilnehmer; kunde; nom complet; nom à afficher
        nom et prénom; nom prénom; prénom nom; contacto; nombre completo; nombre en pantalla
        nombre para mostrar; nombre y apellidos; nombre y apellido; persona; nome completo; nome visualizzato
        nome e cognome; nominativo; contatto; naam; volledige naam; weergavenaam; contactpersoon; persoon
        mostrar nome; nome de exibição; nome a apresentar; contato; pessoa; imię i nazwisko; nazwisko i imię
        nazwa wyświetlana; osoba; visningsnavn; navn; namn
        celé jméno; fulde navn; fullständigt namn; фио; полное имя; имя и фамилия; teljes név; 氏名; 姓名""",
    "nom": "nom; nome; nombre",
    "given name": """
        first name; given name; first; forename; christian name; vorname; rufname; prénom; nombres
        nombre de pila; primer nombre; nome proprio; nome di battesimo; primeiro nome; voornaam; roepnaam; imię
        fornavn; förnamn; etunimi; eesnimi
        jméno; křestní jméno; имя; keresztnév; utónév; 名""",
    "middle name": """
        middle name; additional name; middle; middle initial; weitere vornamen; weiterer vorname
        zweiter vorname; deuxième prénom; deuxièmes prénoms; segundo nombre; secondo nome; middelste naam
        tussenvoegsel; nome do meio; segundo nome; outros nomes/apelidos; drugie imię; mellomnavn; mellemnavn
        toinen nimi; teine nimi
        mellannamn; další jméno; отчество""",
    "family name": """
        last name; family name; surname; last; nachname; familienname; zuname; nom de famille; apellidos
        apellido; primer apellido; segundo apellido; cognome; achternaam; familienaam; sobrenome; último nome
        nazwisko; etternavn; efternavn; efternamn; sukunimi; perekonnanimi
        příjmení; фамилия; vezetéknév; 姓""",
    "apelido": "apelido",
    "prefix": """
        name prefix; prefix; salutation; honorific; anrede; namenstitel; akademischer titel; civilité; préfixe
        tratamiento; prefijo; tratamento; prefixo; prefisso; aanhef; voorvoegsel; zwrot grzecznościowy
        titul; обращение""",
    "titel": "title; titel; titre; titolo; título; tytuł; tittel",
    "suffix": """
        name suffix; suffix; namenszusatz; suffixe; sufijo; suffisso; titolo straniero; achtervoegsel; sufixo
        sufiks; suffiks; jälkiliite""",
    "nickname": """
        nickname; nick name; nick; file as; alias; spitzname; surnom; apodo; soprannome; bijnaam; przydomek
        pseudonim; kallenavn""",
    "organization": """
        company; company name; organization; organisation; organization name; organisation name; account name
        employer; work company; current company; institution; business; firma; firmenname; unternehmen
        arbeitgeber; société; entreprise; employeur; organización; compañía; empresa; società; azienda; ditta
        società di lavoro; organizzazione; bedrijf; bedrijfsnaam; organisatie; werkgever; organização
        organizacja; instytucja; nazwa firmy; pracodawca; yritys; ettevõte
        företag; společnost; virksomhed; организация; компания; cég; 会社; 会社名; 公司""",
    "title": """
        job title; position; role; job; designation; work title; organization title; current position; funktion
        stelle; berufsbezeichnung; rolle; fonction; poste; intitulé du poste; puesto; cargo; posizione
        qualifica; ruolo; mansione; functie; functietitel; stanowisko; stilling; tehtävänimike
        arbeitstitel; befattning; stillingsbetegnelse; funkce; должность; beosztás; 役職; 职务
        profession; profesión; professione; beruf""",
    "department": """
        department; organization department; work dept; dept; division; abteilung; bereich; service; département
        departamento; reparto; reparto di lavoro; dipartimento; afdeling; dział; oddział; avdeling; osasto
        avdelning; oddělení; отдел; részleg; 部署; 部门""",
    "phone": """
        work; home; other; landline; telefon; festnetz; rufnummer; handy; natel; téléphone; tél; portable
        teléfono; particular; particular 2; móvil; abitazione; ufficio; cellulare; recapito; telefoon; mobiel
        gsm; celular; telemóvel; telefone; fone; komórka; whatsapp; signal""",
    "birthday": """
        birthday; birth date; birthdate; date of birth; dob; bday; born; geburtstag; geburtsdatum; anniversaire
        date de naissance; né le; cumpleaños; fecha de nacimiento; compleanno; data di nascita; verjaardag
        geboortedatum; data de nascimento; urodziny; data urodzenia; fødselsdag; fødselsdato; födelsedag
        syntymäpäivä; sünnipäev
        narozeniny; datum narození; день рождения; дата рождения; születésnap; 誕生日; 生日""",
    "birth year": """
        birth year; year of birth; geburtsjahr; année de naissance; año de nacimiento; anno di nascita
        geboortejaar; ano de nascimento; rok urodzenia""",
    "birth month": """
        birth month; month of birth; geburtsmonat; mois de naissance; mes de nacimiento; mese di nascita
        geboortemaand; mês de nascimento; miesiąc urodzenia""",
    "birth day": """
        day of birth; jour de naissance; día de nacimiento; giorno di nascita; geboortedag; dia de nascimento
        dzień urodzenia""",
    "anniversary": """
        anniversary; wedding anniversary; wedding; jahrestag; hochzeitstag; anniversaire de mariage ou fête
        anniversaire de mariage; aniversario de bodas; anniversario; anniversario di matrimonio; speciale datum
        trouwdag; huwelijksdag; datas especiais; aniversário de casamento; rocznica; rocznica ślubu; merkedag
        bryllupsdag; vuosipäivä
        bröllopsdag; výročí; годовщина""",
    "aniversario": "aniversario",
    "link": """
        web; web page; website; web site; homepage; home page; url; personal web page; business website
        linkedin; linkedin url; linkedin profile; profile url; profile; public profile url; blog; webseite
        internetseite; page web; site web; site internet; página web; sitio web; pagina web; sito web; sito
        webpagina; página da web; página na web; strona sieci web; strona internetowa; strona www; webside
        hjemmeside
        webbsida; webbplats; webová stránka; веб-страница; weblap""",
    "tags": """
        tags; tag; labels; categories; category; groups; group; group membership; keywords; kategorien
        kategorie; gruppen; gruppe; schlagworte; schlagwörter; stichwörter; catégories; catégorie; groupes
        groupe; étiquettes; mots clés; categorías; categoría; grupos; grupo; etiquetas; palabras clave
        categorie; categoria; gruppi; gruppo; etichette; parole chiave; categorieën; groepen; groep; trefwoorden
        categorias; grupy; grupa; kategorier
        категории; группы; kategóriák; 分類; 类别
        libellés""",
    "label": "label",
    "note": """
        notes; note; comment; comments; remark; remarks; description; memo; info; about; notizen; notiz
        bemerkung; bemerkungen; kommentar; kommentare; anmerkung; anmerkungen; beschreibung; commentaire
        commentaires; remarque; remarques; notas; nota; observaciones; comentarios; comentario; commenti
        osservazioni; annotazioni; notities; notitie; opmerkingen; opmerking; anotações; observações
        comentários; notatki; uwagi; komentarz; notater; muistilaput; märkmed
        anteckningar; noter; poznámky; poznámka; заметки; примечания; комментарий; jegyzetek; メモ; 备注""",
    "spouse": """
        spouse; partner; wife; husband; domestic partner; ehepartner; ehegatte; ehefrau; ehemann; lebenspartner
        conjoint(e); conjoint; époux; épouse; cónyuge; pareja; coniuge; nome coniuge/partner; echtgenoot
        echtgenote; cônjuge; współmałżonek; małżonek; ektefelle; ægtefælle; puoliso; abikaasa
        make/maka; manžel(ka); супруг(а); házastárs""",
    "children": """
        children; child; kids; kinder; kind; enfants; enfant; hijos; hijo; figli; figlio; kinderen; filhos
        filho; dzieci; dziecko; barn; børn; lapset; lapsed
        děti; дети; gyermekek""",
    "manager": """
        manager's name; manager; manager name; supervisor; boss; reports to; name des/der vorgesetzten
        vorgesetzter; vorgesetzte; responsable; nombre del director; nombre del administrador; director; jefe
        nome manager; nome del responsabile; responsabile; naam manager; leidinggevende; nome do gerente
        nome do gestor; nome do gerenciador; gerente; menedżer; menadżer; przełożony; overordnedes navn
        navn på overordnet""",
    "assistant": """
        assistant's name; assistant; assistant name; name assistent; assistent; assistentin
        nom de l'assistant(e); assistant(e); nombre del ayudante; ayudante; asistente; nome assistente
        nome dell'assistente; assistente; naam assistent; nome do assistente; imię i nazwisko asystenta
        asystent; assistentens navn; avustajan nimi""",
    "referred by": """
        referred by; referral; introduced by; met through; empfohlen von; vermittelt durch; recommandé par
        referido por; recomendado por; presentato da; referentie van; verwezen door; indicado por
        polecony przez; polecenie""",
    "city": """
        city; town; ort; wohnort; stadt; ville; commune; ciudad; población; localidad; municipio; città; comune
        località; plaats; woonplaats; stad; miasto; miejscowość; cidade; localidade; município; poststed
        postitoimipaikka""",
    "id": "id; node id; person id; contact id; node",
    "strength": "strength",
    "email type": """
        e-mail type; email type; e-mail-typ; e-mail: typ; type de messagerie; tipo de correo electrónico
        tipo posta elettronica; e-mailtype; tipo de email; tipo de correio electrónico; typ poczty e-mail
        rodzaj e-mail; e-posttype; sähköpostin laji
        e-posttyp; тип почты""",
    "photo": "photo; picture; image; user photo; avatar; foto; bild; imagen; immagine; afbeelding; zdjęcie",
    "flag": """
        priority; sensitivity; private; gender; priorität; vertraulichkeit; privat; geschlecht; priorité
        critère de diffusion; privé; sexe; prioridad; confidencialidad; privado; sexo; género; priorità
        riservatezza; privato; sesso; prioriteit; gevoeligheid; priv; geslacht; prioridade; sensibilidade
        priorytet; charakter; prywatne; płeć; prioritet; følsomhet; kjønn""",
    "initials": "initials; initialen; initiales; iniciales; iniziali; iniciais; inicjały; initialer",
    "extra": """
        pager; pager number; callback; telex; isdn; imaddress; im address; ip address; account; user; location
        tty/tdd; rückmeldung; rappel; devolución de llamada; richiamata automatica; terugbellen; radio phone
        télex; rnis; rdsi; cercapersone; personsøker; récepteur de radiomessagerie; buscapersonas; screen name
        web id; country code""",
}
"""Names by what they mean; those of two meanings are settled by the other columns, see `columns.guessed`."""

_ENGLISH_DATES = frozenset(
    "birthday;birth date;birthdate;date of birth;dob;bday;born;anniversary;wedding anniversary;wedding".split(";")
)
_KEY = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def key_of(header: str) -> str:
    """The letters of a header, by which it is compared."""
    return "".join(_KEY.findall(folded(header)))


_MEANINGS = {
    key: meaning for meaning, names in _NAMES.items() for name in re.split(r"[;\n]", names) if (key := key_of(name))
}

_MAIL = (
    r"mail(?!ing)|adresse electronique|courriel|correo|correio|messagerie|posta elettronica|poczt[ay]\b|\be ?post"
    r"|sahkoposti|почт|メール|邮件|邮箱"
)
_CALL = (
    r"phone|telef|\btel\b|mobil|\bcell|cellul|celular|handy|\bgsm\b|telemovel|komork|\bmovil|fone\b|puhelin"
    r"|телефон|電話|电话|携帯|手机"
)
_PARTS: tuple[tuple[str, str], ...] = (
    ("extra", r"yomi|phonetic|kana\b|furigana|\bmaiden"),
    (
        "extra",
        r"\bfax|fax\b|telefax|telecopie|telefaks|\bfaks|faksi\b|faks\b|факс|pager|telex|teletip|\bradio|\btty\b|teksttel",
    ),
    ("extra", rf"(assist|ayudante|asyst|avustaj).*({_CALL})|({_CALL}).*(assist|ayudante|asyst|avustaj|horbeh|hørsel)"),
    ("extra", r"(main|zentral|hoofd|principal|głown|hoved).*(company|firma|societ|empresa|bedrijf|firmy)|company main"),
    ("extra", rf"({_CALL}).*(firma\b|societe|societa|type|typ\b|label|prefix|vorwahl|country)|centralita"),
    ("nickname", rf"({_MAIL}).*(display|angezeigt|anzeige|vist navn|weergegeven|nimi\b|kuvatav)"),
    (
        "nickname",
        rf"(display|complet|visualizzato|pantalla|weergavenaam|wyswietl|exibicao|apresentar|visningsn).*({_MAIL})",
    ),
    ("email type", rf"({_MAIL}).*\b(typ|type|tipo|laji|tuup)\b|\b(typ|type|tipo|rodzaj)\b.*({_MAIL})"),
    ("", rf"({_MAIL}).*(opt|sent|status|count|format|list|valid|verif|domain|client|server|bounce|permission)"),
    (
        "address",
        r"po box|postfach|boite postale|\bb p\b|apartado|casella postale|postbus|skrzynka|caixa postal|postboks",
    ),
    ("email", _MAIL),
    (
        "",
        r"(birth|geburt|naissance|nacimiento|nascita|nascimento|urodz|geboorte).*(place|ort|name|lieu|lugar|luogo|local)",
    ),
    (
        "",
        r"(place|lieu|lugar|luogo|local|miejsce|nom|naam|plaats).*(birth|geburt|naissance|nacimiento|nascita|urodz|gebo)",
    ),
    ("phone", _CALL),
    (
        "link",
        r"\bweb ?(page|site|seite|pagina|side)|\burl\b|homepage|linkedin|facebook|twitter|instagram|\bxing\b|github",
    ),
    (
        "city",
        r"\b(city|town|ort|stadt|ville|ciudad|citta|plaats|stad|miasto|miejscowosc|cidade|localidade|poststed|mesto|город)\b|^by\b",
    ),
    ("city", r"postitoimipaikka|\blinn\b|werkplaats|woonplaats|\blocality\b|\bcomune\b"),
    (
        "address",
        (
            r"addres|adress|\badres|direccion|indirizzo|endereco|morada|domicil|street|strasse|\bstr\b|\brue\b"
            r"|\bcalle\b|\bvia\b|straat|ulica|\brua\b|\bgate\b|\bgade\b|osoite|\bzip|postal|postleitzahl|\bplz\b"
            r"|post ?code|\bcap\b|kod pocztowy|\bcep\b|postn|postinumero|country|\bland\b|land\b|\bpays\b"
            r"|\bpais\b|paese|nazione|\bkraj\b|\bstate\b|provin|region|\bregio|\betat\b|bundesland|bundesstaat|kanton|\bdep\b"
            r"|\bestado\b|county|distrito|wojewodztwo|omrade|\bmaa\b|ulice|адрес|улица|индекс|страна"
        ),
    ),
)
"""Words inside of a header that tell what it means, looked for in this order."""
_PATTERNS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _PARTS)
_WORD = re.compile(r"[^\W_]+")
_PLACES = (
    (
        "home",
        re.compile(r"\b(home|priv|privat|privee?|domicile|domicilio|ab|huis|thuis|dom|domow|casa|residen|particular)"),
    ),
    (
        "work",
        re.compile(
            r"\b(business|work|office|geschaft|dienst|bureau|uff|werk|trabajo|comercial|empresa|biur|tjeneste|zamestnani|рабоч)"
        ),
    ),
    ("work", re.compile(r"\b(słuzb|arb|firma|profession|lavoro|tyo|toko)")),
    ("home", re.compile(r"huisadr|personal|\bhem\b|hjem|домашн|bydliste|\bkoti|\bkodu|koti\b")),
    ("other", re.compile(r"\b(other|weiter|autre|altr|otr[oa]|ander|inn[yea]|outr|anne[nt]|anden|andet|muu)")),
)


def words_of(header: str) -> str:
    """The words of a header without signs and lone numbers, between single blanks."""
    return " ".join(word for word in _WORD.findall(folded(header).replace("'", "")) if not word.isdigit())


def is_english_date(header: str) -> bool:
    """Whether a column of dates has an English name."""
    return words_of(header) in _ENGLISH_DATES


@lru_cache(maxsize=20_000)
def meaning_of(header: str) -> str:
    """What a header means by itself, empty when nobody knows; ambiguous ones are named like themselves."""
    meaning = _MEANINGS.get(key_of(header))
    if meaning is None and len(header) <= 100:
        words = words_of(header)
        meaning = next((one for one, pattern in _PATTERNS if pattern.search(words)), "")
    return meaning or ""


@lru_cache(maxsize=20_000)
def place_of(header: str) -> str:
    """Of which address a column is a part: home, work, other, or empty."""
    words = words_of(header)
    return next((place for place, pattern in _PLACES if pattern.search(words)), "")
