"""Who writes a document that names its writer by no label, only at its head?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.name_tail import ends_in_form
from witting.deals.paper.label import is_party_part
from witting.deals.paper.party_block import PartyBlock, parse_party_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.layout import Layout

_SIGNS = re.compile(r"\s*[·•|]\s*")
"""What parts name and address in the line above the window of an envelope."""
MOST_LINES = 8
"""Lines of a letterhead."""
FIRST_ROWS = 12
"""Rows of the page among which it begins."""
LINE_GAP = 0.8
"""Heights of a line between two lines of it."""


def read_letterhead(layout: Layout) -> tuple[PartyBlock, list[Cell]] | None:
    """The firm at the head of the page and the cells that name it; None where none stands there.

    It is the one block of lines above the first party that begins with a name with a legal form
    and goes on with an address or a number. Two such blocks are two firms, and nobody is chosen.
    """
    found = []
    for cell in _above_parties(layout):
        if cell in layout.used or cell in layout.labels:
            continue
        parts = [part for part in _SIGNS.split(cell.text) if part.strip()]
        if ends_in_form(parts[0]):
            block = [cell] if len(parts) > 1 else _block(cell, layout)
            lines = parts if len(parts) > 1 else [item.text for item in block]
            party = parse_party_block(lines)
            if party.name and (party.identifiers or _is_address(party.address)):
                found.append((party, block))
    return found[0] if len(found) == 1 else None


def _above_parties(layout: Layout) -> list[Cell]:
    """The cells of the first rows, down to the first label of a party; those are used up."""
    parties = [
        cell.line
        for cell, label in layout.read.items()
        if label.group == "parties" and not is_party_part(cell.text)
    ]
    last = min([FIRST_ROWS, *parties])
    return [cell for cell in layout.cells if cell.line < last]


def _block(first: Cell, layout: Layout) -> list[Cell]:
    block = [first]
    for line in range(first.line + 1, first.line + 2 * MOST_LINES):
        near = [
            cell
            for cell in layout.row(line)
            if cell not in layout.used
            and cell not in layout.labels
            and abs(cell.left - first.left) < first.height
        ]
        if near and near[0].top - block[-1].bottom > LINE_GAP * first.height:
            break
        block += near[:1]
        if len(block) == MOST_LINES:
            break
    return block


def _is_address(lines: Sequence[str]) -> bool:
    return any(any(map(str.isdigit, line)) for line in lines)
