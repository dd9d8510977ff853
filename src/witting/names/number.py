"""Do two numbers of identity say the same, however they are punctuated?"""

from __future__ import annotations

_BIC = 8
"""A BIC's first eight characters name the institution, three more the branch (ISO 9362)."""


def number_key(scheme: str, value: str) -> str:
    """The letters and digits of a number, in lower case; of a BIC, those without the branch."""
    key = "".join(letter for letter in value.casefold() if letter.isalnum())
    return key[:_BIC] if scheme == "bic" else key
