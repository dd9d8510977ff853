"""Do the words say nothing of which goods these are?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.goods.goods_text import parse_goods_text
from witting.goods.term import parse_term
from witting.goods.term_finder import TermFinder
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.term import Term

_FILE = "goods/vague_words.yaml"


def is_vague(text: str) -> bool:
    """Whether there are words that could be anything, such as ``spare parts``."""
    return bool(_finder().find(parse_goods_text(text)))


@cache
def _finder() -> TermFinder:
    return TermFinder(tuple(_iter_terms()))


def _iter_terms() -> Iterator[Term]:
    for terms in read_yaml(_FILE).mapping().values():
        for node in terms.sequence():
            term = parse_term(str(node.value))
            if term is None:
                raise ResourceError("the term holds no letter or digit.", where=node.where)
            yield term
