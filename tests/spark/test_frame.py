"""Deals of a DataFrame come to what they come to on one machine, however they are spread."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from tests.spark.conftest import read, write_rows

import witting.spark
from witting.errors import HomeError
from witting.index.artifact import open_arrays, write_arrays
from witting.index.rules import rules_digest
from witting.screening.batch import BatchScreener
from witting.spark.failure import explained

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result
    from pyspark.sql import DataFrame, SparkSession

DAY = dt.date(2025, 5, 1)
FLAT = [
    {"deal_id": f"D-{number % 4}", "buyer_name": buyer, "goods_description": goods, "line": number}
    for number, (buyer, goods) in enumerate(
        [
            ("Lisboa Confecoes Lda", "cotton shirts"),
            ("OJSC Keremet Bank", "ball bearings"),
            ("Nordhavn Kabler ApS", "cable"),
            ("Praha Sklo sro", "glass"),
            ("Lisboa Confecoes Lda", "ball bearings 6205-2RS"),
            ("OJSC Keremet Bank", "roller bearings"),
            ("Aarhus Kabler ApS", "another buyer, so another deal"),
        ]
    )
]


def rows_of(frame: DataFrame) -> list[dict[str, Any]]:
    """As :func:`read` has them."""
    rows = [row.asDict(recursive=True) for row in frame.collect()]
    for row in rows:
        row["lists"] = sorted(row["lists"].items())
    return sorted(rows, key=repr)


def test_a_parquet_file_gives_what_one_machine_gives_of_it(
    spark: SparkSession, run: Callable[..., Result], demo_home: Path, tmp_path: Path
) -> None:
    source = write_rows(tmp_path / "deals.parquet", 1, 240)
    run("screen", source, "--as-of", DAY, "--output", tmp_path / "one", "--workers", 1)
    frame = spark.read.parquet(str(source)).selectExpr(
        "*",
        "named_struct('file', _metadata.file_name, 'format', 'parquet', "
        "'locator', concat('row ', _metadata.row_index + 1)) as source",
    )
    sent = witting.spark.screen(frame, as_of=DAY, home=demo_home, partitions=3)
    assert rows_of(sent) == read(tmp_path / "one")


def test_rows_of_one_deal_come_together_wherever_they_were(
    spark: SparkSession, demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITTING_HOME", str(demo_home))
    screener = BatchScreener(home=demo_home, as_of=DAY, today=DAY)
    together = sorted(FLAT, key=lambda row: (str(row["deal_id"]), row["line"]))
    rows = pa.Table.from_batches(screener([pa.RecordBatch.from_pylist(together)])).to_pylist()
    assert [row["deal"] for row in rows] == ["D-0", "D-1", "D-2", "D-2", "D-3"]
    columns = "deal_id string, buyer_name string, goods_description string, line long"
    frame = spark.createDataFrame([tuple(row.values()) for row in FLAT], columns)
    found = witting.spark.screen(frame.repartition(3), as_of=DAY, order="line")
    assert rows_of(found) == sorted(rows, key=repr)


def test_an_index_of_another_version_on_an_executor_is_an_error(
    spark: SparkSession, demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    frame = spark.createDataFrame([("D-1",)], "id string")
    answers = witting.spark.screen(frame, as_of=DAY, home=home)
    for index in (home / "lists").rglob("*.index"):
        write_arrays(index, open_arrays(index, rules=rules_digest()).arrays, rules="of old")
    with pytest.raises(HomeError, match="built by another version of witting"), explained():
        answers.collect()
