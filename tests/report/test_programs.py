"""What programs read: JSON lines and Parquet."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import orjson
import pyarrow.parquet as pq
import pytest

from witting.report import parquet, print_assessments, write_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.report.assessed import Pair


def test_a_line_of_json_is_the_assessment_and_nothing_else(
    tmp_path: Path, pairs: list[Pair]
) -> None:
    path = tmp_path / "report.jsonl"
    write_report(pairs, path)
    lines = path.read_bytes().splitlines()
    assert [orjson.loads(line) for line in lines] == [item.to_dict() for _, item in pairs]
    assert list(orjson.loads(lines[0])) == list(pairs[0][1].to_dict())


def test_printed_lines_are_the_same_bytes(
    tmp_path: Path, pairs: list[Pair], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "report.jsonl"
    write_report(pairs, path)
    print_assessments(pairs, form="jsonl")
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_lines_come_as_the_deals_come(
    exporter: Pair, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with pytest.raises(ValueError, match="form is 'table' or 'jsonl', not 'xml'"):
        print_assessments([exporter], form="xml")
    assert capfdbinary.readouterr().out == b""


def test_half_a_character_does_not_stop_the_other_deals(tmp_path: Path, exporter: Pair) -> None:
    deal, assessment = exporter
    broken = replace(assessment, deal="D\ud800", why=("a\ud800",))
    for suffix in (".jsonl", ".parquet", ".html"):
        write_report([(deal, broken), exporter], tmp_path / f"report{suffix}")
    lines = (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["deal"] for line in lines] == ["D\ufffd", assessment.deal]


def test_the_flat_columns_hold_what_the_assessment_says(tmp_path: Path, pairs: list[Pair]) -> None:
    path = tmp_path / "report.parquet"
    write_report(pairs, path)
    rows = pq.read_table(path).to_pylist()
    first = rows[0]
    assert first["deal"] == "LC-2025-014 sensors for Astana"
    assert first["date"] == first["as_of"] == date(2025, 5, 1)
    assert first["codes"] == ["US-SDN14024", "EU-AF"]
    assert first["effects"] == ["secondary_sanctions", "listed_elsewhere"]
    assert first["score_max"] == 1.0
    assert first["entities"] == ["us.ofac.sdn:90001", "eu.fsf:EU.9901.77", "eu.fsf:EU.9902.12"]
    assert first["lists"] == [("eu.fsf", "2025-04-25+2025-04-30"), ("us.ofac.sdn", "2025-04-28")]
    assert (first["source_file"], first["source_locator"]) == ("queue.csv", "line 3")
    assert [row["verdict"] for row in rows] == [item.verdict for _, item in pairs]
    unidentified = rows[3]
    assert (unidentified["gap_count"], unidentified["issue_count"]) == (1, 2)
    assert unidentified["not_checked"] == ["goods[0]", "ownership"]
    assert unidentified["score_max"] is None
    assert unidentified["date"] is None


def test_the_whole_assessment_comes_back_from_parquet(tmp_path: Path, pairs: list[Pair]) -> None:
    path = tmp_path / "report.parquet"
    write_report(pairs, path)
    texts = pq.read_table(path, columns=["assessment"]).column("assessment").to_pylist()
    assert [json.loads(str(text)) for text in texts] == [item.to_dict() for _, item in pairs]


def test_the_schema_is_the_same_with_no_deal(tmp_path: Path, pairs: list[Pair]) -> None:
    write_report([], tmp_path / "none.parquet")
    write_report(pairs, tmp_path / "some.parquet")
    none, some = (pq.read_table(tmp_path / f"{name}.parquet") for name in ("none", "some"))
    assert none.num_rows == 0
    assert none.schema.equals(some.schema)


def test_many_deals_make_many_row_groups(
    tmp_path: Path, make_clear: Callable[[int], Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 100)
    path = tmp_path / "report.parquet"
    write_report((make_clear(number) for number in range(250)), path)
    file = pq.ParquetFile(path)
    assert (file.num_row_groups, file.metadata.num_rows) == (3, 250)
