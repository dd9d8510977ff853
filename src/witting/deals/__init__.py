"""Deal files: what do they say, and what could not be read?"""

from __future__ import annotations

from witting.deals.parse import parse_deal
from witting.deals.reader import read_deals
from witting.deals.related import join_related
from witting.deals.write import deal_to_dict

__all__ = ["deal_to_dict", "join_related", "parse_deal", "read_deals"]
