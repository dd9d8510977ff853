"""What is missing for Spark is said before anything is begun, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.errors import HomeError, WorkerError
from witting.spark import session
from witting.spark.failure import explain
from witting.spark.session import parse_java_version, require_java, require_pyspark

if TYPE_CHECKING:
    from pathlib import Path


def java(folder: Path, says: str) -> Path:
    """A home of Java whose program says that."""
    program = folder / "bin" / "java"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    program.chmod(0o755)
    return folder


def test_without_pyspark_there_is_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "PARTS", ("pyspark_that_nobody_has",))
    with pytest.raises(WorkerError, match=r"not installed.*pip install 'witting\[spark\]'") as told:
        require_pyspark()
    assert "pyspark_that_nobody_has" in str(told.value)


@pytest.mark.parametrize(
    ("says", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_392"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ("no java here", None),
    ],
)
def test_java_says_its_version(says: str, version: int | None) -> None:
    assert parse_java_version(says) == version


def test_java_is_found_and_new_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, 'openjdk version "17.0.15"')))
    require_java(oldest=17)


def test_old_java_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, 'openjdk version "11.0.2"')))
    with pytest.raises(WorkerError, match=r"Java 11 is too old.*Install Java 17 or newer"):
        require_java(oldest=17)


def test_no_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WorkerError, match=r"none is in the PATH\. Install Java 17"):
        require_java(oldest=17)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(WorkerError, match=r"none is in JAVA_HOME \(.*Install Java 17"):
        require_java(oldest=17)


def test_what_an_executor_raised_is_what_went_wrong() -> None:
    told = (
        "Job aborted due to stage failure: Traceback (most recent call last):\n"
        '  File "sent.py", line 3, in open\n'
        "witting.errors.HomeError: /data: no list is loaded. Run `witting lists update`.\n"
        "\tat org.apache.spark.api.python"
    )
    error = explain(told)
    assert type(error) is HomeError
    assert str(error) == "/data: no list is loaded. Run `witting lists update`."


def test_an_executor_without_witting_is_told() -> None:
    error = explain("ModuleNotFoundError: No module named 'witting.spark'")
    assert "witting is not installed where the executors run" in str(error)


def test_anything_else_is_in_the_words_of_spark() -> None:
    error = explain("\n\tat java.lang\n[CANNOT_CONNECT] No master.\n more")
    assert type(error) is WorkerError
    assert "Spark could not do the work: [CANNOT_CONNECT] No master." in str(error)
