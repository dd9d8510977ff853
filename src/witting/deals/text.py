"""What does a text field say, and does it hold signs that should not be there?"""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from witting.deals.reading import shown

if TYPE_CHECKING:
    from witting.deals.reading import Reading

MAX_NAME = 1_000
"""Characters. The longest listed names have some 400; a name of a megabyte would only cost time."""
MAX_SHORT = 4_000
MAX_LONG = 1_000_000

# Zero-width joiners (U+200C, U+200D) are part of Persian and Indian spelling and are left alone.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
_HALF = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST = 3
"""Letters of a word; codes and numbers have parts of fewer."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def parse_text(
    value: object,
    path: str,
    reading: Reading,
    *,
    limit: int = MAX_SHORT,
    number_is_odd: bool = False,
) -> str | None:
    """The text without surrounding blanks, or None where there is none.

    A number is read as the text it was written as. Control, invisible and direction-changing
    signs are kept and reported: they can hide a name from the eye or from a search.

    Args:
        value: What the source gives.
        path: Where it stands in the deal.
        reading: Takes the issues.
        limit: Characters; the rest is cut off and reported.
        number_is_odd: Whether a number in this place deserves an issue.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        text = _as_text(value)
        if text is None:
            reading.issue(
                path, f"text is expected, not {shown(value)}; it was not read.", unread=True
            )
            return None
        if number_is_odd:
            reading.issue(path, f"text is expected, not the number {text}; it was read as text.")
        value = text
    text = value.strip()
    if not text.isascii() or not text.isprintable():
        text = _report_signs(text, path, reading)
    if len(text) > limit:
        reading.issue(
            path,
            f"the text has {len(text):,} characters; only the first {limit:,} were read.",
            unread=True,
        )
        text = text[:limit].rstrip()
    return text or None


def are_words(text: str) -> bool:
    """Whether it is no code or number but several words, which may name somebody."""
    return sum(len(_LETTER.findall(word)) >= _LEAST for word in text.split()) > 1


def _as_text(value: object) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, Decimal):
        # Some programs write NaN where they have no value.
        return str(value) if value.is_finite() else None
    if isinstance(value, int):
        # Python refuses to write out more than 4,300 digits; no field of a deal has a tenth of it.
        return str(value) if value.bit_length() < 1_400 else None  # noqa: PLR2004  # see above
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else None
    if isinstance(value, dt.date):
        return value.isoformat()
    return None


def _report_signs(text: str, path: str, reading: Reading) -> str:
    found = sorted(set(_ODD.findall(text)))
    lost = [sign for sign in found if sign == "\x00" or "\ud800" <= sign <= "\udfff"]
    kept = [sign for sign in found if sign not in lost]
    if lost:
        # No database, terminal or file keeps a NUL or half a character.
        text = _HALF.sub("\ufffd", text.replace("\x00", "")).strip()
        reading.issue(
            path, f"the text holds signs that cannot be kept ({_listed(lost)}).", unread=True
        )
    if "\ufffd" in text:
        what = "the text holds U+FFFD, which stands where a letter was lost."
        reading.issue(path, what, unread=True)
    if kept:
        kind = "direction-changing" if _BIDI.issuperset(kept) else "control or invisible"
        reading.issue(path, f"the text holds {kind} signs ({_listed(kept)}); they were kept.")
    return text


def _listed(signs: list[str]) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in signs[:5])
