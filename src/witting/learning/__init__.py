"""What do a bank's or an exporter's own labelled declarations teach of goods?"""

from __future__ import annotations

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
