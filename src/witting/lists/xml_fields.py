"""Which texts does an element have below it, and was each of them looked at?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from witting.lists.xml import local_name
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree


class XmlFields:
    """The texts and attributes below one element, by path of local names: ``A/B``, ``A/@c``.

    Args:
        element: The element; it is read at once, so it may be emptied afterwards.
        where: The place to name in issues.
        inner: Names of children that are asked for as elements of their own, at every level.
    """

    __slots__ = ("_inner", "_texts", "where")

    def __init__(self, element: etree._Element, *, where: str, inner: tuple[str, ...] = ()) -> None:
        self.where = where
        self._texts: dict[str, list[str]] = defaultdict(list)
        self._inner: dict[str, list[XmlFields]] = defaultdict(list)
        self._collect(element, "", inner)

    def take(self, path: str) -> str | None:
        """The first text at this path, or None; a second one stays and becomes an issue."""
        texts = self._texts.get(path)
        if not texts:
            return None
        text = texts.pop(0)
        # The same said twice is said once.
        self._texts[path] = [other for other in texts if other != text]
        return text

    def take_all(self, *paths: str) -> tuple[str, ...]:
        """All different texts at these paths, in order."""
        return tuple(dict.fromkeys(text for path in paths for text in self._texts.pop(path, [])))

    def ignore(self, *paths: str) -> None:
        """Leaves these out on purpose; the caller's comment says why."""
        for path in paths:
            self._texts.pop(path, None)

    def inner(self, name: str) -> list[XmlFields]:
        """The children of this name that were asked for as elements of their own."""
        return self._inner.get(name, [])

    def leftovers(self) -> Iterator[Issue]:
        """One issue for each text that nobody took, here and below."""
        for path, texts in self._texts.items():
            for text in texts:
                what = f"the field is not understood: {text[:200]!r}."
                yield Issue(f"{self.where}, {path}", what)
        for children in self._inner.values():
            for child in children:
                yield from child.leftovers()

    def _collect(self, element: etree._Element, path: str, inner: tuple[str, ...]) -> None:
        for key, value in element.attrib.items():
            if str(value).strip():
                self._texts[f"{path}@{str(key).rpartition('}')[2]}"].append(str(value).strip())
        for child in element:
            name = local_name(child)
            if not path and name in inner:
                where = f"{self.where}, {name}"
                self._inner[name].append(XmlFields(child, where=where, inner=inner))
            elif name:
                if child.text and child.text.strip():
                    self._texts[f"{path}{name}"].append(child.text.strip())
                self._collect(child, f"{path}{name}/", ())
