"""What is the canonical text of an identifier, and is it one?"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.model import IDENTIFIER_SCHEMES
from witting.names.checkdigit import USCC_SIGNS, is_imo, is_inn, is_lei, is_ogrn, is_okpo, is_uscc
from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_TEXT = 300
"""No identifier with all that is written around it is longer; what is, is prose."""
MAX_LENGTH = 64
"""FollowTheMoney's limit for the number of a document or a register."""

# Cyrillic and Greek capitals that look like Latin ones. Source: Unicode UTS 39, confusables.txt
_CYRILLIC = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
)
_GREEK = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
_LOOKALIKES = str.maketrans(_CYRILLIC + _GREEK, "ABEKMHOPCTYXSIJ" + "ABEZHIKMNOPTYX")
_BLANKS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_OWN_NAME = re.compile(
    r"(?:BIC|SWIFT(?:/BIC)?|LEI|INN|ИНН|OGRN(?:IP)?|ОГРН(?:ИП)?|USCC|[IІ][MМ][OО]|ИМО|MMSI|GIIN|D-?U-?N-?S"
    r"|KPP|КПП|OKPO|ОКПО|CAGE)"
    r"(?:\s*(?:CODE|NUMBER|NO))?(?:[\s:.#/-]+|(?=[\d\s-]+$))"
)
_AND_KPP = re.compile(r"/\s*(?:KPP|КПП)\b")
_BESIDE_KPP = re.compile(r"[/\\,;]\s*\d{4}[0-9A-Z]{2}\d{3}$")
_BIC = re.compile(r"[A-Z]{4}(?P<country>[A-Z]{2})[A-Z0-9]{2}(?P<branch>[A-Z0-9]{3})?")
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_INN = re.compile(r"[0-9]{10}(?:[0-9]{2})?")
_OGRN = re.compile(r"[15][0-9]{12}|3[0-9]{14}")
_USCC = re.compile(rf"[1-9ANY][{USCC_SIGNS}][0-9]{{6}}[{USCC_SIGNS}]{{10}}")
_IMO = re.compile(r"[0-9]{7}")
_MMSI = re.compile(r"[2-7][0-9]{8}")
_DUNS = re.compile(r"[0-9]{9}")
_GIIN = re.compile(r"([A-NP-Z0-9]{6})([A-NP-Z0-9]{5})([A-Z]{2})([0-9]{3})")
_KPP = re.compile(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}")
_OKPO = re.compile(r"[0-9]{8,10}")
_CAGE = re.compile(r"(?=.*[0-9])[0-9A-HJ-NP-Z]{5}")
_WALLET = re.compile(r"[0-9A-Za-z]{20,256}")
_WALLET_WITHOUT_CASE = re.compile(r"0[xX][0-9A-Fa-f]{40}|(?:bc1|ltc1|BC1|LTC1)[0-9A-Za-z]+")


def normalize_identifier(scheme: str, value: str) -> str | None:
    """Is this a value of the scheme, and what is its one canonical text?

    Blanks, hyphens, the scheme's own name before it, full-width signs and Cyrillic or Greek
    letters that look like Latin ones do not matter. Normalising twice changes nothing.

    Args:
        scheme: One of IDENTIFIER_SCHEMES.
        value: As given.

    Returns:
        Upper case without blanks; None where shape or check digits are not the scheme's. A BIC
        loses the branch ``XXX``, which is the head office; a GIIN has its dots; a crypto address
        keeps its case where case matters.

    Raises:
        ValueError: There is no such scheme.
    """
    if scheme not in _SCHEMES:
        message = f"{scheme!r} is no identifier scheme; these are: {', '.join(IDENTIFIER_SCHEMES)}."
        raise ValueError(message)
    return _normalize(scheme, value) if len(value) <= MAX_TEXT else None


@lru_cache(maxsize=1 << 14)
def _normalize(scheme: str, value: str) -> str | None:
    return _SCHEMES[scheme](_signs(value))


def _signs(text: str) -> str:
    """Compatible and visible signs, one blank where there are several, digits as 0 to 9."""
    composed = unicodedata.normalize("NFKC", text)
    if not composed.isascii():
        composed = "".join(map(_sign, composed))
    return " ".join(composed.split())


