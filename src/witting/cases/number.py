"""Could this be the number of a case, an event or an allowance?"""

from __future__ import annotations

_MOST = 2**31 - 1


def is_number(value: int | None) -> bool:
    """Whether a database can be asked for it: a larger one is an error there and no answer."""
    return value is not None and 0 < value <= _MOST
