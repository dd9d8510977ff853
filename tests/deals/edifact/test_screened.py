"""A listed party is found wherever an EDIFACT message names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parent / "samples"
LISTED = "KEREMET BANK OAO"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("invoice.edi", "Lanhu Bearing Co. Ltd", LISTED),
        ("invoice.edi", "Wei Lan", LISTED),
        ("invoice.edi", "OJSC Atabek Bank", LISTED),
        ("invoice.edi", "Orsol Trade LLC", LISTED),
        ("invoice.edi", "Orsol Warehouse", LISTED),
        ("invoice.edi", "Brokers House LLC", LISTED),
        ("shipping.edi", "ORSOL TRADE AND ENGINEERING SERVICE:S COMPANY LLC", LISTED),
        ("shipping.edi", "TIEN SHAN FORWARDING LLC", LISTED),
        ("shipping.edi", "Vymysel Export:Import department", "KEREMET:BANK OAO"),
        ("shipping.edi", "Nobody?'s Friend", LISTED),
        ("shipping.edi", "Novaline Shipping", LISTED),
        ("shipping.edi", "TO ORDER OF BETA BANK", f"TO ORDER OF {LISTED}"),
        ("manifest.edi", "ОсОО «Орсол Трейд»", LISTED),
        ("manifest.edi", "Вымысел", "KEREMET\nBANK OAO"),
    ],
)
def test_a_listed_party_in_a_message_is_found(
    file: str, old: str, new: str, finds_listed: Callable[[str, str], bool]
) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8")
    assert finds_listed(text.replace(old, new), file)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("invoice.edi", "payment through;a bank", "payment through KEREMET;BANK OAO"),
        ("invoice.edi", "Osh railway station", LISTED),
        ("invoice.edi", "c/o Tien Shan Line", f"c/o {LISTED}"),
        ("shipping.edi", "ASK MR IVANOV", f"ASK {LISTED}"),
        ("shipping.edi", "BALL BEARINGS, 6205?+2RS:FOR", f"BALL BEARINGS:{LISTED}:FOR"),
        ("shipping.edi", "PCI+28+ORSOL:BISHKEK", "PCI+28+KEREMET BANK:OAO"),
        ("manifest.edi", "GID+1+12:CT'", f"GID+1+12:CT'\nXYZ+{LISTED}'"),
    ],
)
def test_a_listed_party_in_a_free_text_is_found(
    file: str, old: str, new: str, finds_listed: Callable[..., bool]
) -> None:
    text = (SAMPLES / file).read_text(encoding="utf-8")
    assert old in text
    assert finds_listed(text.replace(old, new), file, "text_mention")


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("CUSCAR_D03B.edi", "KATHY SMITH"),
        ("CUSCAR_simple_chumphreys.edi", "ANOTHER PERSON, A COMPANY"),
        ("IFTMIN_S93A_chemaclass.edi", "Person Name"),
        ("INVOIC_smooks.edi", "IBM UK"),
        ("IFTSTA_D00B.edi", "CSX TRANSPORTATION"),
        ("Mixed.edi", "P FORGET"),
    ],
)
def test_a_listed_party_in_a_public_sample_is_found(
    file: str, old: str, shared: Path, finds_listed: Callable[[str, str], bool]
) -> None:
    text = (shared / "deals/edifact" / file).read_text(encoding="utf-8-sig")
    assert finds_listed(text.replace(old, LISTED), file)
