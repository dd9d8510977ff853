"""Which numbers and labelled facts stand in the column ``ids`` of the Consolidated Screening List?

Statements with semicolons between them, each of a label and values with commas between them. Up to
2024 the label stood last (``RU, 7705001234, Tax ID No.``), since then it stands first (``Tax ID
No., 7705001234, RU``). The labels are OFAC's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.lists.ofac_codes import label_pattern
from witting.lists.ofac_document import add_numbered, add_paper, add_vessel_number
from witting.lists.ofac_features import add_feature
from witting.lists.ofac_number import Numbered
from witting.lists.ofac_remarks import keep_fragment
from witting.lists.ofac_statement import parse_statement
from witting.names import lookup_country

if TYPE_CHECKING:
    from witting.lists.entry import Entry
    from witting.lists.ofac_codes import Label

_BETWEEN = re.compile(r";\s+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[A-Z]{2}")
_IMO = re.compile(r"IMO\s*\d{7}")
_WALLET = "Digital Currency Address - "
_BRACKETED = re.compile(r"(?P<label>.*?)\s*(?P<about>\([^()]*\)):?", re.DOTALL)
_NUMBERED = frozenset({"number", "document"})


@dataclass(frozen=True, slots=True)
class CslId:
    """One statement: the label as it stands, the values, and the whole text."""

    label: str
    values: tuple[str, ...]
    text: str
    is_label_last: bool


def split_ids(text: str) -> tuple[CslId, ...]:
    """The statements in order; a semicolon within one does not part it."""
    found: list[CslId] = []
    waiting = ""
    for part in _BETWEEN.split(text):
        whole = f"{waiting}; {part}" if waiting else part
        statement = _parse(whole.strip())
        if statement is None:
            waiting = whole
        else:
            found.append(statement)
            waiting = ""
    if waiting:
        found.append(CslId("", (waiting.strip(),), waiting.strip(), is_label_last=False))
    return tuple(found)


def add_ids(entry: Entry, text: str | None) -> None:
    """Adds all statements; one that nothing explains is kept as a note and reported."""
    # The kind of thing decides where a number can go, so what tells the kind goes first.
    for statement in sorted(split_ids(text or ""), key=lambda found: found.label != "Target Type"):
        if not _add(entry, statement):
            keep_fragment(entry, statement.text, why="the id is not understood")


def _parse(text: str) -> CslId | None:
    parts = [part.strip() for part in text.split(", ")]
    if len(parts) < 2:  # noqa: PLR2004  # a label and a value
        return None
    if _is_label(parts[-1]):
        return CslId(parts[-1], tuple(parts[:-1]), text, is_label_last=True)
    if _is_label(parts[0]):
        return CslId(parts[0], tuple(parts[1:]), text, is_label_last=False)
    return None


def _is_label(text: str) -> bool:
    bare = text.strip(" :-")
    if bare.startswith(_WALLET) or label_pattern().fullmatch(bare):
        return True
    found = _BRACKETED.fullmatch(text)
    return bool(found and label_pattern().fullmatch(found["label"].strip(" :-")))


def _add(entry: Entry, statement: CslId) -> bool:
    value = ", ".join(statement.values)
    found = parse_statement(f"{statement.label} {value}")
    if found.label is None:
        return False
    if found.label.kind not in _NUMBERED:
        return add_feature(entry, found.label, found.value)
    # trade.gov gives a shipping company's IMO number as an "Identification Number".
    if _IMO.fullmatch(value):
        return add_vessel_number(entry, found.label, value)
    return _add_number(entry, found.label, statement)


def _add_number(entry: Entry, label: Label, statement: CslId) -> bool:
    rest = list(statement.values)
    country, days = None, []
    while len(rest) > 1:
        # The country and the days stand on the side away from the label.
        edge = rest[0] if statement.is_label_last else rest[-1]
        if _DAY.fullmatch(edge):
            days.append(edge)
        elif country is None and _CODE.fullmatch(edge) and lookup_country(edge):
            country = edge
        else:
            break
        rest.pop(0 if statement.is_label_last else -1)
    ends = sorted(days)
    if len(ends) == 1:
        entry.add("notes", f"{label.text} {', '.join(rest)}: {ends[0]} (issued or expires)")
    both = len(ends) > 1
    number = Numbered(
        ", ".join(rest), country, ends[0] if both else None, ends[-1] if both else None
    )
    add = add_paper if label.kind == "document" else add_numbered
    return add(entry, label, number)
