"""The name of each step, for the menu: 'Undo log a favor given to Ann Lee'."""

from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.wording.language import say

STEPS = {
    "person.add": "add {subject}",
    "person.edit": "edit {subject}",
    "person.remove": "remove {subject}",
    "people.remove": "remove {subject} people",
    "person.rate": "rate {subject}",
    "person.tag": "tag with {subject}",
    "person.untag": "take away tag {subject}",
    "person.how_known": "say how you know {subject}",
    "person.photo": "photo of {subject}",
    "role.add": "add a role of {subject}",
    "role.edit": "edit a role of {subject}",
    "role.remove": "remove a role of {subject}",
    "tie.say": "say that two know each other: {subject}",
    "tie.remove": "remove the tie {subject}",
    "favor.given": "log a favor given to {subject}",
    "favor.received": "log a favor received from {subject}",
    "favor.edit": "edit the favor '{subject}'",
    "favor.thank": "note thanks to {subject}",
    "favor.remove": "remove the favor '{subject}'",
    "touch.log": "log a touch with {subject}",
    "touch.remove": "remove a touch with {subject}",
    "note.write": "write about {subject}",
    "note.remove": "remove a note about {subject}",
    "tie.deny": "say that two do not know each other: {subject}",
    "favor.status": "say what became of '{subject}'",
    "person.two_am": "say whether you would call {subject} at 2 a.m.",
    "down.mark": "mark a down period from {subject}",
    "down.edit": "edit the down period from {subject}",
    "down.remove": "remove the down period from {subject}",
    "proof.correct": "correct a signal of {subject}",
    "drill.seal": "seal the prediction of {subject}",
    "target.add": "add the target {subject}",
    "target.edit": "edit the target {subject}",
    "target.remove": "remove the target {subject}",
    "task.plan": "plan something for {subject}",
    "task.done": "tick off something for {subject}",
    "task.move": "move something for {subject}",
    "task.remove": "drop something for {subject}",
    "ask.log": "log an ask of {subject}",
    "ask.close": "say how the ask of {subject} went",
    "ask.remove": "remove an ask of {subject}",
    "import.bring": "import {subject}",
    "import.rollback": "roll back the import of {subject}",
}


def step(changes: ChangeSet) -> str:
    """What a ChangeSet does, in the words of a menu."""
    return say(STEPS[changes.intent], subject=_short(changes.subject))


def _short(subject: str) -> str:
    return subject if len(subject) <= 40 else subject[:39] + "…"
