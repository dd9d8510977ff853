"""Which HS code does a description name?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from witting.goods.code_text import parse_codes
from witting.goods.listed import load_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.digits import WrittenCode

_LABELLED = re.compile(
    r"(?:\bh\.?\s?s\.?\s?(?:codes?|kodu?|kodlari?|编码|nr\.?|no\.?)|\bhs\b|\bcn[\s-]?(?:code|nr\.?|no\.?)|\btn\s?ved(?:\s?eaeu)?|"
    r"\bcommodity\s?codes?|\bhts(?:us)?(?:\s?codes?)?|\btaric|\bcode\s?sh\b|"
    r"\bgti̇?p|\bzolltarif(?:nummer|nr\.?)|\bwarennummer|\bncm|\btariff\s?(?:codes?|nos?\.?|heading)|"
    r"\bm[ãa]\s?hs|(?:код[аыу]?\s?(?:по\s)?)?тн\s?вэд(?:\s?еаэс)?|海关编码|税则号列?|商品编码)"
    r"(?:\s?(?:no|nr|code|kodu)\b)?[\s:.#№=-]*(\d{4}[\d.\s]{0,12}\d|\d{4})(?!\d)",
    re.IGNORECASE,
)
"""A label that nothing but a code follows, and digits."""

_HINT = re.compile(
    r"hs|h\.s|вэд|ved|cn code|cn-code|cn no|cn nr|commodity|taric|tarif|gtip|gti̇p|code sh|ncm|"
    r"warennummer|编码|税则"
)
"""Without one of these no label is there; looked for first, since most texts have none."""

_CODE = r"[0-9]{4}[.\s]?[0-9]{2}(?:[.\s]?[0-9]{2}){0,3}"
_BETWEEN = r"\s*(?:[,;/&+、和及]|\b(?:and|or|и|или|und|oder|et|ou|ve|và)\b)+\s*"
_BARE = re.compile(rf"(?:(?:codes?|код[ыа]?)\b[\s:.#№=-]*)?({_CODE}(?:{_BETWEEN}{_CODE})*)\.?")
"""A text that is a code, or several, and nothing else."""

_COUNTED = r"(?:pcs?|pieces?|units?|sets?|ea|kgs?|шт|кг|ед|компл|件|个|adet|stuck|stück)\b"
_NEXT = re.compile(rf"{_BETWEEN}({_CODE})(?![.,]?[0-9])(?!\s*{_COUNTED})")
"""One more code behind another, and no number of pieces."""

_WIDE = re.compile("[\uff01-\uff5e]")

LONGEST = 20_000
"""Characters that are looked through."""


def find_codes(text: str) -> tuple[WrittenCode, ...]:
    """The codes that stand behind their label in a text, or are all of it.

    Digits that are no code are passed over; so are bare digits without a point that are the code of
    goods on no list, as they may be a number of any kind.
    """
    text = text[:LONGEST].lower()
    if _WIDE.search(text):
        text = unicodedata.normalize("NFKC", text)
    if bare := _BARE.fullmatch(text.strip()):
        return tuple(_iter_told(bare[1]))
    if not _HINT.search(text):
        return ()
    return tuple(dict.fromkeys(_iter_labelled(text)))


def _iter_labelled(text: str) -> Iterator[WrittenCode]:
    for match in _LABELLED.finditer(text):
        yield from (code for code in parse_codes(match[1].strip()) if not code.problem)
        behind = _NEXT.match(text, match.end())
        while behind:
            yield from _iter_told(behind[1])
            behind = _NEXT.match(text, behind.end())


def _iter_told(text: str) -> Iterator[WrittenCode]:
    """The codes without a label, with points or of listed goods."""
    for code in parse_codes(text):
        if not code.problem and ("." in code.text or _listed(code)):
            yield code


def _listed(code: WrittenCode) -> bool:
    return any(each in load_lists().by_code for each in code.codes)
