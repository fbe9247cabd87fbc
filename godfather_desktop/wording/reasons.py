"""'Why no callback?' in words: the reason, what speaks for it, the next step, and what the owner is asked."""

from typing import get_args

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import PauseCause
from godfather_desktop.domain.person import Authority
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel
from godfather_desktop.insight.next_steps import NextStep
from godfather_desktop.insight.reason_finders import Evidence
from godfather_desktop.insight.reason_table import ReasonKey, TableRow
from godfather_desktop.insight.reasons import Reason
from godfather_desktop.wording import dates
from godfather_desktop.wording.language import count, say

_REASONS: dict[ReasonKey, str] = {
    "roles reversed": "The tables have turned: now {name} could use you.",
    "not buying": "{name} said no, and that is all right.",
    "too soon": "It is too soon to tell: {name} has hardly had time to answer.",
    "out of office": "{name} is probably away.",
    "hardship": "Something in the life of {name} matters more just now.",
    "never arrived": "Your message may never have reached {name}.",
    "bigger fish": "{name} has bigger things to attend to.",
    "wrong person": "{name} may not be the one who decides.",
    "gatekeeper": "Somebody stands between you and {name}.",
    "incumbent": "{name} has somebody for this already.",
    "fair weather": "{name} may have known your position better than you.",
    "no value": "{name} cannot see what is in it for them.",
    "chit-chat": "{name} cannot tell what you have in mind.",
    "script": "Your message may have read like a letter to many.",
    "boring": "Nothing in your message may have caught the eye of {name}.",
    "fears a favor": "{name} may expect to be asked once more, and find it hard to say no.",
    "nominal tie": "You and {name} know each other by name only.",
    "cold call": "{name} does not know you yet.",
    "one of hundreds": "{name} hears from hundreds, and you are one of them so far.",
    "hubris": "{name} prefers not to hear from you for now.",
    "mostly asks": "{name} gets in touch mostly when there is something to ask.",
    "forgot": "{name} got it and forgot, as most people do.",
    "no persistence": "{name} has hardly heard from you yet.",
    "unknown": "Nothing on record explains the silence of {name}.",
}
assert set(_REASONS) == set(get_args(ReasonKey))

_TITLES: dict[ReasonKey, str] = {
    "roles reversed": "Tables turned",
    "not buying": "Said no",
    "too soon": "Too soon",
    "out of office": "Away",
    "hardship": "Hard times",
    "never arrived": "Never arrived",
    "bigger fish": "Bigger things",
    "wrong person": "Somebody else decides",
    "gatekeeper": "Somebody in between",
    "incumbent": "Served already",
    "fair weather": "Knew the position",
    "no value": "Nothing in it for them",
    "chit-chat": "No clear purpose",
    "script": "A letter to many",
    "boring": "Did not catch the eye",
    "fears a favor": "Expects another ask",
    "nominal tie": "Known by name only",
    "cold call": "A stranger",
    "one of hundreds": "One of hundreds",
    "hubris": "Prefers not to",
    "mostly asks": "In touch to ask",
    "forgot": "Forgot",
    "no persistence": "Hardly tried",
    "unknown": "Unknown",
}
assert set(_TITLES) == set(get_args(ReasonKey))

