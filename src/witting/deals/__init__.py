"""Deal files: what do they say, and what could not be read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lazy import lazily

if TYPE_CHECKING:
    from witting.deals.parse import parse_deal, unknown_fields
    from witting.deals.reader import read_deals
    from witting.deals.related import join_related
    from witting.deals.write import deal_to_dict

__all__ = ["deal_to_dict", "join_related", "parse_deal", "read_deals", "unknown_fields"]

# The readers of all formats take half a second to load, and who screens a deal needs none.
__getattr__ = lazily(
    "witting.deals",
    {
        "deal_to_dict": "witting.deals.write:deal_to_dict",
        "join_related": "witting.deals.related:join_related",
        "parse_deal": "witting.deals.parse:parse_deal",
        "read_deals": "witting.deals.reader:read_deals",
        "unknown_fields": "witting.deals.parse:unknown_fields",
    },
)
