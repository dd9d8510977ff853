"""Which deals of a folder that ``witting screen --output FOLDER`` wrote does a change touch?

What is kept lies in ``FOLDER/_watch``, which whoever reads the folder passes over: the deals taken
apart (:mod:`witting.watch.pack`), one file for each part; the answers that changed since; and what
all answers were last compared with.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pyarrow.parquet as pq

from witting.deals.batch import read_batch
from witting.deals.batch_reader import LostPart, iter_batches
from witting.errors import InputError
from witting.model import Assessment
from witting.report.output import replacing
from witting.report.part import DONE
from witting.report.run_folder import SUMMARY, read_run
from witting.screening.encoding import encode
from witting.screening.parallel import map_in_order
from witting.watch.ground import Basis, new_ground, old_ground
from witting.watch.pack import Pack, build_pack, is_current
from witting.watch.stored_deal import StoredDeal
from witting.watch.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from witting.deals.batch import DealBatch
    from witting.model import Deal

WATCH, STATE = "_watch", "state.json"
AGAIN = "Screen the deals into another folder, and watch that."
Row = dict[str, Any]


def _untracked(items: Iterable[Any], label: str, total: int) -> Iterable[Any]:
    del label, total
    return items


@dataclass
class FolderWatch:
    """One look through the deals of a folder.

    Args:
        path: The folder, whose run is complete.
        home: WITTING_HOME.
        today: The day to answer for.
        workers: So many processes.
        track: Passes items on by their label and number, and may show how many there are.
        looked_at: How many deals there are.
        asked: How many of them were screened again.
        changed: How many have another answer.
        why_everyone: Why all were screened again; empty where not.
    """

    path: Path
    home: Path
    today: dt.date
    workers: int = 1
    track: Callable[[Iterable[Any], str, int], Iterable[Any]] = _untracked
    looked_at: int = 0
    asked: int = 0
    changed: int = 0
    why_everyone: tuple[str, ...] = ()
    store: Path = field(init=False)

    def __post_init__(self) -> None:
        """Finds where what is kept lies."""
        self.store = self.path / WATCH

    def run(self) -> Iterator[Row]:
        """Tells of each deal with another answer, in their order, and keeps these answers.

        Raises:
            InputError: The folder holds no complete run, or one that cannot be watched; the deals
                are no longer there; the last answers are of a later day.
            HomeError: No list is loaded.
            WorkerError: A process died; what is done stays.
        """
        parts = self.prepare()
        basis = self.basis(parts)
        if basis.day > self.today:
            raise InputError(
                f"the deals were watched as of {basis.day}, and today is {self.today}.",
                where=str(self.path),
                remedy="Set the clock right, or name the day with --today.",
            )
        after = new_ground(self.home, self.today).basis(basis.perspective)
        key = hashlib.sha256(_dump([basis.to_dict(), after.to_dict()])).hexdigest()[:16]
        work = PartWatch(self.home, basis.to_dict(), self.today, self.store, self.store / key)
        (self.store / key).mkdir(exist_ok=True)
        results = map_in_order(work, range(len(parts)), workers=self.workers)
        for found in self.track(results, "watch", len(parts)):
            self.looked_at += found["deals"]
            self.asked += found["asked"]
            self.changed += len(found["changes"])
            self.why_everyone = tuple(filter(None, (found["why_everyone"],)))
            yield from found["changes"]
        self._finish(len(parts), self.store / key, after)

    def prepare(self) -> list[Path]:
        """The parts of the folder, each with its deals taken apart.

        Raises:
            InputError: See :meth:`run`.
        """
        run = read_run(self.path)
        if run is None or not (self.path / SUMMARY).exists():
            raise InputError(
                "the folder holds no complete run of `witting screen --output FOLDER`.",
                where=str(self.path),
                remedy="Run it to its end first.",
            )
        _check_watchable(run["fixed"], self.path)
        parts = sorted(self.path.glob("part-*.parquet"))
        if not parts:
            raise InputError("the folder holds no deal.", where=str(self.path))
        self.store.mkdir(exist_ok=True)
        missing = [
            place for place in range(len(parts)) if not is_current(pack_path(self.store, place))
        ]
        if missing:
            self._take_apart(parts, run, set(missing))
        return parts

    def _take_apart(self, parts: list[Path], run: Mapping[str, Any], missing: set[int]) -> None:
        _check_files(run["fixed"]["files"])
        files = [Path(path) for path, _, _ in run["fixed"]["files"]]
        items = (
            (place, part, batches)
            for place, (part, batches) in enumerate(_of_parts(parts, files))
            if place in missing
        )
        state = self.store / STATE
        last = _load(state)["basis"] if state.exists() else None
        work = TakeApart(self.home, self.store, last)
        done = map_in_order(work, items, workers=self.workers)
        for _ in self.track(done, "deals taken apart", len(missing)):
            pass

    def basis(self, parts: list[Path]) -> Basis:
        """What the answers were last compared with, or rest on from the start."""
        state = self.store / STATE
        if state.exists():
            return Basis.from_dict(_load(state)["basis"])
        first = next(_assessments(parts[0]))
        return Basis.of(first)

    def _finish(self, parts: int, results: Path, after: Basis) -> None:
        """Keeps the new answers, then what they rest on; a kill in between costs nothing."""
        for place in range(parts):
            found = _load(results / f"{place}.json")
            if found["spans"]:
                _write(_spans(self.store, place), {"texts": found["spans"]})
            if found["changes"]:
                answers = _read_answers(self.store, place)
                new = {str(item["number"]): item["assessment"] for item in found["changes"]}
                _write(_answers(self.store, place), {**answers, **new})
        _write(self.store / STATE, {"basis": after.to_dict()})
        shutil.rmtree(results, ignore_errors=True)


@dataclass(frozen=True)
class TakeApart:
    """Takes the deals of a part apart. It can be pickled.

    Args:
        home: WITTING_HOME.
        store: Where they are to lie.
        last: What all answers were last compared with; None before the first watch.
    """

    home: Path
    store: Path
    last: dict[str, Any] | None = None

    def __call__(self, item: tuple[int, Path, list[DealBatch]]) -> int:
        """Packs the deals of one part; its number."""
        place, part, batches = item
        assessments = list(_assessments(part))
        deals = [deal for batch in batches for deal in read_batch(batch)]
        if [deal.id for deal in deals] != [answer.deal for answer in assessments]:
            raise InputError(
                f"the deals of {part.name} are not those of the files that were screened.",
                where=str(part),
                remedy=AGAIN,
            )
        ground = self._ground(self._basis(assessments[0])) if assessments else None
        pairs: Iterable[tuple[Deal, Assessment]] = zip(deals, assessments, strict=True)
        search = (ground or new_ground(self.home, dt.date.max)).search
        with replacing(pack_path(self.store, place)) as file:
            file.write(build_pack(pairs, search))
        _spans(self.store, place).unlink(missing_ok=True)
        return place

    def _basis(self, first: Assessment) -> Basis:
        return Basis.from_dict(self.last) if self.last else Basis.of(first)

    def _ground(self, basis: Basis) -> Any:
        if "grounds" not in self.__dict__:
            self.__dict__["grounds"] = old_ground(self.home, basis)
        return self.__dict__["grounds"]

    def __getstate__(self) -> dict[str, Any]:
        """Without what is open."""
        return {"home": self.home, "store": self.store, "last": self.last}


@dataclass(frozen=True)
class PartWatch:
    """Watches the deals of a part. It can be pickled.

    Args:
        home: WITTING_HOME.
        basis: What the answers rest on.
        today: The day to answer for.
        store: Where the deals lie.
        results: Where what is done is kept, so that a watch that was stopped goes on.
    """

    home: Path
    basis: dict[str, Any]
    today: dt.date
    store: Path
    results: Path

    def __getstate__(self) -> dict[str, Any]:
        """Without what is open."""
        return {key: value for key, value in self.__dict__.items() if key != "watch"}

    @cached_property
    def watch(self) -> Watch:
        """Opened at the first part."""
        basis = Basis.from_dict(self.basis)
        return Watch(basis, old_ground(self.home, basis), new_ground(self.home, self.today))

    def __call__(self, place: int) -> Row:
        """What changed in one part: how many deals there are, were asked again, and the changes."""
        done = self.results / f"{place}.json"
        if done.exists():
            return _load(done)
        pack, answers = Pack(pack_path(self.store, place)), _read_answers(self.store, place)
        pack.spans |= set(_read_spans(self.store, place))
        known = {int(number): _answer(text) for number, text in answers.items()}
        touched = self.watch.touched(_Stored(pack, known), pack)
        changes = list(self._changes(place, touched, pack, known))
        found = {
            "deals": len(pack),
            "asked": len(touched),
            "changes": changes,
            "spans": sorted(pack.spans),
            "why_everyone": self.watch.why_everyone,
        }
        _write(done, found)
        return found

    def _changes(
        self, place: int, touched: list[int], pack: Pack, known: Mapping[int, Assessment]
    ) -> Iterator[Row]:
        parts = sorted(self.store.parent.glob("part-*.parquet"))
        column: Any = None
        if touched:
            column = pq.read_table(parts[place], columns=["assessment"]).column(0)
        for number in touched:
            before = known.get(number) or _answer(column[number].as_py())
            deal = pack.deal(number)
            change = self.watch.ask_again(deal, before)
            if change is not None:
                yield {
                    "number": number,
                    "deal": deal.id,
                    "source": deal.source.file if deal.source else None,
                    "locator": deal.source.locator if deal.source else None,
                    **change.to_dict(),
                    "assessment": encode(change.after).decode(),
                }


class _Stored:
    """The deals of a pack as the last answers to them are."""

    def __init__(self, pack: Pack, known: Mapping[int, Assessment]) -> None:
        self._pack = pack
        self._known = known

    def __iter__(self) -> Iterator[StoredDeal]:
        for number in range(len(self._pack)):
            answer = self._known.get(number)
            if answer is None:
                yield self._pack.stored(number)
            else:
                yield StoredDeal.of(self._pack.deal(number), answer)


def _check_watchable(fixed: Mapping[str, Any], path: Path) -> None:
    """Refuses what cannot be asked again in the same way.

    Raises:
        InputError: It was screened as of each deal's own day, with a history or flows, or by a
            mapping.
    """
    if fixed["as_of"] == "deal":
        raise InputError(
            "these deals were judged as of their own days, which no new listing changes.",
            where=str(path),
            remedy="Screen them --as-of today into another folder, and watch that.",
        )
    if "engine" in fixed:
        raise InputError(
            "this folder was written by a cluster, whose parts are not in the deals' order.",
            where=str(path),
            remedy="Screen the deals on one machine into another folder, and watch that.",
        )
    if set(fixed.get("red_flags", {})) - {"rules"}:
        raise InputError(
            "these deals were screened with a history or trade flows, which the watch has not.",
            where=str(path),
            remedy=AGAIN,
        )
    if fixed["mapping"]:
        raise InputError(
            "these deals were read by a mapping of columns, which the watch has not.",
            where=str(path),
            remedy="Write them with `witting parse --output FILE.jsonl`, and screen that.",
        )


def _check_files(files: Iterable[tuple[str, int, int]]) -> None:
    for path, size, changed in files:
        file = Path(path)
        stat = file.stat() if file.is_file() else None
        if stat is None or (stat.st_size, stat.st_mtime_ns) != (size, changed):
            raise InputError(
                "this file of deals is gone, or another one since it was screened.",
                where=path,
                remedy="Bring it back as it was, or screen what is there into another folder.",
            )


def _of_parts(parts: list[Path], files: list[Path]) -> Iterator[tuple[Path, list[DealBatch]]]:
    """Each part with the batches of deals that went into it."""
    batches = (
        item for file in files for item in iter_batches(file) if not isinstance(item, LostPart)
    )
    before = 0
    for part in parts:
        done = int((pq.read_metadata(part).metadata or {})[DONE.encode()])
        yield part, [next(batches) for _ in range(done - before)]
        before = done


def _assessments(part: Path) -> Iterator[Assessment]:
    for batch in pq.ParquetFile(part).iter_batches(columns=["assessment"]):
        yield from (_answer(str(text)) for text in batch.column(0).to_pylist())


def _answer(text: str) -> Assessment:
    return Assessment.from_dict(orjson.loads(text))


def pack_path(store: Path, place: int) -> Path:
    """Where the deals of a part lie, taken apart."""
    return store / f"deals-{place:05}.npz"


def _answers(store: Path, place: int) -> Path:
    return store / f"answers-{place:05}.json"


def _read_answers(store: Path, place: int) -> dict[str, str]:
    path = _answers(store, place)
    return _load(path) if path.exists() else {}


def _spans(store: Path, place: int) -> Path:
    return store / f"spans-{place:05}.json"


def _read_spans(store: Path, place: int) -> list[int]:
    path = _spans(store, place)
    found: list[int] = _load(path)["texts"] if path.exists() else []
    return found


def _load(path: Path) -> dict[str, Any]:
    try:
        found = orjson.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(
            f"what was kept of the watch cannot be read: {error}.",
            where=str(path),
            remedy="Delete the folder _watch in it; it is made anew.",
        ) from error
    assert isinstance(found, dict)
    return found


def _dump(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def _write(path: Path, value: object) -> None:
    with replacing(path) as file:
        file.write(_dump(value))
