"""Which other parts of an XLSX does a part name?

Source: ECMA-376, part 2, 9.3 (relationships).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from witting.deals.workbook.archive import Archive


class Relation(NamedTuple):
    """One of them.

    Args:
        id: What the naming part calls it.
        kind: The end of its type, such as ``comments``.
        target: The part; an address where it is none of the package.
        is_outside: Whether it is such an address.
    """

    id: str
    kind: str
    target: str
    is_outside: bool


def relations_of(archive: Archive, part: str) -> list[Relation]:
    """The relations of a part, in their order; empty where it has none.

    Raises:
        DealFileError: The part that lists them is broken.
    """
    folder, name = posixpath.split(part)
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in archive:
        return []
    return [
        Relation(
            element.get("Id") or "",
            (element.get("Type") or "").rpartition("/")[2],
            _target(element.get("Target") or "", folder, is_outside=is_outside),
            is_outside,
        )
        for element in archive.elements(listed, "Relationship")
        for is_outside in (element.get("TargetMode") == "External",)
    ]


def _target(target: str, folder: str, *, is_outside: bool) -> str:
    if is_outside:
        return target
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
