"""How is work that must not be broken off kept whole?"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """An interrupt within is felt at the end.

    Modules are loaded so: one that breaks off the making of a class is told as a fault of that
    class, and a library may not stand it at all.

    Raises:
        KeyboardInterrupt: One came meanwhile.
    """
    before = signal.getsignal(signal.SIGINT)
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or before is not signal.default_int_handler:  # A background job ignores it.
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
