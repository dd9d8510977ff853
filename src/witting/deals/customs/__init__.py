"""Customs tables: which mapping explains a header, and which deal is a row by it?"""

from __future__ import annotations

from witting.deals.customs.layout import Layout
from witting.deals.customs.library import fit_mapping, load_mappings
from witting.deals.customs.mapping import TableMapping
from witting.deals.customs.mapping_text import read_table_mapping
from witting.deals.customs.row import RowReading

__all__ = [
    "Layout",
    "RowReading",
    "TableMapping",
    "fit_mapping",
    "load_mappings",
    "read_table_mapping",
]
