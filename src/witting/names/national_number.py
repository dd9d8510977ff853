"""Is this a number of a national register or tax office, and do its check digits hold?

Customs tables give the number of a party under a heading that says which number it is (``БИН``,
``Vergi No``, ``IEC``). Each kind here has its country's shape and, where the country publishes
them, check digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.checkdigit import is_bin, is_cnpj, is_gstin, is_mst, is_tckn, is_vkn
from witting.names.identifier import normalize_identifier

if TYPE_CHECKING:
    from collections.abc import Callable

_BETWEEN = re.compile(r"[\s./\-]+")


def _shaped(pattern: str) -> Callable[[str], bool]:
    shape = re.compile(pattern)
    return lambda text: shape.fullmatch(text) is not None


def _is_tax_number_of_turkey(text: str) -> bool:
    """Ten digits of a firm, or eleven of a person who trades in their own name."""
    if not text.isdigit():
        return False
    return is_vkn(text) if len(text) == 10 else len(text) == 11 and is_tckn(text)  # noqa: PLR2004  # see above


def _is_mst(text: str) -> bool:
    """Ten digits, and three more of a branch."""
    return text.isdigit() and len(text) in (10, 13) and is_mst(text[:10])


_KINDS: dict[str, tuple[str, str, Callable[[str], bool]]] = {
    "bin": ("registration", "BIN of Kazakhstan", lambda text: _digits(text, 12) and is_bin(text)),
    "iec": ("tax", "IEC of India", _shaped(r"[0-9]{10}|[A-Z]{5}[0-9]{4}[A-Z]")),
    "gstin": (
        "tax",
        "GSTIN of India",
        lambda text: _shaped(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]{3}")(text) and is_gstin(text),
    ),
    "vkn": ("tax", "tax number of Türkiye", _is_tax_number_of_turkey),
    "stir": ("tax", "STIR of Uzbekistan", _shaped(r"[2-9][0-9]{8}|[1-6][0-9]{13}")),
    "mst": ("tax", "tax number of Vietnam", _is_mst),
    "cnpj": ("tax", "CNPJ of Brazil", lambda text: _digits(text, 14) and is_cnpj(text)),
    "eori": ("tax", "EORI number", _shaped(r"[A-Z]{2}[0-9A-Z]{1,15}")),
    "customs_cn": ("registration", "customs code of China", _shaped(r"[0-9A-Z]{10}")),
}
NATIONAL_NUMBERS = tuple(_KINDS)
"""The kinds: Kazakhstan's business number, India's importer-exporter and GST numbers, the tax
numbers of Türkiye, Uzbekistan and Vietnam, Brazil's CNPJ, the EU's EORI, and the code that China's
customs give to declarants.

Source: IEC and PAN: India's Foreign Trade Policy 2023, 2.05; STIR: Uzbekistan's Tax Code, article
130; EORI: Regulation (EU) 2015/2446, annex B, D.E. 3/16; China: GACC order 240 of 2021.
"""


def parse_national_number(kind: str, text: str) -> tuple[str, str, str | None]:
    """The identifier's scheme, its value, and what kind it is no valid number of, or None.

    Args:
        kind: One of NATIONAL_NUMBERS.
        text: As given. Blanks, dots, dashes and slashes do not matter.

    Raises:
        KeyError: There is no such kind.
    """
    scheme, name, holds = _KINDS[kind]
    compact = _BETWEEN.sub("", text).upper()
    if compact.isascii() and holds(compact):
        return scheme, normalize_identifier(scheme, compact) or compact, None
    return scheme, text, name


def _digits(text: str, count: int) -> bool:
    return len(text) == count and text.isdigit()
