"""What do values add up to by their place?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def add_up(
    places: NDArray[Any], values: NDArray[np.float64], *, size: int = 0
) -> NDArray[np.float64]:
    """The sum of the values of each place from 0 on.

    Args:
        places: Of each value.
        values: As many.
        size: So many places at least.
    """
    return np.asarray(np.bincount(places, weights=values, minlength=size), dtype=np.float64)
