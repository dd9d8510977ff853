"""What ``witting flows`` wrote weighs the route of a deal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError
from witting.flows.corridor import read_corridors

if TYPE_CHECKING:
    from pathlib import Path

LINE = {
    "country": "kg",
    "hs6": "854239",
    "reading": "It left its past.",
    "ratio": 9.0,
    "since": "2022-05",
}


def test_a_corridor_is_found_by_country_and_code(tmp_path: Path) -> None:
    path = tmp_path / "flows.jsonl"
    path.write_text(json.dumps(LINE) + "\n\n", encoding="utf-8")
    found = read_corridors(path)
    corridor = found.find("kg", "854239")
    assert corridor is not None
    assert corridor.to_evidence() == {
        "country": "kg",
        "hs6": "854239",
        "ratio": 9.0,
        "since": "2022-05",
    }
    assert found.find("kg", "854231") is None
    assert found.find("kz", "854239") is None


@pytest.mark.parametrize(
    "line", ["{", "[]", "7", '{"country": "kg"}', '{"country": 7, "hs6": "8", "reading": ""}']
)
def test_another_file_is_refused_with_the_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "flows.jsonl"
    path.write_text(json.dumps(LINE) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"flows\.jsonl line 2: this is no line that"):
        read_corridors(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_corridors(tmp_path / "none.jsonl")
