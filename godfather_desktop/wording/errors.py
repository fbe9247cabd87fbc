"""Every refusal as one clear sentence: what happened, and what to do."""

from collections.abc import Mapping

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.wording.language import listed, say

_FIELDS = {
    "how_known": "how known",
    "two_am": "2 a.m.",
    "start": "beginning",
    "b": "the second person",
    "opens": "the beginning of the office hours",
    "closes": "the end of the office hours",
}

_RULES = {
    "several are meant": "'{who}' can be {candidates}: name one of them in full, by e-mail or by id.",
    "nobody is meant": "Nobody in the Rolodex is called '{who}': add the person first, or check the spelling.",
    "nobody is meant, near": "Nobody in the Rolodex is called '{who}': did you mean {candidates}?",
    "out of range": "{what} must be {low} to {high}, not {said}: choose a number in that range.",
    "no such person": "That person is not in the Rolodex any more: choose another one.",
    "about myself": "That is you: choose somebody else.",
    "empty": "The {what} is empty: type something first.",
    "no such date": "'{said}' is not a date on the calendar: write it as year-month-day, such as 2026-03-22.",
    "not one of": "{what} cannot be '{said}': use one of {choices}.",
    "cannot remove me": "You cannot remove yourself from your own Rolodex: choose other people.",
    "ends before it starts": "The end lies before the beginning: correct one of the two dates.",
    "no such record": "That entry has been removed already: there is nothing left to change.",
    "knows itself": "{name} cannot be tied to the same person: choose somebody else.",
    "thanked before done": "A favor that is not done cannot have been thanked for: mark it done first.",
    "signs exclude each other": "Somebody who helped, answered or came by cannot also have been silent: choose one or the other.",
    "not a number": "That is not a number: type one, such as 1.5.",
    "nobody to predict": "There is nobody to predict yet: add people and log a few touches first.",
    "tie with me": "Your own tie to {name} follows from your touches, favors and rating: log one of those instead.",
    "favor line not understood": "This line names no favor: begin with 'gave' or 'got', then the person, then what it was.",
    "touch line not understood": "This line names no touch: begin with called, emailed, met or the like, then the person.",
    "no such import": "There is no import {said} to roll back: `imports` lists those there are.",
    "no such organization": "No organization here is called '{who}': check the spelling, or import its people first.",
    "nobody there": "Nobody in the Rolodex holds such a role at {who} today: add a person there first.",
    "avoided target": "{name} cannot be reached and left out at once: name somebody else.",
    "myself as target": "That is you: choose somebody else to reach.",
    "not a picture": "This is not a PNG, JPEG, GIF or WebP picture that can be shown: choose another file.",
    "the book itself": "{path} is the Rolodex that is open here: choose another file.",
    "empty file": "{path} is empty: export it again, then import it.",
    "unknown format": "{path} is none of the formats that can be imported: choose contacts, a spreadsheet, mail, a calendar, a network or an export named in the guide.",
    "columns unknown": "What the columns of this table mean is not clear, such as {columns}: open it in the window and choose, or name them like name, email and phone.",
    "no such encoding": "'{said}' is no encoding that is known here: try utf-8, cp1252, cp1251, utf-16 or shift_jis.",
    "merge with itself": "That is one and the same card: choose another one to merge with that of {name}.",
    "merge of me": "Your own card always stays: merge the other one into it.",
    "merge across an introduction": "An introduction under way needs {name} and {other} to be two people: finish or drop it first.",
    "no such merge": "There is no merge {said} to take apart: it was taken apart already, or undone.",
    "apart from itself": "{name} has one card: name two to tell apart.",
    "merge of two": "A merge needs two cards: name the one that stays and the one that goes, or use --exact.",
    "nothing merged": "No other card is part of that of {name}: `duplicates` lists those that could be.",
    "no such node": "A tie leads to '{who}', which is not in the file: import the table of its people with it.",
    "unsafe zip": "{path} was not read: what it says of {member} is made to do harm or to fill the memory; make the zip anew.",
    "zip with a password": "{path} is protected by a password: unpack it first, then import the folder.",
    "too many files": "{path} holds more than {limit} files: choose the folders that matter.",
    "no files to import": "{path} holds no file that can be imported: choose the files themselves.",
    "no such page": "There is no page '{said}': use one of {choices}.",
    "whose card": "Say whose card to print: add --select with a name, an e-mail address or an id.",
    "select is for pictures": "Leave out --select: {said} has everybody, and only pdf, png and svg show somebody.",
    "no such size": "'{said}' is not a picture size: write it as width x height, such as 1280x800.",
    "text too long": "The text is longer than {limit} characters: shorten it, or attach it as a file.",
    "file too large": "The file {name} is larger than {limit} MB, the most that is kept here: keep it elsewhere and write down where.",
    "congratulation with an ask": "A congratulation with an ask in it sounds like a pretext: congratulate now, and ask another day.",
    "nothing in it for them": "{name} has no reason yet to say yes: write what is in it for them, or say why you ask all the same.",
    "no such zone": "'{said}' is not a time zone: write it like Europe/Berlin or America/New_York.",
    "no such country": "'{said}' is no country whose holidays are known: write two letters, such as US or DE.",
    "no such time": "'{said}' is not a time of day: write it like 9:00, 16:30 or 4 pm.",
    "no office hours": "The hours end when they begin: choose a later end, or an earlier one for a night shift.",
    "snoozed into the past": "That day is not ahead: choose one from tomorrow on.",
    "revisited before it was said": "The day to come back must lie after the no: choose a later one.",
    "nothing was asked": "Nothing was asked in that attempt, so there is no yes or no: say only what came of it.",
    "not on the list": "Nothing on the list of {name} has the key '{said}': `today` shows the keys there are.",
    "introduction step by itself": "An introduction has more than one way to go on: open it and choose what happened.",
    "cannot draw": "Pages cannot be drawn here: the Qt libraries are missing ({said}).",
    "introduction gone": "This introduction is not in the Rolodex any more: undo what took it away, or start a new one.",
    "introduction over": "This introduction is over ('{state}'): start a new one if you still need it.",
    "introduction step": "An introduction that stands at '{state}' cannot go on to '{wanted}': what comes next is {next}.",
    "introduction followed up": "They were asked once more on {day}: wait for an answer, or choose another introducer.",
    "introduction too early": "It is too early to ask them again: wait until {day}.",
    "introduction thanks": "Somebody on the way has not been thanked yet: thank everybody, then it is complete.",
    "nobody between": "Nobody stands between you and {name}: name whom you will ask for the introduction.",
    "twice on the way": "{name} stands on this way twice: name everybody once.",
    "one introducer at a time": "{other} has been asked for an introduction to {name} already: wait for what comes of it, or drop it first.",
    "introducer said no": "{other} said no to this introduction: ask somebody else, or them again from {day} on.",
    "target said no": "{name} said no to an introduction: let it rest until {day}.",
    "note empty": "The note to pass on is empty: write it first.",
    "note has blanks": "The note still has blanks ({blanks}): fill them in first.",
    "note not checked": "The check of the note found something to mend ({findings}): mend it, or say that it goes out as it is.",
    "not on the way": "{name} is not between you and the target: thank somebody who is.",
    "thanked already": "{name} has been thanked for this introduction already: there is nothing left to do.",
    "not text": "{path} is not a text in UTF-8: save it as such, then try again.",
    "nothing to thank for": "There is nothing to thank {name} for yet: take the next step first.",
}

