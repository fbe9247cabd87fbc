"""Addresses as identities: e-mail, LinkedIn profiles, telephone numbers."""

import re
from functools import lru_cache
from urllib.parse import unquote

import phonenumbers

# Begins only where a word begins: else a long text without @ would be read anew from each letter.
_ADDRESS = re.compile(r"(?<![^\s<>()\[\],;:\\\"@])[^\s<>()\[\],;:\\\"@]++@[^\s<>()\[\],;:\\\"@]++")
_PROFILE = re.compile(r"(?:^|//|\.)linkedin\.com/(?:in|pub)/([^/?#\s]+)", re.IGNORECASE)


def address_in(text: str) -> str:
    """The e-mail address inside a text such as `"Lee, Ann" <mailto:ann@example.org>`, else empty."""
    match = _ADDRESS.search(text.replace("mailto:", " ").replace("MAILTO:", " "))
    return match[0].strip(".'") if match else ""


def linkedin_identity(url: str) -> str:
    """`linkedin:slug` of a profile address, else empty."""
    match = _PROFILE.search(url.strip())
    return f"linkedin:{unquote(match[1]).casefold()}" if match else ""


@lru_cache(maxsize=50_000)
def phone_identity(number: str) -> str:
    """`tel:+E164` of an international telephone number, else empty: a local one identifies nobody."""
    digits = number.strip()
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
