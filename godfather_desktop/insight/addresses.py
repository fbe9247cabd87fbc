"""Addresses as they are compared: what identifies a person, and what only hints at one."""

import re
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

from godfather_desktop.domain.text import clean_line

_PROFILE = re.compile(r"(?:^|//|\.)linkedin\.com/(?:in/([^/?#\s]+)|pub/([^?#\s]+))", re.IGNORECASE)
"""Of an old address, `/pub/ann-lee/1a/2b3`, only all of it is one person's."""
_NO_DIGIT = re.compile(r"\D+", re.ASCII)
_WORDS_OF_LOCAL = re.compile(r"[^\W\d_]+", re.UNICODE)
PHONE_TAIL = 7
"""Digits at the end of a telephone number that any two ways of writing it have in common."""

FREE_DOMAINS = frozenset(
    """
    aol.com bluewin.ch comcast.net fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
    googlemail.com hotmail.co.uk hotmail.com hotmail.fr icloud.com laposte.net libero.it live.com mac.com mail.com
    mail.ru me.com msn.com orange.fr outlook.com outlook.de pm.me proton.me protonmail.com qq.com rocketmail.com
    t-online.de verizon.net wanadoo.fr web.de yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.ru 163.com
    """.split()
)
"""Domains where anybody has an address: they say nothing of where a person works."""
ROLE_LOCALS = frozenset(
    """
    admin administration billing board booking bookings care careers contact desk enquiries events family frontdesk
    hello help hi hotel hr info inquiries jobs kontakt mail mailbox marketing me media office orders post press
    reception recruiting reservations sales secretary service sekretariat shop staff support team verwaltung web
    webmaster welcome
    """.split()
)
"""What stands before the @ of an address that several people share."""


def profile_key(url: str) -> str:
    """`linkedin:slug` of a profile address, else empty."""
    match = _PROFILE.search(url.strip())
    return f"linkedin:{clean_line(unquote(match[1] or match[2].rstrip('/'))).casefold()}" if match else ""


@lru_cache(maxsize=50_000)
def phone_key(number: str) -> str:
    """`tel:+E164` of an international telephone number, else empty: a local one identifies nobody."""
    digits = number.strip().removeprefix("tel:").lstrip("(")
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if not digits.startswith("+"):
        return ""
    try:
        parsed = phonenumbers.parse(digits, None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"


def phone_tail(number: str) -> str:
    """The last digits of a telephone number, local or not; empty when it has fewer."""
    digits = _NO_DIGIT.sub("", number)
    return digits[-PHONE_TAIL:] if len(digits) >= PHONE_TAIL else ""


def halves_of(folded_email: str) -> tuple[str, str]:
    """What stands before and after the @ of an address that is folded already; without `+label`."""
    local, _, domain = folded_email.rpartition("@")
    return local.partition("+")[0], domain


def words_of_local(local: str) -> list[str]:
    """The words before the @ of an address: `ann.lee2` is ann and lee."""
    return _WORDS_OF_LOCAL.findall(local)
