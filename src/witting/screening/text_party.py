"""Whom does a text call a party, by a word before the name: ``CONSIGNEE``, ``MANUFACTURED BY``?

Such a name is asked as a party's name is, so that a slip in a short word, or two ordinary words in
capitals, do not hide whoever is listed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from witting.names import parse_name
from witting.names.eastern_text import find_eastern_names
from witting.names.folding import has_unspaced
from witting.names.ordinary_word import ordinary_folds
from witting.names.text_automaton import TextAutomaton, uncovered
from witting.names.word_kind import SUBSTANCE, kind_of_word
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

RESOURCE = "texts/party_words.yaml"
ROLES = "deals/roles.yaml"
BEHALF = "texts/behalf.yaml"
MOST_KEPT = 4096
"""So many texts are remembered with what was found in them."""
_LONG_TEXT = 2_000
"""Letters of a text that is remembered, at most."""
MOST_WORDS = 10
"""Words of a name at most."""
_REACH = 160
"""Letters behind the word that are looked through."""
_LONG_ALONE = 7
"""Letters of one word that is a whole name without a legal form."""
_LEAST_LETTERS = 3
_MOST_WAYS = 4
"""So many ends of one name are tried."""
_LEAD = re.compile(r"[^\S\n]*(?:\([^()\n]{0,20}\))?[:：\-–=]?[^\S\n]*\n?[^\S\n]*[\"'«“„(]*")
_WORD = re.compile(r"(?:(?!//)[^\s，；。、])+")
_PARTING = re.compile(r"//|[，；。、]")
_ENDS = frozenset(";:»”")
_BEGINS = frozenset("+/;:#")
_MAY_BEGIN_MORE = frozenset("(0123456789")
_ABBREVIATED = 4
"""Letters of a word behind which a dot may be that of an abbreviation."""
_MOST_LINES = 2
_EDGES = " \t\r\n.,;:()\"'«»“”„+/-"


class NamedParty(NamedTuple):
    """Words of a text that may be the name of a party.

    Args:
        start: Where they begin.
        end: Where they end.
        name: They, on one line.
    """

    start: int
    end: int
    name: str


def find_named_parties(text: str) -> tuple[NamedParty, ...]:
    """The names behind words for parties, by their place, each with all its likely ends."""
    return _find_short(text) if len(text) <= _LONG_TEXT else _find(text)


@lru_cache(maxsize=MOST_KEPT)
def _find_short(text: str) -> tuple[NamedParty, ...]:
    return _find(text)


def _find(text: str) -> tuple[NamedParty, ...]:
    found = uncovered(_labels().find(text))
    starts = frozenset(word.start for word in found)
    parts = [one.start >= end for (_, _, end), one in pairwise(found)] + [True]
    ends = [word.end for word, is_parted in zip(found, parts, strict=False) if is_parted]
    named = {party for end in ends for party in _iter_ways(text, end, starts)}
    named |= {NamedParty(*span, text[slice(*span)]) for span in find_eastern_names(text)}
    return tuple(sorted(named))


def named_by(text: str) -> NamedParty:
    """The whole of a text that is nothing but a name."""
    return NamedParty(0, len(text), " ".join(text.split()))


def _iter_ways(text: str, begin: int, stops: Collection[int]) -> Iterator[NamedParty]:
    """What may be the name that begins behind a word for a party.

    Args:
        text: All of it.
        begin: Behind that word.
        stops: Where other such words begin.
    """
    lead = _LEAD.match(text, begin)
    start = lead.end() if lead else begin
    words = [*_words_of_name(text, start, stops)]
    if not words or not _may_begin(words[0]):
        return
    ways = [*_ends_of(text, words)]
    whole = len(words)
    while whole and _bare(words[whole - 1]) in _end_words("may_end"):
        whole -= 1
    for count in dict.fromkeys((*ways[: _MOST_WAYS - 1], whole)):
        end = words[count - 1].end()
        name = " ".join(text[start:end].split()).strip(_EDGES)
        if _may_be_name(name, is_whole=count == whole):
            yield NamedParty(start, start + len(text[start:end].rstrip(_EDGES)), name)


def _words_of_name(text: str, start: int, stops: Collection[int]) -> Iterator[re.Match[str]]:
    """The words up to where the name has surely ended."""
    last, lines = start, 1
    for number, word in enumerate(_WORD.finditer(text, start, start + _REACH)):
        between = text[last : word.start()]
        lines += between.count("\n")
        if number == MOST_WORDS or lines > _MOST_LINES or word.start() in stops:
            return
        if number and (word[0][0] in _BEGINS or _PARTING.search(between)):
            return
        if _bare(word) in _end_words("ends"):
            return
        yield word
        last = word.end()
        if word[0][-1] in _ENDS or (word[0][-1] == "." and len(word[0]) > _ABBREVIATED):
            return


def _ends_of(text: str, words: Sequence[re.Match[str]]) -> Iterator[int]:
    """How many of the words may be the name: up to a legal form, a line's end, a word for more."""
    is_form = _forms(words)
    for count in range(1, len(words)):
        before, behind = words[count - 1], words[count]
        ends_form = is_form[count - 1] and not all(is_form[:count]) and not is_form[count]
        is_parted = before[0][-1] == "," and not is_form[count]
        if _bare(before) in _end_words("may_end"):
            continue
        if (
            ends_form
            or is_parted
            or "\n" in text[before.end() : behind.start()]
            or _bare(behind) in _end_words("may_end")
            or behind[0][0] in _MAY_BEGIN_MORE
            or behind[0][0].islower()
        ):
            yield count


