"""What becomes of the cases of the desk once new lists, or a new day, are taken up?"""

from __future__ import annotations

import contextlib
from collections import deque
from typing import TYPE_CHECKING

from witting.errors import DatabaseError, WittingError
from witting.watch import DeskWatch

if TYPE_CHECKING:
    from witting.serving.desk import Desk


class CaseWatch:
    """Asks the cases of a desk again.

    Args:
        desk: Whose cases they are.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._through: int | None = None

    def note(self) -> None:
        """Notes how far the chain goes as new lists, or a new day, begin to answer.

        What is asked from now on is asked of them, though perhaps as of a day that is past.
        """
        if self._desk.store is not None:
            self._through = None
            with contextlib.suppress(WittingError):
                self._through = self._desk.store.audit.head.count

    def run(self) -> bool:
        """Asks the cases again that the change can touch, and tells the log how many there were.

        What stands in the way is told, too: the server answers all the same.

        Returns:
            False where it is to be tried again: the database did not answer, such as while another
            process writes for long.
        """
        desk = self._desk
        if desk.store is None:
            return True
        watch = DeskWatch(desk.store, desk.home, desk.clock().date(), through=self._through)
        try:
            deque(watch.run(), maxlen=0)
        except WittingError as error:
            desk.log.write("cases_not_watched", error=type(error).__name__)
            return not isinstance(error, DatabaseError)
        finally:
            desk.editions.let_go()
        if watch.looked_at:
            desk.log.write(
                "cases_watched", looked_at=watch.looked_at, asked=watch.asked, changed=watch.changed
            )
        return True
