"""Was every entry and every field of a list file looked at?

A reader yields what it made of the file and closes with a :class:`FileAccount`; the snapshot is
refused where the two do not add up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from witting.model import Issue, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.lists.source import ListSource


@dataclass(frozen=True, slots=True)
class FileAccount:
    """How many entries of one source file were read, and what became of them.

    Args:
        file: The file's name.
        entries: Rows or elements in the file, the header not counted.
        used: Entries that went into records (several may go into one).
        ignored: Reason to number of entries left out on purpose.
    """

    file: str
    entries: int
    used: int
    ignored: Mapping[str, int] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Whether every entry was either used or ignored for a stated reason."""
        return self.entries == self.used + sum(self.ignored.values())


@dataclass(frozen=True, slots=True)
class Published:
    """What the file itself says about its day (ISO) and whether it only amends an earlier one."""

    day: str | None = None
    amends: bool = False


class ListReader(Protocol):
    """Turns a source into records, issues and accounts; raises ListFileError where it cannot."""

    def __call__(
        self, source: ListSource, *, list_name: str
    ) -> Iterator[ListRecord | Issue | FileAccount | Published]:
        """Reads the whole source, lazily."""
        ...


class Fields:
    """The fields of one entry: each is taken or ignored by name, and the rest is an issue.

    Args:
        values: Field name to text.
        where: The entry's place, such as ``sdn.csv line 14``.
        nulls: Texts that mean "no value", compared without surrounding blanks.
    """

    __slots__ = ("_left", "_where")

    def __init__(
        self, values: Mapping[str, str | None], *, where: str, nulls: Iterable[str] = ("",)
    ) -> None:
        self._where = where
        empty = frozenset(nulls) | {""}
        self._left = {
            name: text.strip()
            for name, text in values.items()
            if text is not None and text.strip() not in empty
        }

    def take(self, name: str) -> str | None:
        """The field's text without surrounding blanks, or None where it is empty or absent."""
        return self._left.pop(name, None)

    def take_all(self, *names: str) -> tuple[str, ...]:
        """The texts of those fields that have one, in this order."""
        return tuple(text for name in names if (text := self.take(name)) is not None)

    def ignore(self, *names: str) -> None:
        """Leaves these out on purpose; the caller's comment says why."""
        for name in names:
            self._left.pop(name, None)

    def leftovers(self) -> Iterator[Issue]:
        """One issue for each field that nobody took."""
        for name, text in self._left.items():
            yield Issue(f"{self._where}, {name}", f"the field is not understood: {text[:200]!r}.")


class Properties:
    """Collects FollowTheMoney properties: no empty value, none twice, in the source's order."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[str, dict[str, None]] = {}

    def add(self, prop: str, *values: str | None) -> None:
        """Adds what is not None, not blank and not there yet."""
        for value in values:
            if value is not None and (text := " ".join(value.split())):
                self._values.setdefault(prop, {})[text] = None

    def __contains__(self, prop: str) -> bool:
        """Whether the property has a value."""
        return prop in self._values

    def values(self, prop: str) -> tuple[str, ...]:
        """What was collected for one property."""
        return tuple(self._values.get(prop, ()))

    def build(self) -> dict[str, tuple[str, ...]]:
        """The properties as :class:`~witting.model.Entity` takes them."""
        return {prop: tuple(values) for prop, values in self._values.items()}


class Tally:
    """Counts entries while a reader goes through one file."""

    __slots__ = ("_file", "_ignored", "_used")

    def __init__(self, file: str) -> None:
        self._file = file
        self._used = 0
        self._ignored: Counter[str] = Counter()

    def use(self, entries: int = 1) -> None:
        """So many more went into records."""
        self._used += entries

    def ignore(self, reason: str, entries: int = 1) -> None:
        """So many more were left out for this reason."""
        self._ignored[reason] += entries

    def close(self, entries: int) -> FileAccount:
        """The account, given how many entries the file has, counted independently."""
        return FileAccount(self._file, entries, self._used, dict(self._ignored))
