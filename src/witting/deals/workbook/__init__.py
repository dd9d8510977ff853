"""Spreadsheets: which deals do their sheets hold?"""

from __future__ import annotations

from witting.deals.workbook.kind import is_workbook
from witting.deals.workbook.reader import read_workbook

__all__ = ["is_workbook", "read_workbook"]
