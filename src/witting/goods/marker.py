"""Which words say what part the others play: for, with, not, parts of?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.goods.term import parse_term
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.term import Term

ROLES = ("purpose", "attribute", "included", "negation", "parts", "spares", "declared")
SIDES = ("after", "before")
_FILE = "goods/markers.yaml"


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: its term, its role, and the side on which it tells the words' part."""

    term: Term
    role: str
    side: str


@cache
def load_markers() -> tuple[Marker, ...]:
    """The packaged markers, in their order.

    Raises:
        ResourceError: A role or a side is unknown, a term holds nothing to look for.
    """
    return tuple(_iter_markers())


def _iter_markers() -> Iterator[Marker]:
    for node in read_yaml(_FILE).sequence():
        fields = node.mapping()
        role = fields["role"].value if "role" in fields else ""
        if role not in ROLES or fields.keys() - {"role", *SIDES}:
            raise ResourceError(
                f"a marker has a role ({', '.join(ROLES)}) and sides ({', '.join(SIDES)}).",
                where=node.where,
            )
        for side in SIDES:
            languages = fields[side].mapping() if side in fields else {}
            for terms in languages.values():
                for text in terms.sequence():
                    term = parse_term(str(text.value))
                    if term is None:
                        raise ResourceError("the marker holds no letters.", where=text.where)
                    yield Marker(term, str(role), side)
