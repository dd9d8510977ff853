"""Did a caller ask too often?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60.0
MOST_CALLERS = 10_000
"""So many are counted at a time; then the one that was silent longest is forgotten."""


class Buckets:
    """Counts requests: each caller may have a minute's worth at once, and earns them back evenly.

    Args:
        seconds: A clock that only goes forward.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, caller: str, *, per_minute: int) -> float:
        """Counts one request.

        Returns:
            0.0 where it may pass; otherwise how many seconds to wait.
        """
        now = self._seconds()
        left, then = self._left.pop(caller, (float(per_minute), now))
        left = min(float(per_minute), left + (now - then) * per_minute / MINUTE)
        is_let = left >= 1
        # Set anew, so that whoever was silent longest stands first and is forgotten first.
        self._left[caller] = left - is_let, now
        if len(self._left) > MOST_CALLERS:
            del self._left[next(iter(self._left))]
        return 0.0 if is_let else (1 - left) * MINUTE / per_minute

    def give_back(self, caller: str, *, per_minute: int) -> None:
        """Takes back the counting of one request that turned out to be nobody's guess."""
        if caller in self._left:
            left, then = self._left[caller]
            self._left[caller] = min(float(per_minute), left + 1), then
