"""Which rule holds for an element, by the end of the path to it?"""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

from witting.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

ROOT = "^"
"""Stands for the document's own element, whatever its name."""
LONGEST = 4
"""Elements of a pattern."""
_REMEMBERED = 10_000


class Patterns(Generic[T]):
    """Finds the rule of the longest pattern that the path ends in.

    A pattern is local names with ``/`` between them; ``*`` stands for any letters of a name. Of two
    as long, the one with the fewer stars holds, then the one that says more letters.

    Args:
        rules: Pattern, rule, and where the pattern stands.

    Raises:
        ResourceError: Two rules have the same pattern, or one is too long.
    """

    def __init__(self, rules: Iterable[tuple[str, T, str]]) -> None:
        self._plain: dict[tuple[str, ...], T] = {}
        starred: dict[str, T] = {}
        for pattern, rule, where in rules:
            names = tuple(pattern.split("/"))
            if pattern in starred or names in self._plain or len(names) > LONGEST:
                raise ResourceError(f"{pattern!r} stands here twice or is too long.", where=where)
            if "*" in pattern:
                starred[pattern] = rule
            else:
                self._plain[names] = rule
        order = sorted(starred, key=lambda text: (text.count("*"), -len(text), text))
        self._starred = [
            (pattern.count("/") + 1, _compiled(pattern), starred[pattern]) for pattern in order
        ]
        self._found: OrderedDict[tuple[str, ...], T | None] = OrderedDict()

    def find(self, path: tuple[str, ...]) -> T | None:
        """The rule of the element at the end of the path, or None."""
        end = path[-LONGEST:]
        try:
            return self._found[end]
        except KeyError:
            pass
        if len(self._found) >= _REMEMBERED:
            self._found.popitem(last=False)
        found = self._found[end] = self._search(end)
        return found

    def _search(self, path: tuple[str, ...]) -> T | None:
        for length in range(len(path), 0, -1):
            end = path[-length:]
            if end in self._plain:
                return self._plain[end]
            text = "/".join(end)
            for size, pattern, rule in self._starred:
                if size == length and pattern.fullmatch(text):
                    return rule
        return None


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(map(re.escape, pattern.split("*"))))
