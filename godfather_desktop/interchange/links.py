"""Addresses as identities: e-mail, LinkedIn profiles, telephone numbers."""

import re

from godfather_desktop.insight.addresses import phone_key, profile_key

# Begins only where a word begins: else a long text without @ would be read anew from each letter.
_ADDRESS = re.compile(r"(?<![^\s<>()\[\],;:\\\"@])[^\s<>()\[\],;:\\\"@]++@[^\s<>()\[\],;:\\\"@]++")


def address_in(text: str) -> str:
    """The e-mail address inside a text such as `"Lee, Ann" <mailto:ann@example.org>`, else empty."""
    match = _ADDRESS.search(text.replace("mailto:", " ").replace("MAILTO:", " "))
    return match[0].strip(".'") if match else ""


linkedin_identity = profile_key
"""`linkedin:slug` of a profile address, else empty."""
phone_identity = phone_key
"""`tel:+E164` of an international telephone number, else empty."""
