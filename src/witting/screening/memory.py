"""What was found when the same was looked for before?"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Asked = TypeVar("Asked")
Each = TypeVar("Each")


class Memory(Generic[Asked, Each]):
    """Remembers what was found, whatever was not asked for longest forgotten first.

    Safe to share between threads.

    Args:
        find: Looks for all that is not remembered, at once.
        key: All that is looked at of what is asked for.
        most_empty: So many are remembered of which nothing was found, as of most.
        most_found: So many of which something was, which takes much more room.
    """

    def __init__(
        self,
        find: Callable[[Sequence[Asked]], Sequence[tuple[Each, ...]]],
        *,
        key: Callable[[Asked], Hashable],
        most_empty: int,
        most_found: int,
    ) -> None:
        self._find = find
        self._key = key
        self._most_empty, self._most_found = most_empty, most_found
        self._empty: OrderedDict[Hashable, tuple[Each, ...]] = OrderedDict()
        self._found: OrderedDict[Hashable, tuple[Each, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._empty) + len(self._found)

    def look_up(self, asked: Asked) -> tuple[Each, ...]:
        """What is found."""
        key = self._key(asked)
        with self._lock:
            known = self._recall(key)
        if known is None:
            [known] = self._find([asked])
            with self._lock:
                self._keep(key, known)
        return known

    def look_up_all(self, asked: Sequence[Asked]) -> list[tuple[Each, ...]]:
        """What is found of each, in their order."""
        keys = [*map(self._key, asked)]
        with self._lock:
            known = {key: self._recall(key) for key in keys}
        new = {key: one for key, one in zip(keys, asked, strict=True) if known[key] is None}
        if new:
            found = self._find([*new.values()])
            with self._lock:
                for key, each in zip(new, found, strict=True):
                    self._keep(key, each)
                    known[key] = each
        return [known[key] or () for key in keys]

    def _recall(self, key: Hashable) -> tuple[Each, ...] | None:
        """What was found, or None where nothing is remembered."""
        for kept in (self._empty, self._found):
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        return None

    def _keep(self, key: Hashable, found: tuple[Each, ...]) -> None:
        kept, most = (self._found, self._most_found) if found else (self._empty, self._most_empty)
        kept[key] = found
        if len(kept) > most:
            kept.popitem(last=False)
