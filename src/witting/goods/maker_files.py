"""Which makers does ``resources/goods/makers.yaml`` name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.goods.clue import Kind
from witting.goods.maker import Maker, Makers
from witting.goods.resource_fields import take_codes, take_fields, take_text, take_words
from witting.prepared import prepared
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.resources import Node

FILE = "goods/makers.yaml"


@prepared
def load_makers() -> Makers:
    """The packaged makers."""
    return Makers(parse_makers(read_yaml(FILE)))


def parse_makers(root: Node) -> Iterator[Maker]:
    """The makers of a file.

    Raises:
        ResourceError: A key or a code is unknown, a share is none, or a maker is there twice.
    """
    seen: dict[str, int] = {}
    for group in take_fields(root, needed=("groups",))["groups"].sequence():
        fields = take_fields(
            group, needed=("key", "what", "codes", "likely", "makers"), optional=("broad",)
        )
        kind = Kind(
            key=take_text(fields["key"]),
            what=take_text(fields["what"]),
            codes=take_codes(fields["codes"]),
        )
        likely = _share(fields["likely"])
        for key, node in fields["makers"].mapping().items():
            if seen.setdefault(key, node.line) != node.line:
                raise ResourceError(
                    f"the maker {key!r} is given twice, first on line {seen[key]}.",
                    where=node.where,
                )
            if node.value == []:
                raise ResourceError("a name is expected here.", where=node.where)
            names = take_words(node) if isinstance(node.value, list) else (take_text(node),)
            yield Maker(key, names, kind, likely, is_broad="broad" in fields)


def _share(node: Node) -> float:
    try:
        share = float(take_text(node))
    except ValueError:
        share = -1.0
    if not 0 < share <= 1:
        raise ResourceError("a share above 0 and up to 1 is expected here.", where=node.where)
    return share
