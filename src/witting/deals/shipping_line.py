"""Whose is the code of a shipping line?

``resources/deals/lines.csv`` has those that carry most of the containers, by the codes of
the National Motor Freight Traffic Association (SCAC) and of the Ship Message Design Group (SMDG).

Source: https://smdg.org/documents/smdg-code-lists/ and https://nmfta.org/scac/ (recalled).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Mapping


def line_of(code: str) -> tuple[str, str] | None:
    """Name and country of the line with a code, or None."""
    return _lines().get(code.strip().upper())


@cache
def _lines() -> Mapping[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["country"]) for row in read_csv("deals/lines.csv")}
