"""When does an allowance end whose day has passed, though nobody screens its deals again?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from witting.errors import WittingError
from witting.watch.desk import WATCHER

if TYPE_CHECKING:
    from witting.serving.desk import Desk

SECONDS = 60.0
"""An allowance ends on a minute: that of the pages is the last one of a day."""


class Lapsing:
    """Ends allowances in their time, also while no list can be opened.

    Args:
        desk: Whose allowances they are.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def watch(self) -> None:
        """Looks for ever, in a thread, so that no request waits."""
        while self._desk.store is not None:
            await asyncio.to_thread(self.look)
            await asyncio.sleep(SECONDS)

    def look(self) -> None:
        """Ends those whose time is over, and tells the log how many there were."""
        desk = self._desk
        if desk.store is None:
            return
        try:
            ended = desk.store.end_lapsed(WATCHER)
        except WittingError as error:
            desk.log.write("allowances_not_looked_at", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001  # a fault here must not end the watch
            desk.log.fault(error, during="allowances")
        else:
            if ended:
                desk.log.write("allowances_ended", count=ended)
