"""How close two people are whom a card puts together, from the word that it uses."""

from godfather_desktop.domain.text import folded

_FAMILY = (
    "spouse|husband|wife|partner|domestic partner|child|children|son|daughter|father|mother|parent|parents|brother|"
    "sister|sibling|family|fiance|fiancee|best friend|bestfriend"
)
_FRIEND = "friend|friends|godfather|godmother|godson|goddaughter|mentor|protege"
_NEAR = (
    "manager|boss|supervisor|assistant|secretary|colleague|co-worker|coworker|subordinate|report|employer|employee|"
    "relative|cousin|uncle|aunt|nephew|niece|grandparent|grandfather|grandmother|grandchild|grandson|granddaughter"
)
_STRENGTHS = tuple(
    (strength, frozenset(words.split("|"))) for strength, words in ((5, _FAMILY), (4, _FRIEND), (3, _NEAR))
)


def strength_of(label: str) -> int | None:
    """The stated strength 1..5 of a tie with this label; None when the word says nothing of it."""
    word = folded(label)
    return next((strength for strength, words in _STRENGTHS if word in words), None)
