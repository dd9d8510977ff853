"""Deals screened on a Spark cluster: an optional part, ``pip install 'witting[spark]'``.

import witting.spark
answers = witting.spark.screen(spark.read.parquet("hdfs:///deals"), as_of="deal")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lazy import lazily

if TYPE_CHECKING:
    from witting.spark.frame import screen

__all__ = ["screen"]

__getattr__ = lazily("witting.spark", {"screen": "witting.spark.frame:screen"})
