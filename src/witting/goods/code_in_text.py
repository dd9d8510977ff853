"""Which HS code does a description name?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from witting.goods.code_text import parse_codes
from witting.goods.listed import load_lists

if TYPE_CHECKING:
    from witting.goods.digits import WrittenCode

_LABELLED = re.compile(
    r"(?:\bh\.?\s?s\.?\s?(?:code|kodu?|编码|nr\.?|no\.?)|\bhs\b|\bcn[\s-]?(?:code|nr\.?|no\.?)|\btn\s?ved(?:\s?eaeu)?|"
    r"\bcommodity\s?code|\bhts(?:us)?(?:\s?code)?|\btaric|\bcode\s?sh\b|"
    r"\bgti̇?p|\bzolltarif(?:nummer|nr\.?)|\bwarennummer|\bncm|\btariff\s?(?:code|no\.?|heading)|"
    r"\bm[ãa]\s?hs|(?:код\s?)?тн\s?вэд(?:\s?еаэс)?|海关编码|税则号列?|商品编码)"
    r"(?:\s?(?:no|nr|code|kodu)\b)?[\s:.#№=-]*(\d{4}[\d.\s]{0,12}\d|\d{4})(?!\d)",
    re.IGNORECASE,
)
"""A label that nothing but a code follows, and digits."""

_HINT = re.compile(
    r"hs|h\.s|вэд|ved|cn code|cn-code|cn no|cn nr|commodity|taric|tarif|gtip|gti̇p|code sh|ncm|"
    r"warennummer|编码|税则"
)
"""Without one of these no label is there; looked for first, since most texts have none."""

_BARE = re.compile(r"\d{4}[.\s]?\d\d(?:[.\s]?\d\d){0,3}", re.ASCII)
"""A text that is a code and nothing else."""

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
    if _BARE.fullmatch(bare := text.strip()):
        found = parse_codes(bare)
        return tuple(code for code in found if not code.problem and ("." in bare or _listed(code)))
    if not _HINT.search(text):
        return ()
    codes = (code for match in _LABELLED.finditer(text) for code in parse_codes(match[1].strip()))
    return tuple(dict.fromkeys(code for code in codes if not code.problem))


def _listed(code: WrittenCode) -> bool:
    return any(each in load_lists().by_code for each in code.codes)
