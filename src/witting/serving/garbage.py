"""When is garbage looked for, so that nobody waits for it?

Python looks through all that was made since the server was ready once in some thousand requests,
which takes a tenth of a second in which nobody is answered. Here that is done when nobody asks.
What came a moment ago is looked through as ever, which takes a thousandth of a second.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.serving.metrics import Metrics

SECONDS = 1.0
"""A server that answered nothing for so long has time."""
_OFTEN, _SELDOM = 2, 5_000
"""After so many looks through what came a moment ago, what was left then is looked through once
more: each time little, so that it takes half a thousandth of a second and not two. And after so
many of these, all is: a server that is asked day and night has to at some time."""
ROUNDS = 64
"""Each time that is the last of so many, what was left in use before is looked through, too."""
PATIENCE = 600
"""After so many looks what is owed is done though people ask."""


def spare() -> None:
    """Leaves to :class:`Tidying` what takes long; for the process, which is the server's own."""
    young, _, _ = gc.get_threshold()
    gc.set_threshold(young, _OFTEN, _SELDOM)


def settle() -> None:
    """Looks through all there is and takes what is left, which is in use, out of sight.

    That of the lists that were used before is found, and what is used now is not looked through
    again and again.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _give_back()


def _give_back() -> None:
    """What was freed goes back to the system, where the C library keeps it for itself: 45 MB."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)


class Tidying:
    """Looks for garbage once after each time that people asked.

    Args:
        metrics: Say how many asked.
    """

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._seen = self._done = self._rounds = 0
        self._is_owed, self._waited = False, 0

    def owe(self) -> None:
        """Other lists are used now: all is to be looked through, once nobody asks."""
        self._is_owed = True

    def look(self) -> bool:
        """Looks, if nobody asked since the last call and somebody did since the last look.

        What is left is in use, and is not looked through again at once. A connection that was open
        is garbage once it is closed; those are found some rounds later.
        """
        asked = self._metrics.begun
        is_quiet = asked == self._seen and asked == self._metrics.answered
        self._seen = asked
        self._waited += self._is_owed
        has_cause = self._is_owed or asked != self._done
        if not (is_quiet and has_cause) and self._waited < PATIENCE:
            return False
        self._done = asked
        self._tidy()
        return True

    def _tidy(self) -> None:
        self._rounds += 1
        if self._is_owed or self._rounds % ROUNDS == 0:
            settle()
            self._is_owed, self._waited = False, 0
            return
        gc.collect()
        gc.freeze()

    async def watch(self) -> None:
        """Goes on for ever, on the loop, where nothing else runs meanwhile."""
        while True:
            await asyncio.sleep(SECONDS)
            self.look()
