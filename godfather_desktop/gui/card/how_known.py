"""How a person is known, in words."""

from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.wording.language import say


def how_known(rolodex: Rolodex, card: Person) -> str:
    """'by referral: Bob Roy'; empty when nobody said."""
    if card.id == ME:
        return say("you")
    if card.how_known == "referral":
        if card.referred_by is not None:
            return say("by referral: {who}", who=rolodex.people[card.referred_by].name)
        return say("by referral")
    if card.how_known == "personally":
        return say("known personally")
    # An empty text is no sentence to translate.
    return say("cold") if card.how_known else ""
