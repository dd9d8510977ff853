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


def is_bin(text: str) -> bool:
    """Whether the check digit of a Kazakh business or individual number of 12 digits holds.

    Source: Kazakhstan's law 223-III of 12 January 2007, on the registers of identification
    numbers: weights 1 to 11 and mod 11; where that is 10, once more with 3 to 11, 1 and 2.
    """
    remainder = _weighted(text, range(1, 12)) % 11
    if remainder == 10:  # noqa: PLR2004  # has no digit
        remainder = _weighted(text, (*range(3, 12), 1, 2)) % 11
    return remainder == int(text[11])


def is_vkn(text: str) -> bool:
    """Whether the check digit of a Turkish tax number of 10 digits holds.

    Source: Türkiye's Revenue Administration, general communiqué on the tax number, serial 3:
    each digit plus its place from the right mod 10, times 2 to that place, mod 9 with 9 for 0.
    """
    total = 0
    for place, digit in enumerate(text[:9]):
        moved = (int(digit) + 9 - place) % 10
        total += (moved * pow(2, 9 - place) % 9 or 9) if moved else 0
    return -total % 10 == int(text[9])


def is_tckn(text: str) -> bool:
    """Whether the two check digits of a Turkish citizen's number of 11 digits hold.

    Source: Türkiye's law 5490 on population services, implementing regulation of 2006.
    """
    digits = [int(digit) for digit in text]
    tenth = (7 * sum(digits[0:9:2]) - sum(digits[1:8:2])) % 10
    return digits[0] > 0 and tenth == digits[9] and sum(digits[:10]) % 10 == digits[10]


def is_mst(text: str) -> bool:
    """Whether the check digit of a Vietnamese tax number of 10 digits holds.

    Source: Vietnam's Ministry of Finance, circular 105/2020/TT-BTC, article 5, on its structure.
    """
    return 10 - _weighted(text, (31, 29, 23, 19, 17, 13, 7, 5, 3)) % 11 == int(text[9])


def is_cnpj(text: str) -> bool:
    """Whether the two check digits of a Brazilian CNPJ of 14 digits hold.

    Source: Brazil's Receita Federal, Instrução Normativa RFB 2119/2022, annex XV.
    """
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    found = [_weighted(text, weights[start:]) * 10 % 11 % 10 for start in (1, 0)]
    return bool(text.strip("0")) and found == [int(text[12]), int(text[13])]


def is_gstin(text: str) -> bool:
    """Whether the check sign of an Indian GST number of 15 letters and digits holds.

    Source: India's GST Network, GSTIN format: factors 1 and 2 in turn, digits of base 36 added up.
    """
    total = 0
    for place, sign in enumerate(text[:14]):
        product = int(sign, 36) * (1 + place % 2)
        total += product // 36 + product % 36
    return -total % 36 == int(text[14], 36)


def _weighted(text: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(text, weights, strict=False))


def _counted(length: int, *, start: int) -> list[int]:
    """``start``, … up to 10 and again from 1."""
    return [(start - 1 + place) % 10 + 1 for place in range(length)]
