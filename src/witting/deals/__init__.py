"""Deal files: what do they say, and what could not be read?"""

from __future__ import annotations

from witting.deals.parse import parse_deal
from witting.deals.reader import read_deals
from witting.deals.write import deal_to_dict

__all__ = ["deal_to_dict", "parse_deal", "read_deals"]
