"""Which documents are read, and by what are they told?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.documents.vocabulary import FORMATS, NONE, load_root, one_of, texts_of
from witting.model import REFERENCE_SCHEMES, ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    Args:
        format: Such as ``ubl``.
        name: Such as ``credit_note``.
        number: The scheme of its own number, as other papers refer to it, or None.
        needs: The roles that must be taken in it.
        within: Documents that one of the kind may be a part of.
    """

    format: str
    name: str
    number: str | None
    needs: tuple[str, ...]
    within: tuple[str, ...] = ()


@cache
def load_kinds() -> Mapping[str, tuple[tuple[str, Kind], ...]]:
    """Local name of a document's element to each namespace that it may be in, and its kind."""
    kinds: dict[str, list[tuple[str, Kind]]] = {}
    for name in FORMATS:
        root = load_root(name)
        for element, node in root["documents"].mapping().items():
            fields = node.mapping()
            number = one_of((*REFERENCE_SCHEMES, NONE), fields["number"])
            kind = Kind(
                name,
                str(fields["kind"].value),
                None if number == NONE else number,
                tuple(one_of(ROLES, role) for role in fields["needs"].sequence()),
                tuple(texts_of(fields["within"])) if "within" in fields else (),
            )
            pairs = kinds.setdefault(element, [])
            pairs.extend((namespace, kind) for namespace in texts_of(root["namespaces"]))
    return {element: tuple(pairs) for element, pairs in kinds.items()}


def kind_of(element: str, namespace: str) -> Kind | None:
    """The document that an element begins; one in no namespace at all is told by its name."""
    pairs = load_kinds().get(element, ())
    for known, kind in pairs:
        if namespace.startswith(known):
            return kind
    return pairs[0][1] if pairs and not namespace else None


@cache
def load_namespaces() -> tuple[str, ...]:
    """What the namespaces of the documents begin with."""
    return tuple(space for name in FORMATS for space in texts_of(load_root(name)["namespaces"]))


@cache
def beginning() -> re.Pattern[str]:
    """What a file with such a document has in its beginning."""
    spaces = "|".join(map(re.escape, load_namespaces()))
    names = "|".join(map(re.escape, load_kinds()))
    return re.compile(rf"{spaces}|<(?:[\w.-]+:)?(?:{names})[\s>/]")
