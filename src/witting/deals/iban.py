"""Is this an account by its international number, and in which country?"""

from __future__ import annotations

import re

from witting.deals.party import country_of

_IBAN = re.compile(r"([A-Z]{2})(\d{2})([A-Z0-9]{10,30})")


def is_iban(text: str) -> bool:
    """Whether the check digits hold.

    Source: ISO 13616-1:2020, https://www.iso.org/standard/81090.html (modulo 97).
    """
    found = _IBAN.fullmatch(_compact(text))
    if found is None:
        return False
    turned = f"{found[3]}{found[1]}{found[2]}"
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def country_of_iban(text: str) -> str | None:
    """The country's code in capitals, whatever the check digits, or None where it is no IBAN."""
    found = _IBAN.fullmatch(_compact(text))
    return found[1] if found and country_of(found[1]) else None


def _compact(text: str) -> str:
    return "".join(text.split()).upper()
