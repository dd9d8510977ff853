"""Which places, or which firms, do ``From: …`` and ``To: …`` name, as invoices print them?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.paper.label import Label
from witting.deals.paper.party_block import parse_party_block
from witting.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.paper.cell import Cell
    from witting.deals.paper.layout import Layout

_PLACE = r"[^\W\d_][^\d:;|]{1,38}?"
_LINE = re.compile(
    rf"(?:SHIPPED |SHIPMENT |SAILING )?FROM\s*:?\s*({_PLACE})\s+TO\s*:?\s*({_PLACE})"
    r"(?:\s+(?:BY|PER|VIA)\b.*|\s*[.;]?)",
    re.IGNORECASE,
)


def find_from_to(layout: Layout) -> tuple[str, str] | None:
    """Where goods are sent from and to, by the first row that says both and nothing else."""
    rows: dict[int, list[str]] = {}
    for cell in layout.cells:
        if cell not in layout.used:
            rows.setdefault(cell.line, []).append(cell.text)
    found = (_LINE.fullmatch(" ".join(texts)) for texts in rows.values())
    line = next(filter(None, found), None)
    return (line[1].strip(" ,"), line[2].strip(" ,")) if line else None


def iter_writers(layout: Layout, kind: str | None) -> Iterator[tuple[Label, list[Cell], Cell]]:
    """The firms behind ``From:`` and ``To:`` in a document that one firm writes to another.

    Each with its label, the cells that name it and the cell of the label. What has no legal form
    may be a place and is left.
    """
    roles = _ROLES.get(kind or "", ())
    marks = [(cell, found) for cell in layout.cells if (found := _MARK.match(cell.text))]
    rows = [cell.line for cell, _ in marks]
    own = {
        cell: Label("parties", role, "", found[0].strip(" :"), found.end(), bool(found["rest"]))
        for cell, found in marks
        for word, role in zip(("from", "to"), roles, strict=False)
        if found[word] and rows.count(cell.line) == 1
        if cell not in layout.used and cell not in layout.labels
    }
    layout.labels |= own
    for cell, label in own.items():
        for value in layout.values_of(cell, label):
            name = parse_party_block([item.text for item in value]).name
            if name and parse_name(name).legal_forms:
                yield label, value, cell
                break
    for cell in own:
        layout.labels.pop(cell, None)


_ROLES = {
    "invoice": ("seller", "buyer"),
    "proforma_invoice": ("seller", "buyer"),
    "packing_list": ("seller", "buyer"),
    "purchase_order": ("buyer", "seller"),
}
"""Who writes a document, and to whom."""
_MARK = re.compile(
    r"(?:(?P<from>from|von|от кого|от|de|da)|(?P<to>to|messrs|an|кому|à|a))"
    r"\s*[:.]\s*(?=(?P<rest>.?))",
    re.IGNORECASE,
)
