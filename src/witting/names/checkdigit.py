"""Do the check digits of a number agree with its other signs?

Every function takes a text that already has the shape of its scheme; none looks at the shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, *_INN_11)
USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The digits and the letters without I, O, S, V and Z; a sign's value is its place."""
_USCC = tuple(pow(3, place, 31) for place in range(17))
_SHIP = range(7, 1, -1)
_SHIP_OWNER = (8, 6, 4, 2, 9, 7)
_FIRST_OF_SHIPS = "789"


def is_lei(text: str) -> bool:
    """Whether the two check digits of 20 letters and digits hold; they are never 00, 01 or 99.

    Source: ISO 17442-1:2020, annex A, and ISO/IEC 7064, MOD 97-10.
    """
    digits = "".join(str(int(sign, 36)) for sign in text)
    return int(digits) % 97 == 1 and "02" <= text[-2:] <= "98"


def is_iban(text: str) -> bool:
    """Whether the two check digits behind the country of letters and digits hold.

    Source: ISO 13616-1:2020, and ISO/IEC 7064, MOD 97-10.
    """
    digits = "".join(str(int(sign, 36)) for sign in text[4:] + text[:4])
    return int(digits) % 97 == 1


def is_inn(text: str) -> bool:
    """Whether the check digit of 10 digits, or the two of 12, hold.

    Source: Russia's Federal Tax Service, order MMV-7-6/435@ of 29 June 2012, on the INN:
    weighted sum mod 11 mod 10. A remainder of 10 counts as 0, so a few slips go unseen.
    """
    if not text.strip("0"):
        return False
    if len(text) == 10:  # noqa: PLR2004  # an organisation's
        return _weighted(text, _INN_10) % 11 % 10 == int(text[9])
    return _weighted(text, _INN_11) % 11 % 10 == int(text[10]) and _weighted(
        text, _INN_12
    ) % 11 % 10 == int(text[11])


def is_ogrn(text: str) -> bool:
    """Whether the check digit of 13 digits, or of an entrepreneur's 15, holds.

    Source: Russia's Ministry of Finance, order 165n of 30 October 2017, on the registers' numbers:
    what is before it mod 11 (of 13) or mod 13 (of 15), and of that the last digit.
    """
    modulus = 11 if len(text) == 13 else 13  # noqa: PLR2004  # an organisation's
    return int(text[:-1]) % modulus % 10 == int(text[-1])


def is_okpo(text: str) -> bool:
    """Whether the check digit of an OKPO of any length holds.

    Source: Russia's recommendations PR 50.1.024-2005, on classifiers: weights 1, 2, … and mod 11;
    where that is 10, once more with weights 3, 4, …, and then 10 counts as 0.
    """
    remainder = _weighted(text, _counted(len(text) - 1, start=1)) % 11
    if remainder == 10:  # noqa: PLR2004  # has no digit
        remainder = _weighted(text, _counted(len(text) - 1, start=3)) % 11 % 10
    return remainder == int(text[-1])


def is_uscc(text: str) -> bool:
    """Whether the check sign of 18 signs of USCC_SIGNS holds.

    Source: China's standard GB 32100-2015, 5.5: weights 3 to the power of the place, mod 31.
    """
    total = sum(USCC_SIGNS.index(sign) * by for sign, by in zip(text, _USCC, strict=False))
    return -total % 31 == USCC_SIGNS.index(text[17])


def is_imo(text: str) -> bool:
    """Whether the check digit of 7 digits holds, a ship's or a shipping company's.

    The two have different check digits. The numbers of companies so far begin with 0 to 6, so
    one that begins with 7, 8 or 9 must hold as a ship's: a slip there is seen.

    Source: IMO resolution A.1117(30), on ships' numbers, and MSC.160(78), on companies' and
    registered owners'; https://www.imo.org/en/OurWork/IIIS/Pages/IMO-Identification-Number-Schemes.aspx
    """
    if not text.strip("0"):
        return False
    is_ship = _weighted(text, _SHIP) % 10 == int(text[6])
    if is_ship or text[0] in _FIRST_OF_SHIPS:
        return is_ship
    return (11 - _weighted(text, _SHIP_OWNER) % 11) % 10 == int(text[6])


def _weighted(text: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False))


def _counted(length: int, *, start: int) -> list[int]:
    """``start``, … up to 10 and again from 1."""
    return [(start - 1 + place) % 10 + 1 for place in range(length)]