EVIDENCE = {
    "owner says": "You said so.",
    "they need": "They asked for something, or need it, since {day}.",
    "new role": "They began as {title} in {start}, after you first wrote.",
    "said no": "A no is on file since {day}, to be looked at again on {revisit}.",
    "answered no": "They answered no to what you asked, {times} times.",
    "said no often": "They said no {times} times within a year.",
    "waiting": "Business days since your last attempt: {waited}. The next one is fair on {fair}.",
    "auto-reply": "An automatic reply came to your attempt of {day}.",
    "closed now": "It is outside their office hours, and no whole business day has passed.",
    "pause": "{cause} since {start}, and nobody knows until when.",
    "pause until": "{cause} from {start} to {end}.",
    "bounced": "Your message of {day} came back.",
    "large attachment": "What you sent along has {bytes} MB: many mail servers turn that away.",
    "first mail": "Nobody at {domain} has ever answered you by e-mail, so it may lie in a spam folder.",
    "fresh job": "They began as {title} in {start}, shortly before you wrote.",
    "no decider": "By their card they are {authority}.",
    "gatekeeper answered": "Your attempt of {day} ended with an assistant or with HR.",
    "gatekeeper known": "{who} stands before them.",
    "incumbent": "They work with {incumbent}.",
    "incumbent since": "They work with {incumbent} since {since}.",
    "in down period": "You wrote on {day}, in a down period of yours, and followed up; business days since: {waited}.",
    "nothing for them": "You asked for something and did not say what they would have from it.",
    "little for them": "You asked for something, and by your own word bring nothing special.",
    "no purpose": "Your last attempt has no purpose on record.",
    "small talk": "The purpose was '{purpose}': that can wait for ever.",
    "same text": "The same words went to {recipients} people.",
    "similar text": "It is {likeness} in 100 the same as what {who} got.",
    "long text": "It has {length} characters; up to 400 are read.",
    "no hook": "No light line in it, such as one about the trouble that is coming their way.",
    "fresh asks": "You asked for something not long ago.",
    "mostly my asks": "Of your last {contacts} contacts {asks} were asks.",
    "claim by duty": "Your contacts so far were ones that nobody chose.",
    "claim tag": "What you have in common is '{tag}'.",
    "claim referral": "You know them through somebody, and have hardly been in touch.",
    "claim personally": "You met, and have hardly been in touch.",
    "never in touch": "You have never exchanged a word.",
    "chief": "They are at the top, where many write, and what you bring is relevant but not compelling.",
    "no warm path": "No introduction found is better than writing yourself.",
    "ignored": "Attempts without an answer in a year: {times}, with follow-ups, and no pause in between.",
    "their asks": "They asked on {asks} days, and seldom wrote for another reason.",
    "time to ask again": "Business days since your last attempt: {waited}. A second message often brings the answer.",
    "seldom in touch": "Days on which you were in touch within 90: {days}.",
    "course over": "Attempts without an answer: {sent}; more of them would hardly change anything.",
    "long ago": "Business days since your last attempt: {waited}.",
}

_STEPS = {
    "roles reversed": "Answer kindly, help first, and start anew.",
    "not buying": "Thank them and leave it for half a year.",
    "not buying, referral": "Thank them, ask who else could use it, and leave it for half a year.",
    "no is filed": "Leave it until the day on file, then look at it again.",
    "too soon": "Do nothing yet; from the fair day on, one short line is right.",
    "out of office": "Pause, and send it again, shorter, two days after they are back.",
    "out of office, known": "Send it again, shorter, once they are back.",
    "hardship": "Pause for two weeks, without any ask.",
    "hardship, known": "Send one kind note that needs no answer.",
    "never arrived": "Send it again as plain text, without reproach, and check the address.",
    "never arrived, channel": "Try again {channel}, plainly and without reproach, and check the address.",
    "bigger fish": "Pause until it is over, then ask for five minutes, or for a yes or no.",
    "bigger fish, known": "Once it is over, ask for five minutes, or for a yes or no.",
    "wrong person": "Ask who decides, and look for a way to that person.",
    "gatekeeper": "Help whoever stands in between to look good, and look for a warm introduction.",
    "incumbent": "Offer to be the second choice, or for the one thing that others do not do.",
    "fair weather": "Send one gracious note without an ask, then turn to those who are there.",
    "no value": "Begin with something for them: congratulations, news, an introduction.",
    "chit-chat": "Name one concrete reason, or send something as a pure gift.",
    "script": "Write it anew, with two things that are true only of them.",
    "boring": "Cut it to 400 characters, with one light line about what is coming their way.",
    "fears a favor": "Leave two months without an ask, give twice, then ask with an easy way to say no.",
    "nominal tie": "Look for somebody who really knows them.",
    "cold call": "Look for somebody who can introduce you.",
    "one of hundreds": "Find something that only you can bring, or an event where you meet.",
    "hubris": "Leave it for a year, unless a good friend of both opens the door.",
    "mostly asks": "Help where it costs you little, and count on others.",
    "forgot": "Send one line in the same thread, with the one question.",
    "forgot, channel": "Try once more {channel}, with the one question.",
    "no persistence": "Be in touch once, with something for them, and then regularly.",
    "unknown": "Drop the ask; in a month, send something of use.",
}

_QUESTIONS: dict[int, str] = {
    4: "Is {name} away?",
    5: "Is there an illness, a family matter or a funeral?",
    6: "Could it be that your message never arrived?",
    7: "Is something bigger going on, such as a deal, a deadline or the end of the quarter?",
    8: "Do you know that somebody else decides?",
    9: "Does an assistant, or HR, keep you from {name}?",
    10: "Does {name} work with somebody else already?",
    20: "Do you think that {name} does not want to hear from you?",
}

