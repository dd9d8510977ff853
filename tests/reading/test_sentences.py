"""Who is named in one sentence, and who says what?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.reading.scoring import read

from witting.resources import parse_yaml

FILE = Path(__file__).with_name("cases_sentences.yaml")
CASES = [node.plain() for node in parse_yaml(FILE.read_text("utf-8"), file=FILE.name).sequence()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_sentence_is_read_as_a_person_reads_it(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    found: dict[str, list[str]] = {}
    for one in reading.entities:
        if one.kind != "word":
            found.setdefault(one.kind, []).append(one.name)
    assert {kind: set(names) for kind, names in found.items()} == {
        kind: set(names) for kind, names in case["named"].items()
    }
    said = [
        [one.speaker or one.outlet, one.what, one.manner, one.outlet] for one in reading.statements
    ]
    assert [one[: len(row)] for one, row in zip(said, case["said"], strict=True)] == case["said"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pursuant to Executive Order (E.O.) 14024, as amended", "Executive Order 14024"),
        ("Le règlement (UE) 269/2014 prévoit le gel", "Regulation (EU) 269/2014"),
        ("依据欧盟第833/2014号条例第12g条", "Regulation (EU) 833/2014"),
    ],
)
def test_an_act_is_known_by_its_number_however_it_is_written(text: str, name: str) -> None:
    assert name in [measure.name for measure in read(text).measures]
