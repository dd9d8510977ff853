"""Which countries keep export controls on Russia like those of the United States?"""

from __future__ import annotations

from functools import cache

from witting.resources import read_yaml


@cache
def load_coalition() -> frozenset[str]:
    """ISO 3166 alpha-2 in lower case."""
    return frozenset(
        str(node.value)
        for node in read_yaml("red_flags/coalition.yaml").mapping()["countries"].sequence()
    )
