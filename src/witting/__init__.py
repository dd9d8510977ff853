"""Does this deal expose us to sanctions over Russia's war?

import witting
screener = witting.open()
for assessment in screener.screen_many(witting.read_deals("deals.jsonl")):
    print(assessment.deal, assessment.verdict)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lazy import lazily
from witting.version import VERSION

if TYPE_CHECKING:
    from witting.deals import parse_deal, read_deals
    from witting.errors import WittingError
    from witting.matching import compare_names
    from witting.model import Assessment, Deal
    from witting.screening import Screener
    from witting.screening import open_screener as open  # noqa: A004  # witting.open()

__version__ = VERSION
__all__ = [
    "Assessment",
    "Deal",
    "Screener",
    "WittingError",
    "__version__",
    "compare_names",
    "open",
    "parse_deal",
    "read_deals",
]

_HOMES = {
    "Assessment": "witting.model:Assessment",
    "Deal": "witting.model:Deal",
    "Screener": "witting.screening:Screener",
    "WittingError": "witting.errors:WittingError",
    "compare_names": "witting.matching:compare_names",
    "open": "witting.screening:open_screener",
    "parse_deal": "witting.deals:parse_deal",
    "read_deals": "witting.deals:read_deals",
}


__getattr__ = lazily("witting", _HOMES)
"""Imports a public name when it is asked for, so that ``import witting`` is instant."""
