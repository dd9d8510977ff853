"""When does Python not look for garbage?

It looks through what was made since it last did whenever some hundred things are, and again and
again through what stayed. Of what is read from a file, and of answers, all stays.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def uncollected() -> Iterator[None]:
    """Puts the search off until something is done; that should take no longer than a moment."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()