def _sign(sign: str) -> str:
    if unicodedata.category(sign) == "Cf":  # bidi marks and joiners, which copying brings along
        return ""
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _compact(text: str) -> str:
    """In upper case and Latin letters, without the scheme's name and without blanks."""
    upper = text.upper()
    found = _OWN_NAME.match(upper)
    bare = upper[found.end() :] if found else upper
    return _BLANKS.sub("", bare).translate(_LOOKALIKES)


def _checked(
    shape: re.Pattern[str], holds: Callable[[str], bool] | None = None
) -> Callable[[str], str | None]:
    """A scheme that is a shape and, where there are any, check digits."""

    def normalize(text: str) -> str | None:
        compact = _compact(text)
        is_valid = shape.fullmatch(compact) and (holds is None or holds(compact))
        return compact if is_valid else None

    return normalize


def _bic(text: str) -> str | None:
    """Four letters, a country of ISO 3166-1 or Kosovo's XK, two signs and maybe three of a branch.

    Source: ISO 9362:2022, https://www.iso.org/standard/84108.html
    """
    found = _BIC.fullmatch(_compact(text))
    if found is None or found["country"].lower() not in _alpha2():
        return None
    return found[0][:8] if found["branch"] == "XXX" else found[0]


def _inn(text: str) -> str | None:
    """``INN/KPP 7707083893/773601001`` is how Russian papers write the two."""
    return _inn_alone(_BESIDE_KPP.sub("", _AND_KPP.sub("", text.upper())))


def _giin(text: str) -> str | None:
    """Four parts with dots between them, written with or without the dots.

    Source: IRS, https://www.irs.gov/businesses/corporations/giin-composition-information
    """
    found = _GIIN.fullmatch(_compact(text).replace(".", ""))
    return ".".join(found.groups()) if found else None


def _wallet(text: str) -> str | None:
    """Base58 tells capitals apart; hexadecimal and Bech32 (BIP 173) do not."""
    if not _WALLET.fullmatch(text):
        return None
    return text.lower() if _WALLET_WITHOUT_CASE.fullmatch(text) else text


def _free(text: str) -> str | None:
    """A number whose shape is its issuer's matter: letters, digits, and slashes between them.

    A slash stays: Romania's J2/3242/2004 and J23/242/2004 are two companies. Letters that look
    Latin become Latin only where all can, as in a series of a passport.
    """
    kept = "".join(sign for sign in text.upper() if sign.isalnum() or sign == "/").strip("/")
    folded = kept.translate(_LOOKALIKES)
    if folded.isascii():
        kept = folded
    digits = [sign for sign in kept if sign.isdecimal()]
    is_number = bool(digits) and (kept.strip("0/") != "") and len(kept) <= MAX_LENGTH
    return kept if is_number else None


@cache
def _alpha2() -> frozenset[str]:
    codes = (row["code"] for row in read_csv("names/countries.csv"))
    return frozenset(code for code in codes if len(code) == 2)  # noqa: PLR2004  # alpha-2


_inn_alone = _checked(_INN, is_inn)
_SCHEMES: dict[str, Callable[[str], str | None]] = {
    "bic": _bic,
    "lei": _checked(_LEI, is_lei),
    "inn": _inn,
    "ogrn": _checked(_OGRN, is_ogrn),
    "uscc": _checked(_USCC, is_uscc),
    "imo": _checked(_IMO, is_imo),
    # Source: ITU-R M.585: nine digits, a ship's begin with its country's 2xx to 7xx
    "mmsi": _checked(_MMSI),
    "registration": _free,
    "tax": _free,
    "passport": _free,
    "id_number": _free,
    # Source: Dun & Bradstreet: nine digits, without a check digit since 2006
    "duns": _checked(_DUNS),
    "giin": _giin,
    # Source: order MMV-7-6/435@ as above: tax office, reason (may have letters), number
    "kpp": _checked(_KPP),
    "okpo": _checked(_OKPO, is_okpo),
    # Source: NATO Codification, ACodP-1: five letters and digits without I and O
    "cage": _checked(_CAGE),
    "crypto": _wallet,
}
