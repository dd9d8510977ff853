"""Do two numbers of identity say the same, however they are written?"""

from __future__ import annotations

from witting.names.identifier import normalize_identifier

_BIC = 8
"""A BIC's first eight characters name the institution, three more the branch (ISO 9362)."""

_BANK = 6
"""The first four name the bank, two more its country; places within it have what follows."""


def number_key(scheme: str, value: str) -> str:
    """The letters and digits of a number, in lower case; of a BIC, those without the branch.

    Cyrillic letters that look like Latin ones count as these: passports have either. What is no
    valid number of the scheme is compared as it stands.

    Raises:
        ValueError: There is no such scheme.
    """
    canonical = normalize_identifier(scheme, value) or value
    key = "".join(letter for letter in canonical.casefold() if letter.isalnum())
    return key[:_BIC] if scheme == "bic" else key


def bank_key(scheme: str, value: str) -> str | None:
    """What the BICs of one bank in one country share: their first six letters, which name both.

    ``DEVKRUMM`` and ``DEVKRU2P`` are two offices of one bank. None for what is no valid BIC.
    """
    canonical = normalize_identifier(scheme, value) if scheme == "bic" else None
    return canonical[:_BANK].casefold() if canonical else None
