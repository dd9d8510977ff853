"""One real Spark for all tests: a master, and two workers with a process each."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.conftest import missing

from witting.cli.command import group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.master": "local-cluster[2,1,1024]",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "3",
    "spark.log.level": "ERROR",
    "spark.task.maxFailures": "2",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """A session whose executors are processes of their own."""
    if any(importlib.util.find_spec(name) is None for name in ("pyspark", "pandas")):
        missing("PySpark (pip install 'witting[spark]')")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        missing("Java")
    # Spark asks the network for this machine's name, which a container may not have.
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("SPARK_LOCAL_DIRS", str(tmp_path_factory.mktemp("spark")))
    os.environ.setdefault("SPARK_WORKER_DIR", str(tmp_path_factory.mktemp("workers")))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession  # noqa: PLC0415  # an optional part

    builder = SparkSession.builder.appName("tests")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    def _run(*arguments: object) -> Result:
        return CliRunner().invoke(
            group, [str(argument) for argument in arguments], env={"WITTING_HOME": str(demo_home)}
        )

    return _run


def deal(number: int) -> dict[str, Any]:
    name = "OJSC Keremet Bank" if number % 50 == 0 else f"Lisboa Confecoes {number % 40} Lda"
    return {
        "id": f"D-{number % 990}",  # the last ones come again
        "date": "2025-03-32" if number % 70 == 0 else "2025-03-02",  # no day, which is an issue
        "parties": [{"role": "buyer", "name": name, "country": "PT"}],
        "goods": [{"description": "cotton shirts", "hs_code": "6205.20"}],
    }


def write_lines(path: Path, start: int, end: int) -> Path:
    path.write_bytes(b"".join(orjson.dumps(deal(n)) + b"\n" for n in range(start, end)))
    return path


def write_rows(path: Path, start: int, end: int) -> Path:
    rows = [deal(number) for number in range(start, end)]
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=100)
    return path


def read(folder: Path) -> list[dict[str, Any]]:
    """All rows, sorted."""
    parts = sorted(folder.glob("part-*.parquet"))
    rows = [row for part in parts for row in pq.read_table(part).to_pylist()]
    return sorted(rows, key=repr)
