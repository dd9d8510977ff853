"""Is there a Spark that can be used here, and how is it started?"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from witting.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyspark.sql import SparkSession

OLDEST = (3, 5)
"""Of PySpark: the oldest that this is written for."""
PARTS = ("pyspark", "pandas")
"""What must be there; PySpark's own functions over Arrow ask for pandas."""
_JAVA = {3: 8, 4: 17}
"""The oldest Java by the first number of Spark's version.

Source: https://spark.apache.org/docs/latest/ (Downloading)
"""
_ASKED = 60
"""Seconds for Java to say its version."""


def require_pyspark() -> tuple[int, int]:
    """The first two numbers of PySpark's version.

    Raises:
        WorkerError: It is missing, or too old.
    """
    missing = [name for name in PARTS if importlib.util.find_spec(name) is None]
    if missing:
        raise WorkerError(
            f"{' and '.join(missing)} is not installed, and --engine spark takes it.",
            remedy="Run `pip install 'witting[spark]'`, in the version of your cluster.",
        )
    from pyspark import __version__ as text  # noqa: PLC0415  # an optional part

    found = re.match(r"(\d+)\.(\d+)", text)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if version < OLDEST:
        raise WorkerError(
            f"PySpark {text} is too old; {OLDEST[0]}.{OLDEST[1]} is the oldest that can be used.",
            remedy="Run `pip install 'witting[spark]'`, and use a cluster of that version.",
        )
    return version


@contextlib.contextmanager
def opened_session(settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """The session that is there, or a new one, which ends with the block.

    Args:
        settings: Spark's own, such as ``spark.master``; what the surroundings set holds besides.

    Raises:
        WorkerError: PySpark or Java is missing or of a wrong version, or Spark does not start.
    """
    version = require_pyspark()
    from pyspark.sql import SparkSession  # noqa: PLC0415  # an optional part

    if not _is_started_by_others():
        require_java(oldest=_JAVA.get(version[0], max(_JAVA.values())))
    # Else the first python3 of the path is taken, which need not be the one with witting.
    python = settings.get("spark.pyspark.python") or sys.executable
    os.environ.setdefault("PYSPARK_PYTHON", python)
    builder = SparkSession.builder.appName("witting screen")
    for key, value in {"spark.ui.showConsoleProgress": "false", **settings}.items():
        builder = builder.config(key, value)
    is_new = SparkSession.getActiveSession() is None
    try:
        session = builder.getOrCreate()
    except Exception as error:
        raise WorkerError(
            f"Spark does not start: {_first_line(error)}",
            remedy="Look at what Spark said above, and at --conf.",
        ) from error
    try:
        yield session
    finally:
        if is_new:
            session.stop()


def require_java(*, oldest: int) -> None:
    """Whether Java is there and new enough.

    Raises:
        WorkerError: It is not.
    """
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    remedy = f"Install Java {oldest} or newer, and let JAVA_HOME name its folder."
    place = program or "java"
    if program is None or not Path(program).exists():
        where = f"JAVA_HOME ({home})" if home else "the PATH"
        raise WorkerError(f"Spark takes Java, and none is in {where}.", remedy=remedy)
    try:
        done = subprocess.run(  # noqa: S603  # the user's own Java
            [program, "-version"], capture_output=True, text=True, timeout=_ASKED, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WorkerError(f"Java does not run: {error}.", where=place, remedy=remedy) from error
    found = parse_java_version(done.stderr + done.stdout)
    if found is None or done.returncode:
        told = (done.stderr + done.stdout).strip().partition("\n")[0] or "nothing"
        raise WorkerError(
            f"this Java does not say its version; it says: {told}", where=place, remedy=remedy
        )
    if found < oldest:
        raise WorkerError(
            f"Java {found} is too old for this version of Spark.", where=place, remedy=remedy
        )


def parse_java_version(told: str) -> int | None:
    """17 of ``openjdk version "17.0.15"``, 8 of ``java version "1.8.0_392"``; else None."""
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(found[1]) if found else None


def _is_started_by_others() -> bool:
    """Whether Spark runs already: by spark-submit, in a notebook, or on another machine."""
    from pyspark import SparkContext  # noqa: PLC0415  # an optional part

    given = {"PYSPARK_GATEWAY_PORT", "SPARK_REMOTE"} & os.environ.keys()
    return bool(given) or SparkContext._active_spark_context is not None  # noqa: SLF001  # PySpark has no other way


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
