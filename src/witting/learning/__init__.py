"""What do a bank's or an exporter's own labelled declarations teach of goods?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lazy import lazily

if TYPE_CHECKING:
    from witting.learning.goods_line import GoodsLine
    from witting.learning.labelled import Labelled, LabelledLine, read_labelled
    from witting.learning.learned import Learned, open_learned
    from witting.learning.lesson import Lesson, learn
    from witting.learning.store import LearnedModel, ModelStore

__all__ = [
    "GoodsLine",
    "Labelled",
    "LabelledLine",
    "Learned",
    "LearnedModel",
    "Lesson",
    "ModelStore",
    "learn",
    "open_learned",
    "read_labelled",
]

# Who has no model needs nothing of how one is learned.
__getattr__ = lazily(
    "witting.learning",
    {
        "GoodsLine": "witting.learning.goods_line:GoodsLine",
        "Labelled": "witting.learning.labelled:Labelled",
        "LabelledLine": "witting.learning.labelled:LabelledLine",
        "Learned": "witting.learning.learned:Learned",
        "LearnedModel": "witting.learning.store:LearnedModel",
        "Lesson": "witting.learning.lesson:Lesson",
        "ModelStore": "witting.learning.store:ModelStore",
        "learn": "witting.learning.lesson:learn",
        "open_learned": "witting.learning.learned:open_learned",
        "read_labelled": "witting.learning.labelled:read_labelled",
    },
)
