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
    """An interrupt within is felt at the end, as whoever handles it has it.

    Modules are loaded so, since one that breaks off the making of a class is told as a fault of
    that class; and processes are started so, since another thread may take the signal.
    """
    handler = signal.getsignal(signal.SIGINT)
    if handler is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if came:
        signal.raise_signal(signal.SIGINT)
