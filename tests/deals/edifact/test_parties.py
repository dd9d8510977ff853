"""Who is named by one segment?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from witting.deals import read_deals

CASES = yaml.safe_load(Path(__file__).with_name("cases_parties.yaml").read_text("utf-8"))
MESSAGE = (
    "UNB+UNOC:3+LINE+FORWARDER+250514:0800+1'UNH+1+INVOIC:D:96A:UN'BGM+380+PR-4471+9'"
    "DTM+137:20250514:102'{}'LIN+1'IMD+F++:::Valves'UNS+S'MOA+77:12:EUR'UNT+9+1'UNZ+1+1'"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_parties_are_those_that_a_person_reads(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "x.edi"
    path.write_text(MESSAGE.format(case["segment"]), encoding="latin-1")
    (deal,) = read_deals(path)
    read = [
        {"role": one.role, "name": one.name, "country": one.country, "address": one.address}
        for one in deal.parties
    ]
    assert read == case["parties"]
    said = [issue.what for issue in deal.issues]
    assert len(said) == ("said" in case)
    assert all(case["said"] in what for what in said)


def test_the_manufacturer_made_the_line_it_stands_in_or_all_that_name_no_other(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.edi"
    made = "NAD+MF+++PROBE WORKS JSC'"
    line = "LIN+2'IMD+F++:::Seals'NAD+MF+++OBRAZ WERK AG'UNS"
    path.write_text(
        MESSAGE.format(made).replace("UNS", line).replace("''", "'"), encoding="latin-1"
    )
    (deal,) = read_deals(path)
    makers = [item.manufacturer for item in deal.goods]
    assert makers == ["PROBE WORKS JSC", "OBRAZ WERK AG"]


@pytest.mark.parametrize(
    "segment",
    [
        "RFF+CT:VYMYSEL TRADING LLC",
        "RFF+PL:VYMYSEL TRADING LLC",
        "NAD+SU+++PRIMER AG'RFF+VA:VYMYSEL TRADING LLC",
        "DOC+380+VYMYSEL TRADING LLC",
    ],
)
def test_words_where_a_number_of_a_paper_belongs_are_a_text(segment: str, tmp_path: Path) -> None:
    path = tmp_path / "x.edi"
    path.write_text(MESSAGE.format(f"{segment}'").replace("''", "'"), encoding="latin-1")
    (deal,) = read_deals(path)
    assert any("VYMYSEL TRADING LLC" in text for text in deal.text)
