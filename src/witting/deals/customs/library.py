"""Which of the bundled mappings explains this header?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.deals.columns import count_known
from witting.deals.customs.layout import LONGEST, Layout
from witting.deals.customs.mapping_text import parse_table_mapping
from witting.deals.vocabulary import compact
from witting.resources import iter_names, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.customs.mapping import TableMapping

FOLDER = "deals/tables"
LEAST = 4
"""Columns of a mapping that a header must have: fewer may stand in any table."""
SHARE = 0.6
"""Of the columns of a header, so much must be explained: a house adds some of its own."""
LEAST_OF_OWN = 2
"""Of a mapping that the user gives, which needs no proof that it is meant."""


@cache
def load_mappings() -> tuple[TableMapping, ...]:
    """Every bundled mapping, by name.

    Raises:
        ResourceError: One of them breaks the rules.
    """
    return tuple(parse_table_mapping(read_yaml(name)) for name in iter_names(FOLDER))


@cache
def _headers() -> tuple[frozenset[str], ...]:
    """The compact headers of each mapping, by which most are ruled out before any is laid."""
    return tuple(frozenset(map(compact, mapping.columns())) for mapping in load_mappings())


def fit_mapping(labels: Sequence[str], own: TableMapping | None = None) -> Layout | None:
    """The mapping that explains most of a header, laid over it, or None where none does.

    Args:
        labels: The header, cell by cell.
        own: The mapping that the user gives; then no other one is looked at.
    """
    if own is not None:
        layout = Layout(own, labels)
        return layout if len(layout.used) >= LEAST_OF_OWN else None
    found = list(_fitting(labels))
    best = max(found, key=lambda layout: (layout.explained, len(layout.used)), default=None)
    if best is None or best.explained <= count_known({label for label in labels if label.strip()}):
        return None
    return best


def _fitting(labels: Sequence[str]) -> Iterator[Layout]:
    titles = [compact(label) for label in labels if label.strip() and len(label) <= LONGEST]
    if len(titles) < LEAST:
        return
    least = max(LEAST, SHARE * len(titles))
    for mapping, headers in zip(load_mappings(), _headers(), strict=True):
        if sum(title in headers for title in titles) < least:
            continue
        layout = Layout(mapping, labels)
        if layout.has_needs and layout.has_subject and len(layout.used) >= LEAST:
            yield layout
