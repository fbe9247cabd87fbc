"""What a job title says: seniority, and whether its holder decides.

Used only where the user has not said so: a recorded seniority or authority always wins.
"""

import re
from functools import lru_cache

from godfather_desktop.domain.person import Authority, Person, Seniority
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded

SENIORITY_RANK: dict[Seniority, int] = {"": 0, "peer": 0, "manager": 1, "director": 2, "vp": 3, "c-level": 4}
"""`sen` of the model's section 4."""

AUTHORITY_WEIGHT: dict[Authority, float] = {
    "": 1.0,
    "decision-maker": 1.0,
    "influencer": 0.5,
    "gatekeeper": 0.2,
}

_PATTERNS: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    ("peer", re.compile(r"\b(assistant|secretary|coordinator|intern|trainee)\b")),
    ("vp", re.compile(r"\b([se]?vp|vice[ -]president)\b")),
    (
        "c-level",
        re.compile(
            r"\b(c[efimtoprhd]o|chief\b.*\bofficer|chief executive|president|chair(man|woman|person)?"
            r"|founder|owner|managing director)\b"
        ),
    ),
    ("director", re.compile(r"\b(director|head of|partner|dean)\b")),
    ("manager", re.compile(r"\b(manager|supervisor|team lead(er)?)\b")),
)

_SAME_TITLE: tuple[frozenset[str], ...] = (
    frozenset({"ceo", "chief executive", "chief executive officer"}),
    frozenset({"cfo", "chief financial officer"}),
    frozenset({"coo", "chief operating officer"}),
    frozenset({"cto", "chief technology officer", "chief technical officer"}),
    frozenset({"cio", "chief information officer"}),
    frozenset({"cmo", "chief marketing officer"}),
    frozenset({"hr director", "director of human resources", "director of hr"}),
    frozenset({"vp", "vice president"}),
)


@lru_cache(maxsize=8_192)
def seniority_of_title(title: str) -> Seniority:
    """The seniority that a title names, empty when it names none."""
    words = folded(title)
    for seniority, pattern in _PATTERNS:
        if pattern.search(words):
            return seniority
    return ""


def seniority_of(person: Person, roles: list[Role]) -> Seniority:
    """The recorded seniority, else the highest that a role held today names."""
    if person.seniority:
        return person.seniority
    named = [seniority_of_title(role.title) for role in roles if not role.end]
    return max(named, key=SENIORITY_RANK.__getitem__, default="")


def authority_of(person: Person, roles: list[Role]) -> Authority:
    """The recorded authority, else what the seniority suggests: chiefs decide, the rest influence."""
    if person.authority:
        return person.authority
    rank = SENIORITY_RANK[seniority_of(person, roles)]
    if rank >= SENIORITY_RANK["c-level"]:
        return "decision-maker"
    return "influencer" if rank >= SENIORITY_RANK["manager"] else "gatekeeper"


def title_matches(wanted: str, title: str) -> bool:
    """Whether a held title is the wanted one: the same words, or a known short form of it."""
    asked, held = folded(wanted), folded(title)
    if not asked:
        return True
    for forms in _SAME_TITLE:
        if asked in forms:
            return any(re.search(rf"\b{re.escape(form)}\b", held) for form in forms)
    words = re.findall(r"\w+", asked)
    return bool(words) and all(re.search(rf"\b{re.escape(word)}", held) for word in words)


def current_role(rolodex: Rolodex, person: Person) -> Role | None:
    """The role to show on a card: held today, the one that began last; None without any."""
    held = [role for role in rolodex.roles_of(person.id) if not role.end]
    return max(held, key=lambda role: (role.start, role.id), default=None)


def organization_name(rolodex: Rolodex, role: Role | None) -> str:
    """The name of the organization where a role is held, empty when unknown."""
    if role is None or role.organization is None:
        return ""
    return rolodex.organizations[role.organization].name
