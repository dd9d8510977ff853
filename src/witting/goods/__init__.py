"""What is in the box: which HS code, and is it on the lists of goods that matter?"""

from __future__ import annotations

from witting.goods.code_text import parse_codes
from witting.goods.digits import WrittenCode
from witting.goods.free_text import iter_goods, iter_listed
from witting.goods.identification import STATUSES, GoodsIdentification, HsCandidate
from witting.goods.identify import identify
from witting.goods.named_goods import iter_named

__all__ = [
    "STATUSES",
    "GoodsIdentification",
    "HsCandidate",
    "WrittenCode",
    "identify",
    "iter_goods",
    "iter_listed",
    "iter_named",
    "parse_codes",
]