_DISK = {
    "disk full": "The disk is full ({free} left) and nothing was changed in {path}: free some space, then try again.",
    "read only": "{path} may only be read and was not changed: copy it to a folder where you may write, then open the copy.",
    "read only folder": "The folder of {path} may only be read: copy the file to a folder where you may write, then open the copy.",
    "cannot open": "{path} cannot be opened: check that the folder exists and that you may write there.",
    "disk error": "The disk reported an error and nothing was changed in {path}: copy the file to another disk, then try again.",
    "in use": "{path} is in use by another program and was not changed: close that program, then try again.",
    "not a rolodex": "{path} is not a Rolodex file: choose a file that ends in .rolodex, or import this one instead.",
    "damaged": "{path} is damaged and was not changed: copy it to a safe place, then open your latest backup.",
    "cancelled": "Cancelled: nothing was changed in {path}.",
    "refused by the file": "{path} refused the change, and nothing was changed: run `godfather check` on it.",
    "open elsewhere": "{path} is already open in another window (process {process}): use that window, or close it first.",
    "file exists": "{path} exists already: choose another name, or open it instead.",
    "no such folder": "The folder {path} does not exist: create it first, or choose another place.",
    "no such file": "There is no file {path}: check the name, or create it with `godfather new`.",
    "name too long": "The name of this file is too long for the disk: choose a shorter one.",
    "newer file": "{path} was written by a newer version of this program and was left untouched: update the program to open it.",
    "not a plain file": "{path} is not a plain file: choose a file or a folder.",
    "unreadable": "{path} cannot be read: check that it is there and that you may read it.",
    "broken zip": "{path} is a damaged zip: export or download it again.",
    "cannot write": "{path} could not be written and any older file of that name is untouched: check the folder and the free space.",
}

_FINDINGS = {
    "damaged pages": "Some pages of the file are damaged: open your latest backup.",
    "broken reference": "A record refers to one that is not there: export what you need and import it into a new file.",
    "owner missing": "The owner's card is missing: open your latest backup.",
    "value out of range": "A value in the file is none that this program writes: correct that entry, or open your latest backup.",
    "sums mended": "The sums of somebody's touches did not fit the touches and were made anew: nothing is left to do.",
}


def refusal(error: RuleBroken | DiskTrouble) -> str:
    """The sentence for an error."""
    if isinstance(error, RuleBroken):
        return sentence_of(error.reason, error.values_said)
    values = {name: _shown(name, value) for name, value in error.values_said.items()}
    return say(_DISK[error.reason], path=error.path, **values)


def sentence_of(reason: str, values_said: Mapping[str, object]) -> str:
    """The sentence for a broken rule, by its reason."""
    if reason == "nobody is meant" and values_said.get("candidates"):
        reason = "nobody is meant, near"
    values = {name: _shown(name, value) for name, value in values_said.items()}
    sentence = say(_RULES[reason], **values)
    # A sentence may begin with a file's name, which keeps its letters.
    return sentence if _RULES[reason].startswith("{path}") else _capitalized(sentence)


def finding(reason: str) -> str:
    """The sentence for something that `check` found."""
    return say(_FINDINGS[reason])


def _shown(name: str, value: object) -> object:
    if isinstance(value, list | tuple):
        return listed([str(one) for one in value], last="or")
    if name == "what":
        return say(_FIELDS.get(str(value), str(value)))
    if name == "free" and isinstance(value, int):
        return f"{value / 1e6:.1f} MB"
    return str(value)[:200] if isinstance(value, str) else value


def _capitalized(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
