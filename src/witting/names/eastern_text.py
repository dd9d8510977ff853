"""Where does a running text name someone in Chinese, Japanese or Korean letters?

Chinese has no blanks, so that a name must be cut out of its text: one that is known, with what
makes it an organisation's behind it; one that can be translated word by word; a foreigner's, whose
parts have a dot between them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names.chinese_name import ends_of_words, translate_signs
from witting.names.concept import concept_class, find_concepts
from witting.names.foreign_sound import is_sound
from witting.names.name import parse_name
from witting.names.native_name import find_known_organisations
from witting.names.pinyin import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator

_EASTERN = re.compile("[\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
_RUN = re.compile("[\u3007\u3400-\u9fff0-9]{4,}")
_BEHIND = re.compile("(?:[\u3007\u3400-\u9fff0-9]|[（(][\u4e00-\u9fff]{2,4}[）)])+")
"""What may stand between a known name and its legal form."""
_NO_BEGINNING = frozenset("与和及的在")
"""Signs of words that stand before a name."""
_KIND = re.compile(
    "有限责任公司|股份有限公司|有限公司|总公司|公司|集团|大学|学院|研究所|研究院|科学院|工程院|设计院|银行|实验室|中心|厂"
)
"""Behind such words the name of an organisation may end."""
_LONGEST, _SHORTEST = 24, 4
_MOST_BEHIND = 16
"""Signs between a known name and the end of its form."""
_MOST_OF_PLACE = 3
"""Words of a place at most."""
_DOT = re.compile("[·・•‧]")
_FIRST_SIGN = "\u3400"
"""Of Chinese; before it are kana."""
_MOST_ENDS = 3
"""So many ends of a foreigner's name are tried."""
_FOREIGNER = re.compile(
    "[\u4e00-\u9fff]{1,8}(?:[·・•‧][\u4e00-\u9fff]{1,10}){1,3}"
    "|[\u30a1-\u30fa\u30fc]{2,}(?:[·・•‧][\u30a1-\u30fa\u30fc]{2,}){1,3}"
)


def find_eastern_names(text: str) -> Iterator[tuple[int, int]]:
    """Where such names begin and end; of some several ends."""
    if text.isascii() or not _EASTERN.search(text):
        return
    plain = simplify(text)
    for start, end in find_known_organisations(plain):
        kind = _KIND.search(plain, end, end + _MOST_BEHIND)
        is_behind = kind and _BEHIND.fullmatch(plain[end : kind.end()])
        yield start, kind.end() if kind and is_behind else end
    for found in _FOREIGNER.finditer(plain):
        start, last, end = _without_words(plain, *found.span())
        yield from ((start, at) for at in range(end, max(last, end - _MOST_ENDS), -1))
    for run in _RUN.finditer(plain):
        yield from _organisations(plain, *run.span())


@lru_cache(maxsize=1 << 12)
def _is_of_place(signs: str) -> bool:
    """Whether it is some place's or has a number: an institute of physics is nobody's name."""
    words = parse_name("".join(translate_signs(signs)[:1])).words[:_MOST_OF_PLACE]
    first = next(iter(find_concepts(words)), (len(words), 0, ""))
    return first[0] > 0 or concept_class(first[2]) == "place"


def _without_words(text: str, start: int, end: int) -> tuple[int, int, int]:
    """A foreigner's name without the words around it: ``由伊万·科拉金签署`` is signed by Ivan.

    Returns:
        Where it begins, where its last part does, and the last place where it may end: signs of
        sounds are those of words, too.
    """
    dots = [found.end() for found in _DOT.finditer(text, start, end)]
    first, last = dots[0] - 1, dots[-1]
    behind = last
    while behind < end and _may_sound(text[behind]):
        behind += 1
    while first > start and _may_sound(text[first - 1]):
        first -= 1
    return first, last, behind


def _may_sound(sign: str) -> bool:
    return is_sound(sign) or sign < _FIRST_SIGN


def _organisations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The longest parts of a run that end in a kind of organisation and can be translated."""
    kinds = [*_KIND.finditer(text, start, end)]
    ends = ends_of_words(text, start, end) if kinds else []
    for kind in kinds:
        whole = {kind.end()}  # from where on all can be translated
        for first in range(kind.end() - 1, max(start, kind.end() - _LONGEST) - 1, -1):
            if not whole.isdisjoint(ends[first - start]):
                whole.add(first)
        for first in sorted(at for at in whole if text[at : at + 1] not in _NO_BEGINNING):
            is_more = first < kind.start() and kind.end() - first >= _SHORTEST
            if is_more and _is_of_place(text[first : kind.end()]):
                yield first, kind.end()
                break