def _bare(word: re.Match[str]) -> str:
    return word[0].strip(_EDGES).casefold()


def _forms(words: Sequence[re.Match[str]]) -> list[bool]:
    """Whether each word is of a legal form."""
    counts = [len(parse_name(word[0]).words) for word in words]
    places = parse_name(" ".join(word[0] for word in words)).form_places
    if sum(counts) != len(places):
        return [False] * len(words)
    ends = [*accumulate(counts)]
    spans = zip(ends, counts, strict=True)
    return [count > 0 and all(places[end - count : end]) for end, count in spans]


def _may_begin(word: re.Match[str]) -> bool:
    letter = word[0][0]
    is_capital = letter.isdigit() or (letter.isalpha() and not letter.islower())
    return is_capital and _bare(word) not in _end_words("may_end")


def _may_be_name(name: str, *, is_whole: bool) -> bool:
    """Whether words have enough of a name: several, or a long one alone that means nothing."""
    if sum(map(str.isalpha, name)) < _LEAST_LETTERS:
        return False
    if " " in name or has_unspaced(name):
        return True
    parsed = parse_name(name)
    if not is_whole or len(name) < _LONG_ALONE or parsed.legal_forms:
        return False
    words = [*zip(parsed.folded, parsed.tokens, strict=True)]
    return all(
        folded not in ordinary_folds() and kind_of_word(folded, word) == SUBSTANCE
        for folded, word in words
    )


@cache
def _labels() -> TextAutomaton:
    own, roles = read_yaml(RESOURCE).mapping(), read_yaml(ROLES).mapping()
    left_out = {str(item.value) for item in own["left_out"].sequence()}
    words = [str(item.value) for item in own["before"].sequence()]
    words += [str(item.value) for item in read_yaml(BEHALF).mapping()["words"].sequence()]
    for role, node in roles.items():
        also = [] if role in left_out else node.mapping()["also"].sequence()
        words += [role.replace("_", " "), *(str(item.value) for item in also)]
    return TextAutomaton([word for word in dict.fromkeys(words) if word not in left_out])


@cache
def _end_words(key: str) -> frozenset[str]:
    return frozenset(str(item.value) for item in read_yaml(RESOURCE).mapping()[key].sequence())
