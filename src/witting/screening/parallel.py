"""How is the same work done for very many items on several cores, in their order?

The items are read here and handed to worker processes one by one; their results come back in the
order of the items, and only a bounded number of both is held at any time. The processes are
spawned, not forked: whatever they need travels by pickle, and a lock or a thread of this process
is not copied into them.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import traceback
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from witting.errors import WorkerError
from witting.interrupts import interrupts_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

T = TypeVar("T")
R = TypeVar("R")

MOST_WORKERS = 60
"""One process cannot read and write for more; and Windows waits for no more than 63."""
AHEAD = 4
"""So many items for each worker may be begun before the oldest of them is done."""
PATIENCE = 2.0
"""Seconds for a worker to end by itself, before it is ended."""


def map_in_order(
    work: Callable[[T], R], items: Iterable[T], *, workers: int, few: int = 0
) -> Iterator[R]:
    """The result of the work for each item, in their order, lazily.

    Args:
        work: Can be pickled, as can each item and result. It is unpickled once in each process.
        items: Should take some 50 ms each; see :func:`iter_chunks`. An error of theirs is raised
            after the results of all items before it.
        workers: At most so many processes; with one, all is done in this process.
        few: So many items or fewer are not worth other processes, and are done in this one.

    Raises:
        WorkerError: A process could not be started, or ended before its work was done.
        Exception: What the work raised, with the traceback of its process as a note.
    """
    if workers == 1:
        yield from map(work, items)
        return
    source = _Source(items)
    first = source.take_many(few + 1)
    if len(first) <= few:
        yield from map(work, first)
    else:
        team = _Team(work, size=min(workers, MOST_WORKERS))
        try:
            yield from team.map(first, source)
        finally:
            team.close()
    if source.failure is not None:
        raise source.failure


def iter_chunks(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items, so many at a time; where they end in an error, what came before it comes first."""
    source = _Source(items)
    while chunk := source.take_many(size):
        yield chunk
    if source.failure is not None:
        raise source.failure


class _Source(Generic[T]):
    """Items one by one; an error ends them and is kept."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = iter(items)
        self.failure: Exception | None = None

    def take_many(self, count: int) -> tuple[T, ...]:
        """The next ones, fewer where there are no more."""
        found: list[T] = []
        try:
            while len(found) < count and self.failure is None:
                found.append(next(self._items))
        except StopIteration:
            pass
        except Exception as error:  # noqa: BLE001  # of whatever kind: it is raised later
            self.failure = error
        return tuple(found)


@dataclass(slots=True)
class _Worker:
    """One process, and the place of the item that it works on, or None."""

    process: SpawnProcess
    connection: Connection[Any, Any]
    place: int | None = None


class _Team(Generic[T, R]):
    """Worker processes, started as they are needed.

    A worker has one item at a time: it reads while this process writes and the other way round,
    so the two never wait for each other.
    """

    def __init__(self, work: Callable[[T], R], *, size: int) -> None:
        self._work = work
        self._size = size
        self._workers: list[_Worker] = []

    def map(self, first: Iterable[T], source: _Source[T]) -> Iterator[R]:
        """The results, in the order of the items."""
        waiting = list(first)
        results: dict[int, R] = {}
        begun = due = 0
        while True:
            while begun - due < AHEAD * self._size and (worker := self._idle()) is not None:
                waiting = waiting or list(source.take_many(1))
                if not waiting:
                    break
                self._give(worker, begun, waiting.pop(0))
                begun += 1
            if due == begun:
                return
            while due not in results:
                self._collect(results)
            yield results.pop(due)
            due += 1

    def close(self) -> None:
        """Ends all processes, whatever they do."""
        for worker in self._workers:
            worker.connection.close()
            if worker.place is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self._workers.clear()

    def _idle(self) -> _Worker | None:
        """One that has nothing to do; a new one where all have and there may be more."""
        for worker in self._workers:
            if worker.place is None:
                return worker
        return self._start() if len(self._workers) < self._size else None

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        worker = _Worker(process, ours)
        try:
            with _uninterrupted():
                process.start()
                self._workers.append(worker)
        except OSError as error:
            raise WorkerError(
                f"a process to share the work cannot be started: {error.strerror or error}.",
                remedy="Ask for fewer --workers.",
            ) from error
        finally:
            # Only then is its end of the pipe closed when it dies.
            theirs.close()
        return worker

    def _give(self, worker: _Worker, place: int, item: T) -> None:
        worker.place = place
        try:
            worker.connection.send(item)
        except OSError as error:
            raise self._death(worker) from error

    def _collect(self, results: dict[int, R]) -> None:
        """Waits until at least one worker has a result or has died."""
        busy = {item.connection: item for item in self._workers if item.place is not None}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]  # what went in comes out
            try:
                is_done, result = worker.connection.recv()
            except (EOFError, OSError) as error:
                raise self._death(worker) from error
            assert worker.place is not None
            place, worker.place = worker.place, None
            if not is_done:
                raise result
            results[place] = result

    def _death(self, worker: _Worker) -> WorkerError:
        worker.process.join(PATIENCE)
        return WorkerError(
            f"a process that shared the work ended before it was done "
            f"({_describe(worker.process.exitcode)}); what was asked is not answered in full.",
            remedy="The memory may be short: ask for fewer --workers, and run it again.",
        )


def _describe(status: int | None) -> str:
    """How a process ended, for a message."""
    if status is None:
        return "it no longer answers"
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"ended by signal {-status}"


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Lets an interrupt wait until the end, and for ever in a process that is started within.

    Ctrl-C goes to every process of a terminal; this one ends the others, which say nothing. One
    that is half started when its parent gives up would say a lot.
    """
    if hasattr(signal, "pthread_sigmask"):
        # Once it runs it is not started within, where it would let interrupts through.
        resource_tracker.ensure_running()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    else:  # Windows
        mask = None
    try:
        with interrupts_wait():
            yield
    finally:
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _serve(connection: Connection[Any, Any], work: Callable[[Any], Any]) -> None:
    """A worker's whole life: an item in, its result out, until the other side is gone."""
    # Windows cannot have it wait from the start.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            connection.send(_attempt(work, connection.recv()))


def _attempt(work: Callable[[Any], Any], item: object) -> tuple[bool, Any]:
    """Whether it went well, and the result or the error."""
    try:
        return True, work(item)
    except Exception as error:  # noqa: BLE001  # of whatever kind: it is raised in the other process
        note = traceback.format_exc()
        if not _can_travel(error):
            error = RuntimeError(f"{type(error).__name__}: {error}")
        error.add_note(note)
        return False, error


def _can_travel(error: Exception) -> bool:
    try:
        return type(pickle.loads(pickle.dumps(error))) is type(error)  # noqa: S301  # our own
    except Exception:  # noqa: BLE001  # a constructor of whatever kind
        return False
