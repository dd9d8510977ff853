"""How do the lists come to the executors once, and to the tasks not at all?

What a task carries are some hundred bytes of settings. The folder of lists is an archive that Spark
brings to each executor and unpacks there when its first task begins; every Python process of the
executor maps the same files into memory, and keeps what it has opened for the tasks that follow.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from witting.errors import HomeError, WorkerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from pyspark.sql import SparkSession

    from witting.screening.batch import BatchScreener


_ARCHIVES: dict[tuple[str, bytes], str] = {}
"""What each application of Spark was given, by what it holds."""


@dataclass(frozen=True, slots=True)
class SentScreener:
    """A screener as tasks have it; it can be hashed, and pickled without loading what it opens.

    Args:
        settings: The screener, pickled.
        archive: The name of the archive with its home and other files; None where every executor
            sees them at their own paths.
        basis: What the answers rest on where the run was started, as JSON.
    """

    settings: bytes
    archive: str | None
    basis: bytes

    def open(self) -> BatchScreener:
        """The screener of this process, opened once.

        Raises:
            HomeError: The lists of this executor are not those of the run.
        """
        return _open(self)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The answers for batches of rows that come from no file."""
        yield from self.open()(batches)


def send(session: SparkSession, screener: BatchScreener, *, is_shared: bool) -> SentScreener:
    """What tasks need of a screener; its files are given to Spark.

    Args:
        session: Of the run.
        screener: As this machine has it.
        is_shared: Whether every executor sees its files at the same paths.

    Raises:
        HomeError: No list is loaded.
        WorkerError: They must be sent, and the session is one that cannot send.
    """
    import orjson  # noqa: PLC0415  # late, so that an executor loads nothing before its cache is set

    screener.screener.require_lists()
    # Here alone they are wanted from one machine; elsewhere the path means another one's disk.
    screener = replace(screener, home=screener.home.resolve())
    basis = orjson.dumps(screener.basis(), option=orjson.OPT_SORT_KEYS)
    settings = pickle.dumps(screener)
    if is_shared or _is_one_machine(session):
        return SentScreener(settings, None, basis)
    return SentScreener(settings, _archive(session, screener, settings + basis), basis)


def _archive(session: SparkSession, screener: BatchScreener, state: bytes) -> str:
    from witting.spark.archive import pack  # noqa: PLC0415  # as above

    context = _context(session)
    if context is None:
        raise WorkerError(
            "over Spark Connect the lists cannot be sent to the executors.",
            remedy="Put WITTING_HOME where every executor sees it, and give its path as `home`.",
        )
    key = str(context.applicationId), state
    if key not in _ARCHIVES:
        path = pack(screener)
        context.addArchive(str(path))
        _ARCHIVES[key] = path.name
    return _ARCHIVES[key]


def _context(session: SparkSession) -> Any:
    """None over Spark Connect, which has none."""
    try:
        return session.sparkContext
    except Exception:  # noqa: BLE001  # each version of PySpark has its own
        return None


def _is_one_machine(session: SparkSession) -> bool:
    """Whether the tasks run within this machine's own process of Spark."""
    context = _context(session)
    master = str(context.master) if context is not None else ""
    return master == "local" or master.startswith("local[")


@lru_cache(maxsize=2)
def _open(sent: SentScreener) -> BatchScreener:
    _set_cache_folder()
    import orjson  # noqa: PLC0415  # after the cache folder is set

    from witting.report.run_folder import tell_difference  # noqa: PLC0415  # as above

    screener: BatchScreener = pickle.loads(sent.settings)  # noqa: S301  # our own
    if sent.archive is not None:
        from witting.spark.archive import unpacked  # noqa: PLC0415  # as above

        screener = unpacked(screener, _executor_folder() / sent.archive)
    screener.screener.require_lists()
    difference = tell_difference(
        orjson.loads(sent.basis), orjson.loads(orjson.dumps(screener.basis()))
    )
    if difference is not None:
        key, ours, own = difference
        raise HomeError(
            f"an executor has other {key} than the machine that the run was started on: {ours} "
            f"there, {own} here.",
            where=str(screener.home),
            remedy="Give all the same version of witting and the same WITTING_HOME, or let it be "
            "sent.",
        )
    return screener


def _set_cache_folder() -> None:
    """Compiled code goes to the executor's own folder where the user has none that can be written.

    In a container the user often has no home; then every process would compile for itself.
    """
    from platformdirs import user_cache_path  # noqa: PLC0415  # late, as above

    folder = user_cache_path("witting")
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK):
        os.environ["XDG_CACHE_HOME"] = str(_executor_folder() / "cache")


def _executor_folder() -> Path:
    from pyspark import SparkFiles  # noqa: PLC0415  # an optional part

    return Path(SparkFiles.getRootDirectory())
