"""Which places does a line ``From: NINGBO  To: POTI`` name, as invoices print it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
