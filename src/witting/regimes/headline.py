"""What do the files of provisions and of licences have in common?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from witting.regimes.fields import Fields, fail
from witting.regimes.provision import LegalBasis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from witting.regimes.window import Window
    from witting.resources import Node


def check_key(fields: Fields, key: str) -> None:
    """Refuses a file whose key is not its place.

    Raises:
        ResourceError: It is another.
    """
    if fields.text("key") != key:
        fail(
            fields.need("key"), f"the key is {fields.text('key')!r}, but the file's place is {key}."
        )


def review_of(fields: Fields) -> tuple[str | None, date | None]:
    """Who compared the file with the law and when; both or neither.

    Raises:
        ResourceError: Only one of them is given.
    """
    by, on = fields.optional_text("reviewed_by"), fields.day("reviewed_on")
    if (by is None) != (on is None):
        fail(fields.node, "reviewed_by and reviewed_on are given together or not at all.")
    return by, on


def say_review(by: str | None, on: date | None) -> str:
    """Who compared a file with the law and when, for people."""
    return f"{on} by {by}" if by else "not reviewed"


def legal_basis_of(node: Node) -> LegalBasis:
    """Instrument, article and source."""
    fields = Fields(node, what="legal_basis", known=("instrument", "article", "source"))
    return LegalBasis(
        instrument=fields.text("instrument"),
        article=fields.text("article"),
        source=fields.address("source"),
    )


def check_order(windows: Sequence[Window], items: Sequence[Node], *, what: str) -> None:
    """Refuses windows that overlap or are not in order.

    Raises:
        ResourceError: Some do, or are not; the message has the line of the later one.
    """
    for (before, window), item in zip(pairwise(windows), items[1:], strict=True):
        if before.overlaps(window):
            fail(item, f"the {what} overlap: {before}, and {window}.")
        if window.order < before.order:
            fail(item, f"the {what} are not in order: {before}, then {window}.")
