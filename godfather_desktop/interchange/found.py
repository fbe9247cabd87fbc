"""What every reader yields: records as the file has them, not matched with anybody yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownCause
from godfather_desktop.domain.favor import FavorDirection, FavorMode, FavorStatus
from godfather_desktop.domain.note import Topic
from godfather_desktop.domain.occasion import OccasionSort
from godfather_desktop.domain.person import Authority, HowKnown, Relation, Seniority
from godfather_desktop.domain.tie import TieSource
from godfather_desktop.domain.touch import AskSide, Channel, Context, Direction


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: number of the record from 1, and its first line from 1."""

    record: int
    line: int


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person as a file describes them. notes: free texts. photo: bytes of a picture file. anniversaries:
    partial dates that name a day. relations: pairs of label and name, such as ('Spouse', 'Bob Roy');
    they become ties to people who are known, never new people.

    me: the card is the owner's. identities: see `domain.person.Person`.
    """

    place: Place
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    organization: str = ""
    title: str = ""
    city: str = ""
    tags: tuple[str, ...] = ()
    birthday: str = ""
    anniversaries: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    photo: bytes | None = None
    identities: tuple[str, ...] = ()
    how_known: HowKnown = ""
    met_through: str = ""
    rating: int | None = None
    two_am: bool | None = None
    relation: Relation = ""
    seniority: Seniority = ""
    authority: Authority = ""
    extra: tuple[str, ...] = ()
    me: bool = False


@dataclass(frozen=True, slots=True)
class FoundOrganization:
    """A card that stands for a company and not for a person."""

    place: Place
    name: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A group of cards: its name becomes a tag of its members, who are named by identity."""

    place: Place
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundTie:
    """Two people who know each other; a and b are names, e-mail addresses or identities."""

    place: Place
    a: str
    b: str
    source: TieSource = "stated"
    strength: int | None = None
    certainty: float | None = None
    since: str = ""
    organization: str = ""
    headcount: int | None = None
    start: str = ""
    end: str = ""
    says: str = ""


class FoundTouch(NamedTuple):
    """A contact; person is a name, an e-mail address, a telephone number or an identity.

    Several of them in a row with one record are one record: a mail to three people. name: how to call
    whom an address or an identity stands for, if they are new. introduces: False when such a contact
    alone adds no card, such as a mail from a stranger that I never answered. A tuple, because a calendar
    has hundreds of thousands.
    """

    place: Place
    person: str
    day: Day
    channel: Channel
    direction: Direction
    people: int = 2
    obligate: bool = False
    context: Context = ""
    personal: bool = False
    ask: AskSide = "none"
    note: str = ""
    name: str = ""
    introduces: bool = True


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A dated note about a person, named as in FoundTouch."""

    place: Place
    person: str
    day: Day
    text: str
    topic: Topic = ""


@dataclass(frozen=True, slots=True)
class FoundOccasion:
    """An occasion of a person, named as in FoundTouch. date: a partial date with its day."""

    place: Place
    person: str
    date: str
    sort: OccasionSort = "other"
    text: str = ""


@dataclass(frozen=True, slots=True)
class FoundFavor:
    """A favor; person is a name or an e-mail address."""

    place: Place
    person: str
    day: Day
    direction: FavorDirection
    title: str
    size: int = 2
    effort: int = 2
    mode: FavorMode = "asked"
    status: FavorStatus = "done"
    thanked: bool = False
    beneficiary: str = ""
    due: Day | None = None


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A dated role; person is a name or an e-mail address, or 'me'."""

    place: Place
    person: str
    organization: str
    title: str = ""
    start: str = ""
    end: str = ""
    headcount: int | None = None


@dataclass(frozen=True, slots=True)
class FoundDown:
    """A down period of the owner; end None while it lasts."""

    place: Place
    start: Day
    end: Day | None
    cause: DownCause


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that is not imported. why: a key of `wording.imports`, filled with `values`."""

    place: Place
    why: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something inside an imported record that was left out. why: as in Rejected."""

    place: Place
    why: str
    values: Mapping[str, object] = field(default_factory=dict)


Found = (
    FoundPerson
    | FoundOrganization
    | FoundGroup
    | FoundTie
    | FoundTouch
    | FoundFavor
    | FoundNote
    | FoundOccasion
    | FoundRole
    | FoundDown
)
Item = Found | Rejected | Noticed
