"""What does a mapping say about a list of a bank's own: where what stands, and what it means?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from collections.abc import Mapping as Table

FORMATS = ("csv", "xlsx", "json")
REPEATED = ("refuse", "merge", "number")


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value comes from and how its text is read; see docs/mapping.md for the order.

    Args:
        columns: Columns whose cells are taken, each for itself, or joined with ``join``.
        constant: The text itself, instead of columns.
        join: What stands between the cells where they make one value.
        separators: Texts that part several values in one cell.
        aside: What matches goes to the entity's notes.
        find: Each match is a value: its first group, or all of it.
        table: The cell's text in lower case to the value it stands for.
        formats: Forms of a date, as Python's ``strptime`` has them, tried in turn.
        label: What goes before a note, or says which number it is.
    """

    columns: tuple[str, ...] = ()
    constant: str | None = None
    join: str | None = None
    separators: tuple[str, ...] = ()
    aside: re.Pattern[str] | None = None
    find: re.Pattern[str] | None = None
    table: Table[str, str] | None = None
    formats: tuple[str, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file is laid out.

    Args:
        format: One of FORMATS; ``xlsx`` stands for ``.ods`` and ``.xls``, too.
        file: The file's name where a folder has several.
        delimiter: What stands between the cells of a CSV file.
        sheet: The spreadsheet's sheet; without it, the first.
        header_row: The row with the titles, from 1.
        path: Keys that lead to the array of entries in a JSON document.
        published: Keys that lead to the document's own day.
        count: Keys that lead to the number of entries, to be compared.
        ignore: Keys of the document, beside the array, that are left out on purpose.
    """

    format: str
    file: str | None = None
    delimiter: str = ","
    sheet: str | None = None
    header_row: int = 1
    path: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    count: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Which columns make the id, as they stand or as a digest, and what a repeated one means."""

    columns: tuple[str, ...]
    is_digest: bool = False
    repeated: str = "refuse"


@dataclass(frozen=True, slots=True)
class SchemaRule:
    """Which schema an entry is of: always the same, or by a column's text in lower case."""

    constant: str | None = None
    column: str | None = None
    table: Table[str, str] = field(default_factory=dict)
    otherwise: str | None = None

    @property
    def schemata(self) -> tuple[str, ...]:
        """Every schema that an entry may be of."""
        found = (self.constant, *self.table.values(), self.otherwise)
        return tuple(dict.fromkeys(name for name in found if name))


@dataclass(frozen=True, slots=True)
class IdentifierRule:
    """Numbers of one scheme; without one, each number's label says which it is."""

    value: Value
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class AddressRule:
    """One address: in one text (``full``), or in parts named as FollowTheMoney's Address has."""

    parts: Table[str, Value]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Everything that a mapping file says; made by :func:`witting.lists.mapping.read_mapping`.

    Args:
        where: The mapping file, for messages.
        address_only: A name that matches this is only a number; the entry is its address.
        properties: FollowTheMoney's property to where its values are.
        sanction: The same for the properties of the entry's one Sanction.
        ignore: Columns that are left out on purpose.
    """

    where: str
    layout: Layout
    identity: Identity
    schema: SchemaRule
    properties: Table[str, tuple[Value, ...]]
    identifiers: tuple[IdentifierRule, ...] = ()
    addresses: tuple[AddressRule, ...] = ()
    sanction: Table[str, tuple[Value, ...]] = field(default_factory=dict)
    address_only: re.Pattern[str] | None = None
    ignore: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is used, each once."""
        return tuple(dict.fromkeys(self._columns()))

    def _columns(self) -> Iterator[str]:
        yield from self.identity.columns
        if self.schema.column is not None:
            yield self.schema.column
        for values in (*self.properties.values(), *self.sanction.values()):
            for value in values:
                yield from value.columns
        for rule in self.identifiers:
            yield from rule.value.columns
        for address in self.addresses:
            for value in address.parts.values():
                yield from value.columns
