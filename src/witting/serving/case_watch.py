"""What becomes of the cases of the desk once new lists, or a new day, are taken up?"""

from __future__ import annotations

import gc
from collections import deque
from typing import TYPE_CHECKING

from witting.errors import DatabaseError, WittingError
from witting.watch import DeskWatch

if TYPE_CHECKING:
    from witting.serving.desk import Desk


def watch_cases(desk: Desk) -> bool:
    """Asks the cases again that the change can touch, and tells the log how many there were.

    What stands in the way is told, too: the server answers all the same.

    Returns:
        False where it is to be tried again: the database did not answer, such as while another
        process writes for long.
    """
    if desk.store is None:
        return True
    watch = DeskWatch(desk.store, desk.home, desk.clock().date())
    try:
        deque(watch.run(), maxlen=0)
    except WittingError as error:
        desk.log.write("cases_not_watched", error=type(error).__name__)
        return not isinstance(error, DatabaseError)
    finally:
        # The first search of a set of editions hides all there is from the collector.
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    if watch.looked_at:
        desk.log.write(
            "cases_watched", looked_at=watch.looked_at, asked=watch.asked, changed=watch.changed
        )
    return True
