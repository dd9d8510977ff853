"""Which HS code does a description name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.goods.code_text import parse_codes

if TYPE_CHECKING:
    from witting.goods.digits import WrittenCode

_LABELLED = re.compile(
    r"(?:\bh\.?\s?s\.?\s?(?:code|kodu?|编码|nr\.?|no\.?)|\bhs\b|\bhts(?:us)?(?:\s?code)?|\btaric|\bcode\s?sh\b|"
    r"\bgti̇?p|\bzolltarif(?:nummer|nr\.?)|\bwarennummer|\bncm|\btariff\s?(?:code|no\.?|heading)|"
    r"\bm[ãa]\s?hs|(?:код\s?)?тн\s?вэд(?:\s?еаэс)?|海关编码|税则号列?|商品编码)"
    r"[\s:.#№=-]*(\d{4}[\d.\s]{0,12}\d|\d{4})(?!\d)",
    re.IGNORECASE,
)
"""A label that nothing but a code follows, and digits."""

_HINTS = (
    "hs",
    "h.s",
    "вэд",
    "taric",
    "tarif",
    "gtip",
    "gti̇p",
    "code sh",
    "ncm",
    "warennummer",
    "编码",
    "税则",
)
"""Without one of these no label is there; looked for first, since most texts have none."""

LONGEST = 20_000
"""Characters that are looked through."""


def find_codes(text: str) -> tuple[WrittenCode, ...]:
    """The codes that stand behind their label in a text; digits that are none are passed over."""
    text = text[:LONGEST].lower()
    if not any(hint in text for hint in _HINTS):
        return ()
    found = (code for match in _LABELLED.finditer(text) for code in parse_codes(match[1].strip()))
    return tuple(dict.fromkeys(code for code in found if not code.problem))
