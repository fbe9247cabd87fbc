"""The sentences of the duplicates page."""

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.duplicates import Pair, card_inside
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.duplicates import why_merged
from godfather_desktop.wording.language import count, say


def duplicates_page(certain: int, likely: int) -> tuple[str, str]:
    """Say 'Two cards are certainly one person, 14 pairs look alike.'. certain, likely: how many pairs there are."""
    promise = say("Whatever you merge can be taken apart again, at any time.")
    sure = count("Two cards are certainly one person", "{n} pairs of cards are certainly one person each", certain)
    if not certain and not likely:
        return (
            say("Nobody is here twice, as far as can be seen."),
            say("Names, addresses, profiles, telephone numbers and organizations were compared."),
        )
    if not likely:
        return f"{sure}.", promise
    if not certain:
        return count("Two cards look alike.", "{n} pairs of cards look alike.", likely), promise
    return f"{sure}, {count('one more pair looks alike', '{n} pairs look alike', likely)}.", promise


def comparing() -> tuple[str, str]:
    """What is said before the cards were compared for the first time."""
    return say("Comparing the cards …"), say("Names, addresses, profiles, telephone numbers and organizations.")


def position(place: int, total: int, more: int) -> str:
    """'3 of 14', and how many more pairs come after them."""
    words = say("{place} of {total}", place=f"{place:,}", total=f"{total:,}")
    return f"{words}, {and_more(more)}" if more else words


def and_more(number: int) -> str:
    """'and 12 more'."""
    return count("and {n} more", "and {n} more", number)


def who_stays(rolodex: Rolodex, keep: PersonId, gone: PersonId, brings: str) -> str:
    """'The card of Ann Lee, with more on record, stays and gets 2 favors.'. brings: what it gets, in words."""
    name = rolodex.people[keep].name
    if keep == ME:
        stays = say("Your own card stays")
    elif _on_record(rolodex, keep) > _on_record(rolodex, gone):
        stays = say("The card of {name}, with more on record, stays", name=name)
    else:
        stays = say("The card of {name} stays", name=name)
    # Not filled in: the sentence would be wrapped a second time for the direction of its name.
    return stays + (say(" and gets {brings}.", brings=brings) if brings else say("; the other one adds nothing to it."))


def my_card_stays() -> str:
    """Why two cards cannot be swapped when one of them is my own."""
    return say("One of the two is your own card: it is always the one that stays.")


def nothing_to_take_back() -> str:
    """Why there is nothing to take back on this page."""
    return say("Nothing was decided on this page that could be taken back.")


def none_merged() -> str:
    """What is said when none of the certain pairs could be merged."""
    return say("These could not be merged together: they wait in the queue, where each tells why.")


def queue_end(decided: bool, later: int) -> str:
    """What stands where the next pair would stand. later: how many pairs were put off."""
    if later:
        return count("One pair is left for later.", "{n} pairs are left for later.", later)
    if decided:
        return say("That was the last pair. Thank you.")
    return say("No two cards look alike.")


def both(rolodex: Rolodex, pair: Pair) -> str:
    """'Ann Lee and Anne Lee', or 'Two cards of Ann Lee'."""
    first, second = (rolodex.people[person].name for person in (pair.a, pair.b))
    if first == second:
        return say("Two cards of {name}", name=first)
    return say("{first} and {second}", first=first, second=second)


def part_of(rolodex: Rolodex, merge: Merge) -> str:
    """'Bob Roy is part of Robert Roy', or 'Two cards of Bob Roy', for a list of merges."""
    other, name = card_inside(merge).name, rolodex.people[merge.person].name
    if other == name:
        return say("Two cards of {name}", name=name)
    return say("{other} is part of {name}", other=other, name=name)


def merged_from(merge: Merge) -> str:
    """'Merged from Bob Roy', for the card that stayed."""
    return say("Merged from {name}", name=card_inside(merge).name)


def merged_when(merge: Merge) -> str:
    """'21 Nov 2026: you said so'."""
    why = why_merged(merge)
    return f"{day(merge.day)}: {why[:1].lower()}{why[1:]}"


def _on_record(rolodex: Rolodex, person: PersonId) -> int:
    sums = rolodex.sums.get(person)
    return len(rolodex.records_of(person)) + (sums.days if sums is not None else 0)
