"""What was answered a while ago, so that it need not be looked for again?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

T = TypeVar("T")


class Remembered(Generic[T]):
    """The answers to the last questions. Safe to share between threads.

    Unlike :func:`functools.lru_cache` it lets the answers to many questions be found at once.

    Args:
        most: So many are kept; of more, those that nobody asked for the longest are forgotten.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, T] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> T | None:
        """What was answered, or None where nothing is remembered."""
        with self._lock:
            found = self._kept.pop(key, None)
            if found is not None:
                self._kept[key] = found  # Now it is the last one.
        return found

    def put(self, key: Hashable, answer: T) -> None:
        """Remembers an answer."""
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = answer
            if len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
