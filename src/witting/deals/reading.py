"""What was not understood while one deal was read, and where does it stand?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from witting.deals.vocabulary import compact
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

MAX_ISSUES = 200
"""A deal with more has them counted: no one reads them, and a hostile line could hold millions."""

NEAR = 80
"""Out of 100: ``adress`` is a slip of ``address``, ``rate`` is none of ``date``."""


MAX_SHOWN = 80
"""Characters of a value in a message."""

_KINDS = {list: "a list", tuple: "a list", bytes: "bytes"}


class FileMemory:
    """What a file's deals were already told, so that it is not repeated a million times.

    An unknown key or column that resembles no known one is reported on the first deal that has
    it. One that does resemble a known one is a slip which takes something away from every deal,
    so every deal is told.
    """

    MAX_KEYS = 1000

    def __init__(self) -> None:
        self._near: dict[str, str | None] = {}

    def ask(self, place: str, key: str, known: Iterable[str]) -> tuple[str | None, bool]:
        """The nearest known name, and whether this key was never asked about before.

        Once MAX_KEYS are remembered, every other one is new.
        """
        if place in self._near:
            return self._near[place], False
        near = nearest(key, known)
        if len(self._near) < self.MAX_KEYS:
            self._near[place] = near
        return near, True


class Reading:
    """Collects the issues of one deal.

    Args:
        where: The deal's place with its file, such as ``deals.csv line 7``.
        place: The same without the file, such as ``line 7``; empty for a deal from no file.
        labels: What a field is called in the source where that is not its path, such as
            ``parties[0].name`` to ``buyer_name``.
        memory: What the same file's earlier deals were told; None tells every deal.
    """

    __slots__ = ("_issues", "_labels", "_memory", "_where", "day", "place", "suppressed")

    def __init__(
        self,
        where: str,
        *,
        place: str = "",
        labels: Mapping[str, str] | None = None,
        memory: FileMemory | None = None,
    ) -> None:
        self._where = where
        self._issues: dict[Issue, None] = {}
        self._labels = {} if labels is None else labels
        self._memory = memory
        self.place = place
        self.suppressed = 0
        self.day: date | None = None
        """The deal's day, once it is known: it says which currencies there were."""

    def issue(self, path: str, what: str, *, unread: bool = False) -> None:
        """Notes what is wrong with a field; the empty path is the deal itself.

        ``unread`` as on :class:`~witting.model.Issue`.
        """
        if len(self._issues) >= MAX_ISSUES:
            self.suppressed += 1
            return
        label = self._labels.get(path, path)
        where = f"{self._where}, {label}" if label else self._where
        self._issues[Issue(where, what, unread=unread)] = None

    def locator(self, path: str) -> str:
        """Where a party or a line of goods stands in its file."""
        label = self._labels.get(path, path)
        return f"{self.place}, {label}" if self.place else label

    def unknown(
        self,
        path: str,
        key: str,
        *,
        known: Iterable[str],
        kind: str = "key",
        is_searched: bool = False,
    ) -> None:
        """Notes a key that has no meaning here, with the nearest that has one.

        ``is_searched`` is whether the words under it are texts of the deal.
        """
        place = f"{path}.{shown_key(key)}" if path else shown_key(key)
        what = f"the {kind} is unknown and was not read"
        more = ", neither here nor later in the file"
        if is_searched:
            what = f"the {kind} is unknown; its words are searched as a text"
            more = ", here and later in the file"
        if self._memory is None:
            near, first, more = nearest(key, known), True, ""
        else:
            near, first = self._memory.ask(_without_places(place), key, known)
        if near is not None:
            self.issue(place, f"{what}; did you mean {near!r}?", unread=True)
        elif first:
            self.issue(place, f"{what}{more}.")

    def close(self, given: Iterable[Issue] = ()) -> tuple[Issue, ...]:
        """All issues: those that the deal came with, then the new ones, none twice.

        A deal that ``witting parse`` wrote brings its issues along; reading it again finds the
        same ones in what was kept as given, under another place.
        """
        old = tuple(given)
        told = {issue.what for issue in old}
        new = [issue for issue in self._issues if issue.what not in told]
        if len(old) > MAX_ISSUES:
            return old
        if self.suppressed:
            what = f"{self.suppressed} more issues are not shown."
            new.append(Issue(self._where, what, unread=True))
        return old + tuple(new)


def nearest(key: str, known: Iterable[str]) -> str | None:
    """The known name that the key is a slip of, or None."""
    word = compact(key)
    if not word or len(word) > 60:  # noqa: PLR2004  # no column name is longer
        return None
    names = _by_compact_name(tuple(known))
    found = process.extractOne(word, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is not None:
        return names[found[0]]
    # Two letters swapped in a short word (`nmae`) cost more than NEAR allows.
    swapped = sorted(word)
    return next((name for form, name in names.items() if sorted(form) == swapped), None)


@lru_cache(maxsize=64)
def _by_compact_name(known: tuple[str, ...]) -> dict[str, str]:
    return {compact(name): name for name in known}


def shown(value: object) -> str:
    """The value for a message, short, on one line, never larger than the message may be."""
    if isinstance(value, dict | list | tuple | bytes):
        return _KINDS.get(type(value), "an object")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and value.bit_length() > 300:  # noqa: PLR2004  # 90 digits
        return "a number of more than 90 digits"
    text = str(value)
    cut = printable(text[:MAX_SHOWN]) + ("…" if len(text) > MAX_SHOWN else "")
    return f"'{cut}'" if isinstance(value, str) else cut


def printable(text: str) -> str:
    """The text with every sign that a terminal might obey, or that cannot be seen, spelled out."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def shown_key(key: str) -> str:
    """A key of the source for a place; in quotes where blanks would hide it."""
    text = shown(key)
    return text[1:-1] if key and key == key.strip() else text


def _without_places(path: str) -> str:
    """``parties[3].colour`` and ``parties[4].colour`` are the same key."""
    return "".join(sign for sign in path if not sign.isdigit())
