"""The messages of an introduction, to begin with: the user changes them, and sends them by their own program."""

from dataclasses import dataclass

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.forwarding import mailto
from godfather_desktop.insight.opt_in import Do
from godfather_desktop.insight.titles import current_role
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import role_head


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one person. Nothing is sent by the program."""

    person: PersonId
    subject: str
    text: str


def message_for(rolodex: Rolodex, introduction: Introduction, do: Do, person: PersonId) -> Message | None:
    """The message that a step needs; None for steps without one."""
    target = _name(rolodex, introduction.target)
    if do == "send the ask":
        return Message(person, say("An introduction to {target}?", target=target), _ask(rolodex, introduction))
    if do == "follow up":
        return Message(person, say("An introduction to {target}?", target=target), _follow_up(rolodex, introduction))
    if do == "send the note":
        return Message(
            person, say("To pass on to {target}", target=target), cover(rolodex, introduction, introduction.note)
        )
    if do == "reply to it":
        return Message(person, say("Thank you for being willing to talk"), _reply(rolodex, introduction))
    if do == "report back":
        return Message(person, say("What came of {target}", target=target), _report(rolodex, introduction, person))
    if do == "thank":
        return Message(person, say("Thank you"), _thanks(rolodex, introduction, person))
    if do == "thank for the no":
        return Message(person, say("Thank you all the same"), _thanks_for_no(rolodex, introduction, person))
    return None


def link_of(rolodex: Rolodex, message: Message) -> str:
    """The mailto link of a message; empty when the person has no address that can be written to."""
    return mailto(rolodex.people[message.person].emails, message.subject, message.text)


def skeleton(rolodex: Rolodex, why: str, for_them: str, why_them: str) -> str:
    """A note to begin with, in square brackets what the user has to fill in."""
    me = rolodex.me
    role = current_role(rolodex, me)
    return say(
        "I am {me}, {role}. I would like to talk with you about {why}. What is in it for you: {for_them}. "
        "Why I come to you: {why_them}. Could you spare fifteen minutes?",
        me=me.name,
        role=role_head(rolodex, role) if role is not None else say("[who you are]"),
        why=_fits(why) or say("[what you want]"),
        for_them=_fits(for_them) or say("[what is in it for them]"),
        why_them=_fits(why_them) or say("[why just them]"),
    )


def cover(rolodex: Rolodex, introduction: Introduction, note: str) -> str:
    """The note to pass on, with a line to the introducer above it."""
    return _letter(
        say("{name},", name=_first(rolodex, introduction.introducer)),
        say(
            "thank you for offering to help with {target}. This can be passed on as it is:",
            target=_goal(rolodex, introduction),
        ),
        note,
        say("If you think better of it, tell me; that is all right."),
        rolodex.me.name,
    )


def _ask(rolodex: Rolodex, introduction: Introduction) -> str:
    target, first = _goal(rolodex, introduction), _first(rolodex, introduction.introducer)
    want = (
        say("I would like to talk with {target} about {why}.", target=target, why=_fits(introduction.why))
        if introduction.why
        else say("I would like to talk with {target}.", target=target)
    )
    if len(introduction.chain) > 1:
        next_one = _name(rolodex, PersonId(introduction.chain[1]))
        question = say("I think that you know {next}, who knows them. Would you open that door for me?", next=next_one)
    else:
        question = say("I think that you know each other. Would you introduce me?")
    reasons = []
    if introduction.for_them:
        reasons.append(say("What is in it for them: {what}.", what=_fits(introduction.for_them)))
    if introduction.why_them:
        reasons.append(say("Why just them: {what}.", what=_fits(introduction.why_them)))
    return _letter(
        say("{name},", name=first),
        f"{want} {question}",
        " ".join(reasons),
        say(
            "If yes, I send you a short note to pass on, so that they can decide in peace. "
            "If you would rather not, say so: nothing changes between us."
        ),
        rolodex.me.name,
    )


def _follow_up(rolodex: Rolodex, introduction: Introduction) -> str:
    return _letter(
        say("{name},", name=_first(rolodex, introduction.introducer)),
        say(
            "perhaps my note about {target} got lost. Is that something that you could do? "
            "A no is as welcome as a yes.",
            target=_goal(rolodex, introduction),
        ),
        rolodex.me.name,
    )


def _reply(rolodex: Rolodex, introduction: Introduction) -> str:
    about = (
        say("I would like to talk with you about {why}.", why=_fits(introduction.why))
        if introduction.why
        else say("I look forward to talking with you.")
    )
    return _letter(
        say("{name},", name=_first(rolodex, introduction.target)),
        say(
            "{introducer} has brought us together, and I am grateful to you both. {about} "
            "Which day suits you for fifteen minutes?",
            introducer=_name(rolodex, PersonId(introduction.chain[-1])),
            about=about,
        ),
        rolodex.me.name,
    )


def _report(rolodex: Rolodex, introduction: Introduction, person: PersonId) -> str:
    return _letter(
        say("{name},", name=_first(rolodex, person)),
        say("I have talked with {target}: [what came of it].", target=_goal(rolodex, introduction)),
        say("It would not have come to that without you."),
        rolodex.me.name,
    )


def _thanks(rolodex: Rolodex, introduction: Introduction, person: PersonId) -> str:
    return _letter(
        say("{name},", name=_first(rolodex, person)),
        say(
            "thank you for the way to {target}. You took your time for it and lent me your good name. "
            "When there is something that I can do for you, let me know.",
            target=_goal(rolodex, introduction),
        ),
        rolodex.me.name,
    )


def _thanks_for_no(rolodex: Rolodex, introduction: Introduction, person: PersonId) -> str:
    if introduction.state == "no":
        words = say(
            "thank you for the straight answer about {target}. It is quite all right, "
            "and it was good to be able to ask.",
            target=_goal(rolodex, introduction),
        )
    else:
        words = say(
            "thank you for trying with {target}. That it was a no takes nothing from it.",
            target=_goal(rolodex, introduction),
        )
    return _letter(say("{name},", name=_first(rolodex, person)), words, rolodex.me.name)


def _letter(*paragraphs: str) -> str:
    return "\n\n".join(one for one in paragraphs if one)


def _fits(text: str) -> str:
    """A text that a full stop follows."""
    return text.strip().rstrip(".")


def _goal(rolodex: Rolodex, introduction: Introduction) -> str:
    return _name(rolodex, introduction.target)


def _first(rolodex: Rolodex, person: PersonId) -> str:
    return _name(rolodex, person).split(maxsplit=1)[0]


def _name(rolodex: Rolodex, person: PersonId) -> str:
    return rolodex.people[person].name