CAUSES: dict[PauseCause, str] = {
    "out-of-office": "Out of office",
    "illness": "Illness",
    "family": "A family matter",
    "funeral": "A funeral",
    "quarter-end": "The end of the quarter",
    "deadline": "A deadline",
    "deal": "A deal",
    "new-job": "A new job",
    "busy": "Busy",
}
assert set(CAUSES) == set(get_args(PauseCause))
AUTHORITIES: dict[Authority, str] = {
    "": "unknown",
    "decision-maker": "somebody who decides",
    "influencer": "somebody who is heard, and does not decide",
    "gatekeeper": "somebody who passes things on, and does not decide",
}
assert set(AUTHORITIES) == set(get_args(Authority))
_BY_CHANNEL: dict[Channel, str] = {
    "in-person": "in person",
    "video": "by video",
    "call": "by telephone",
    "email": "by e-mail",
    "message": "by message",
    "letter": "by letter",
    "reaction": "by a reaction",
    "bulk": "by a round letter",
}
assert set(_BY_CHANNEL) == set(get_args(Channel))
_DAYS = ("day", "revisit", "fair", "start", "end", "after")


def reason_title(key: ReasonKey) -> str:
    """The reason in two or three words: 'Too soon'."""
    return say(_TITLES[key])


def reason_sentence(reason: Reason, name: str) -> str:
    """Say 'It is too soon to tell: Ann Lee has hardly had time to answer.'."""
    return say(_REASONS[reason.row.key], name=name)


def nobody_waits(name: str) -> str:
    """What is said of somebody to whom nothing is open."""
    return say("No attempt to reach {name} is waiting for an answer.", name=name)


def evidence_sentence(rolodex: Rolodex, evidence: Evidence) -> str:
    """What speaks for a reason, in one sentence."""
    values = {name: _said(rolodex, name, value) for name, value in evidence.values.items()}
    if evidence.reason in ("new role", "fresh job") and not values["title"]:
        return say("They began somewhere new in {start}.", start=values["start"])
    sentence = say(EVIDENCE[evidence.reason], **values)
    why = evidence.values.get("why")
    return sentence + " " + say("In words: '{why}'.", why=why) if why else sentence


def step_text(step: NextStep) -> str:
    """The next step as a sentence, and as the text of the task that a key makes of it."""
    channel = next((one for one in _BY_CHANNEL if one == step.values.get("channel")), None)
    if channel is not None and f"{step.text_key}, channel" in _STEPS:
        return say(_STEPS[f"{step.text_key}, channel"], channel=say(_BY_CHANNEL[channel]))
    return say(_STEPS[step.text_key])


def step_detail(step: NextStep, today: Day) -> str:
    """What a key makes of the next step: 'a task for Mon 23 Nov', 'a pause until Fri 4 Dec'."""
    due = dates.day(step.due)
    if step.kind == "path":
        return say("a search for the way to whoever decides") if step.goal == "decider" else say("a search for the way")
    if step.kind == "clock":
        return say("a pause until {day}", day=due)
    if step.kind == "no":
        return say("a no on file until {day}", day=due)
    if step.kind == "wait":
        return say("wait until {day}", day=due)
    return say("a task for today") if step.due <= today else say("a task for {day}", day=due)


def question(row: TableRow, name: str) -> str:
    """What the owner is asked where no record can tell; two keys answer it."""
    return say(_QUESTIONS[row.number], name=name)


def fair_words(number: int, waited: int, patience: int, day: Day, today: Day) -> str:
    """Say 'Attempt 2 is fair from 25 Nov 2026 on: 1 of 3 business days has passed.'."""
    if day <= today:
        return count("Attempt {n} is fair today.", "Attempt {n} is fair today.", number)
    if waited >= patience or number == 1:
        return count("Attempt {n} is fair on {day}.", "Attempt {n} is fair on {day}.", number, day=dates.day(day))
    passed = count(
        "{n} of {patience} business days has passed",
        "{n} of {patience} business days have passed",
        waited,
        patience=patience,
    )
    return say("Attempt {number} is fair on {day}: {passed}.", number=number, day=dates.day(day), passed=passed)


def _said(rolodex: Rolodex, name: str, value: object) -> object:
    if name in _DAYS and isinstance(value, int):
        return dates.day(value)
    if name in ("start", "since") and isinstance(value, str):
        return dates.partial(value)
    if name == "who" and isinstance(value, int):
        card = rolodex.people.get(PersonId(value))
        return card.name if card is not None else say("Somebody")
    if name == "cause":
        return next(say(words) for cause, words in CAUSES.items() if cause == value)
    if name == "authority":
        return next(say(words) for authority, words in AUTHORITIES.items() if authority == value)
    if name == "bytes" and isinstance(value, int):
        return f"{value / 1e6:,.0f}"
    if name == "likeness" and isinstance(value, float):
        return round(value * 100)
    return f"{value:,}" if isinstance(value, int) else value
