"""How are millions of assessments written so that a killed run can go on where it stood?

A folder of Parquet files, ``part-00000.parquet`` and so on, each of some batches of deals in their
order. A part is there whole or not at all, and says how many batches of the input are done with it;
whoever goes on begins behind the last. Files that begin with ``_`` are about the run and are passed
over by whatever reads such folders.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count, islice, zip_longest
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from witting.deals.ids import SeenIds
from witting.errors import InputError
from witting.report.output import replacing
from witting.screening.flat import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Self

RUN, SUMMARY, LOCK = "_run.json", "_summary.json", "_lock"
BATCHES = 20
"""Batches in a part: with a thousand deals each, a kill costs a minute's work at most."""
DONE = "witting.batches"
"""The key in a part's metadata for how many batches are done with it."""


@dataclass(slots=True)
class Totals:
    """What all parts come to.

    Args:
        verdicts: How many deals have each.
        repeated: How many deals have an id that an earlier one has.
        first_repeated: The first such id.
    """

    verdicts: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    first_repeated: str | None = None
    _seen: SeenIds = field(default_factory=SeenIds)

    def add(self, batch: pa.RecordBatch | pa.Table) -> None:
        """Counts the deals of a batch."""
        self.verdicts.update(map(str, batch.column("verdict").to_pylist()))
        for name in batch.column("deal").to_pylist():
            if self._seen.see(str(name), "") is not None:
                self.repeated += 1
                self.first_repeated = self.first_repeated or name


def read_run(path: Path) -> Mapping[str, Any] | None:
    """What the run of a folder rests on; None where it holds none.

    Raises:
        InputError: It cannot be read.
    """
    file, reason = path / RUN, "it is no object"
    try:
        found = orjson.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        found, reason = None, str(error)
    if not isinstance(found, dict) or not isinstance(found.get("fixed"), dict):
        raise InputError(
            f"what this run rests on cannot be read: {reason}.",
            where=str(file),
            remedy="Name another folder, or delete this one to begin again.",
        )
    return found


class AssessmentFolder:
    """A folder that assessments are written to; enter it to hold it against other processes.

    Args:
        path: The folder; it is made where it is not there.
        asked: What the run rests on, as JSON values. ``fixed`` of it must be the same for a run to
            go on; the rest is taken from the run that began.

    Raises:
        InputError: It holds another run, or something else, or another process writes to it.
    """

    def __init__(self, path: Path, asked: Mapping[str, Any]) -> None:
        self.path = path
        self._asked = asked
        self.run: Mapping[str, Any] = asked
        """What the run rests on: as asked, or as it was asked when it began."""
        self.done = 0
        """How many batches are done."""
        self.totals = Totals()
        self.damaged: str | None = None
        """What is wrong with a part of the folder, so that it is written again."""
        self._parts = 0

    def __enter__(self) -> Self:
        """Locks the folder and finds out where the run stands."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self.path / LOCK, timeout=0)
            self._lock.acquire()
        except Timeout as error:
            raise InputError("another process writes to this folder.", where=str(self.path)) from (
                error
            )
        except OSError as error:
            raise self._refusal(error) from error
        try:
            self._begin()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Lets others write to it."""
        self._lock.release()

    @property
    def is_complete(self) -> bool:
        """Whether the run has come to its end before."""
        return (self.path / SUMMARY).exists()

    def write(self, batches: Iterator[pa.RecordBatch]) -> None:
        """Writes the batches that come after those that are done.

        Raises:
            InputError: The disk is full, or the folder cannot be written to.
        """
        for first in batches:
            with self._part() as writer:
                for batch in chain((first,), islice(batches, BATCHES - 1)):
                    self._add(writer, batch)
                writer.add_key_value_metadata({DONE: str(self.done)})
            self._parts += 1

    def finish(self, skipped: Mapping[str, Any]) -> None:
        """Says in the folder that the run is complete, and what was passed over."""
        summary = {
            "verdicts": dict(sorted(self.totals.verdicts.items())),
            "repeated_ids": self.totals.repeated,
            "parts": self._parts,
            **skipped,
        }
        self._write_json(SUMMARY, summary)

    def summary(self) -> dict[str, Any]:
        """What :meth:`finish` wrote."""
        found = orjson.loads((self.path / SUMMARY).read_bytes())
        assert isinstance(found, dict)
        return found

    def _begin(self) -> None:
        for left in self.path.glob(".*.part"):  # A killed process could not take it away.
            left.unlink(missing_ok=True)
        found = read_run(self.path)
        if found is None:
            others = sorted(item.name for item in self.path.iterdir() if item.name != LOCK)
            if others:
                raise InputError(
                    f"the folder is not empty and holds no run of witting ({others[0]}).",
                    where=str(self.path),
                    remedy="Name another folder.",
                )
            self._write_json(RUN, self._asked)
            return
        self.run = found
        self._check_same()
        self._count_parts()

    def _check_same(self) -> None:
        """Refuses to go on with another input or on other lists: no row would say which it was."""
        was, now = self.run["fixed"], self._asked["fixed"]
        for key in sorted({*was, *now}):
            if was.get(key) != now.get(key):
                then, today = _difference(was.get(key), now.get(key))
                raise InputError(
                    f"the folder holds a run that rests on other {key}: {then} then, {today} now.",
                    where=str(self.path),
                    remedy="Name another folder, or delete this one to begin again.",
                )

    def _count_parts(self) -> None:
        """Takes the parts as done as far as they follow each other and can be read."""
        for number in count():
            path = self._name(number)
            if not path.exists():
                break
            try:
                table = pq.read_table(path, columns=["deal", "verdict"])
                done = int((pq.read_metadata(path).metadata or {})[DONE.encode()])
            except (pa.ArrowException, OSError, KeyError, ValueError) as error:
                reason = str(error).partition("\n")[0]
                self.damaged = f"{path.name} is damaged ({reason}); it is written again."
                break
            self.totals.add(table)
            self.done, self._parts = done, number + 1

    @contextmanager
    def _part(self) -> Iterator[pq.ParquetWriter]:
        path = self._name(self._parts)
        with replacing(path) as file, pq.ParquetWriter(file, SCHEMA, compression="zstd") as writer:
            yield writer

    def _add(self, writer: pq.ParquetWriter, batch: pa.RecordBatch) -> None:
        if len(batch):
            writer.write_batch(batch)
        self.totals.add(batch)
        self.done += 1

    def _write_json(self, name: str, value: Mapping[str, Any]) -> None:
        with replacing(self.path / name) as file:
            file.write(orjson.dumps(value, option=orjson.OPT_INDENT_2))

    def _name(self, number: int) -> Path:
        return self.path / f"part-{number:05}.parquet"

    def _refusal(self, error: OSError) -> InputError:
        return InputError(
            f"the folder cannot be written to: {error.strerror or error}.",
            where=str(self.path),
            remedy="Choose another place, or make room.",
        )


def _difference(one: object, other: object) -> tuple[str, str]:
    """What two values are where they first differ, for a message."""
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip_longest(one, other)
        one, other = next((pair for pair in pairs if pair[0] != pair[1]), (one, other))
    return _short(one), _short(other)


def _short(value: object) -> str:
    text = os.fsdecode(orjson.dumps(value))
    return text if len(text) <= 80 else f"{text[:80]}…"  # noqa: PLR2004  # a line of a message
