"""What do the remarks of an entry of OFAC's lists say?

Every statement becomes a fact, a measure, a link or a note; one that nothing explains is kept as
a note and reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.lists.contact import find_emails, find_websites
from witting.lists.ofac_codes import phrases
from witting.lists.ofac_features import add_feature
from witting.lists.ofac_property import put
from witting.lists.ofac_sanction import add_risk
from witting.lists.ofac_statement import iter_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.lists.entry import Entry
    from witting.lists.ofac_statement import Statement

CUT_AT = 1000
"""The remarks column ends here; sdn_comments.csv and cons_comments.csv go on without a separator.

Source: OFAC, "Specially Designated Nationals List Data Formats", remarks overflow.
"""
MAX_STATEMENT = 4000
"""The longest statements quote a directive in some 400 characters; what is longer is not read."""

_TRIMMED = 10
FIELD = "remarks"
_ADDRESS_ALONE = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
_AFTER_ADDRESS = re.compile(r"\s*\((?:website|email)\)?\.?$", re.IGNORECASE)


def is_cut(remarks: str) -> bool:
    """Whether the remarks may end in the middle of a statement.

    Some copies of the list have trailing blanks removed, so a little less than the full length
    without the closing full stop is cut, too.
    """
    is_open = not remarks.rstrip().endswith(".")
    return len(remarks) >= CUT_AT or (len(remarks) >= CUT_AT - _TRIMMED and is_open)


def add_remarks(entry: Entry, remarks: str, *, ends_early: bool = False) -> Iterator[str]:
    """Adds what the remarks say; yields the names that the entry is ``Linked To``.

    Args:
        entry: The entry to add to; its schema is known.
        remarks: The statements.
        ends_early: Whether the last statement is incomplete.

    Yields:
        Names as OFAC writes them. An exhausted iterator means that all was added.
    """
    statements = []
    for statement in iter_statements(remarks):
        if len(statement.text) > MAX_STATEMENT:
            keep_fragment(entry, statement.text, why="the statement is longer than any of OFAC's")
        else:
            statements.append(statement)
    last = statements.pop() if ends_early and statements else None
    # The kind of thing decides where a number can go, so what tells the kind goes first.
    for statement in sorted(statements, key=_order):
        if statement.label and statement.label.kind == "linked":
            yield statement.value
        else:
            _add(entry, statement)
    if last is not None:
        _add_cut(entry, last)


def keep_fragment(entry: Entry, text: str, *, why: str) -> None:
    """Keeps a text that cannot be read in the notes, and reports it."""
    entry.add("notes", text)
    entry.issue(FIELD, f"{why}: {text[:200]!r}; it was kept in the notes.")


def _order(statement: Statement) -> bool:
    return not (statement.label and statement.label.kind == "target_type")


def _add(entry: Entry, statement: Statement) -> None:
    if statement.label is None:
        _add_prose(entry, statement.text)
    elif not add_feature(entry, statement.label, statement.value):
        what = f"the value of {statement.label.text!r} is not understood"
        keep_fragment(entry, statement.text, why=what)


def _add_cut(entry: Entry, statement: Statement) -> None:
    label = statement.label
    if label and label.kind == "risk" and add_risk(entry, statement.value, is_cut=True):
        return
    keep_fragment(entry, statement.text, why="the remarks are cut off in the middle of a statement")


def _add_prose(entry: Entry, text: str) -> None:
    bare = _AFTER_ADDRESS.sub("", text)
    if _ADDRESS_ALONE.fullmatch(bare):
        put(entry, "email", *find_emails(bare), label="email")
        put(entry, "website", *find_websites(bare), label="website")
        return
    if prop := prose_property(text, is_person=entry.schema == "Person"):
        entry.add(prop, text)
        return
    keep_fragment(entry, text, why="the statement is not understood")


def prose_property(text: str, *, is_person: bool) -> str | None:
    """The property for a statement without a label: title, position or notes; None if unknown."""
    found = phrases()
    checks: Iterable[tuple[re.Pattern[str], str]] = (
        (found.titles, "title"),
        (found.notes, "notes"),
        (found.positions, "position"),
    )
    for pattern, prop in checks:
        if (is_person or prop == "notes") and pattern.search(text):
            return prop
    return None
