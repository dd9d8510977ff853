"""Whom on the lists does a free text of a deal name?

A name in a text is no party: whoever is named may have no part in the deal. So a person must look,
and the finding says where the name stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from witting.deals.vocabulary import compact, load_roles
from witting.model import Finding, Query
from witting.names import parse_name
from witting.names.ordinary_word import ordinary_folds, small_words
from witting.names.spelling import fold_spelling
from witting.names.town import is_town
from witting.names.word_kind import FORM, GENERIC, PARTICLE, PLACE, SUBSTANCE, kind_of_word
from witting.resources import read_yaml
from witting.routes import locate
from witting.screening.named_hit import is_named
from witting.screening.party import listing_evidence
from witting.screening.text_goods import texts_of
from witting.screening.text_party import find_named_parties, named_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from witting.index.span import Span
    from witting.matching import Match
    from witting.model import Deal, Route
    from witting.screening.party import PartyMatch
    from witting.screening.query_search import QuerySearch
    from witting.screening.text_party import NamedParty
    from witting.screening.watchlists import Watchlist

BEHALF = "texts/behalf.yaml"
MAKER = ".manufacturer"
"""Where a text is the name of one."""
ROUTE = "route."
_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_][\w-]*)[ ]?(?:[ ]|&[ ]?)\Z")
_BEFORE_FORM = re.compile(
    r"(?<![^\W_])(?P<name>[^\W\d_][\w-]*)[ ]?(?:[ ]|,[ ]?)(?P<form>[^\W\d_][\w.]*)[ ]\Z"
)
_LONGEST_WORD = 30
_SMALL = 3
"""Letters of a word such as ``PAY`` and ``VIA``, which is mostly no part of a name."""
AROUND = 40
"""Letters of the text that the explanation shows on either side."""


class Mention(NamedTuple):
    """A place in a text where someone who is listed may be named.

    Args:
        start: Where it begins.
        end: Where it ends.
        text: What stands there, on one line.
        watchlist: The list.
        match: The entry, and how far its name agrees.
    """

    start: int
    end: int
    text: str
    watchlist: Watchlist
    match: Match


def iter_mentions(text: str, search: QuerySearch, *, is_name: bool = False) -> Iterator[Mention]:
    """All names of the lists in a text, by their place; one within another is left out.

    Args:
        text: Of any length and in any script.
        search: Over the lists.
        is_name: Whether the whole text is a name, such as a maker's.
    """
    found = [
        (Mention(span.start, span.end, span.text, watchlist, match), span.has_slip)
        for span in search.find_spans(text)
        if not (_ends_a_longer_name(text, span) or _stands_behind_a_name(text, span))
        for watchlist, match in search.search_named(span)
    ]
    parties = [*find_named_parties(text), *([named_by(text)] if is_name else [])]
    known = defaultdict[str, list[tuple[int, int]]](list)
    for mention, _ in found:
        known[mention.match.listing.id].append((mention.start, mention.end))
    called = (one for one in _iter_called(parties, search) if not _is_told(one, known))
    found += [(mention, True) for mention in called]
    longest: Mention | None = None
    told = set()
    for one, is_near in sorted(found, key=lambda one: (one[0].start, -one[0].end, one[1])):
        key = one.start, one.end, one.match.listing.id
        if longest is None or one.end > longest.end:
            if not is_near:  # Whoever stands there as it is, is not left out for a slip.
                longest = one
        elif (one.start, one.end) != (longest.start, longest.end):
            continue
        if key not in told:
            told.add(key)
            yield one


def _iter_called(parties: Iterable[NamedParty], search: QuerySearch) -> Iterator[Mention]:
    """Whom a party of one of the names would be, each at the place that agrees best."""
    best: dict[tuple[int, str], Mention] = {}
    asked = [*parties]
    found = search.search_parties([Query(name=party.name) for party in asked])
    for party, hits in zip(asked, found, strict=True):
        for watchlist, match in hits:
            key = party.start, match.listing.id
            if not _is_called(party.name, match):
                continue
            if key not in best or best[key].match.score < match.score:
                best[key] = Mention(party.start, party.end, party.name, watchlist, match)
    yield from best.values()


def _is_told(mention: Mention, known: Mapping[str, list[tuple[int, int]]]) -> bool:
    """Whether the same entry is named at a part of the same place already.

    Args:
        mention: The one.
        known: Where each entry is named, in the order of the text.
    """
    places = known.get(mention.match.listing.id, [])
    at = bisect_left(places, (mention.end, 0))
    return at > 0 and places[at - 1][1] > mention.start


def _is_called(name: str, match: Match) -> bool:
    """Whether all words of both names agree; where all are common, they are the same in order."""
    parsed, score = parse_name(match.read_as or name), match.name_score
    is_same = parsed.folded == parse_name(match.listed_name.text).folded
    words = zip(parsed.folded, parsed.tokens, strict=True)
    if not is_same and not any(_tells(*word) for word in words):
        return False
    if len(parsed.tokens) > 1 and score.substance and not score.rest:
        return True
    return is_named(match, name, is_whole=False)


def _ends_a_longer_name(text: str, span: Span) -> bool:
    """Whether the word before belongs to the name: ``LASER CENTER LLC`` is not the firm Center.

    Asked of one common word and its legal form, and of several in small letters with capitals.
    The word before must be written as a name is, on the same line, and say no role (``BUYER CENTER
    LLC``).
    """
    name = parse_name(span.text)
    if not name.form_places or name.form_places[0]:
        return False
    if not _is_titled(span.text) and (not span.is_whole or len(name.tokens) > 1):
        return False
    if not all(map(_is_common, name.folded, name.tokens)):
        return False
    before = _BEFORE.search(text, max(span.start - _LONGEST_WORD, 0), span.start)
    if before is None or not before[1][0].isupper():
        return False
    return _may_be_of_name(compact(before[1]))


def _tells(folded: str, word: str) -> bool:
    """Whether few others have the word in their names."""
    is_own = kind_of_word(folded, word) == SUBSTANCE
    return is_own and folded not in ordinary_folds() and not is_town(word)


def _stands_behind_a_name(text: str, span: Span) -> bool:
    """Whether the legal form before a common word is another's: ``ALTO LTD CONTRACT 5``."""
    name = parse_name(span.text)
    if len(name.tokens) != 1 or name.legal_forms:
        return False
    if not all(map(_is_common, name.folded, name.tokens)):
        return False
    before = _BEFORE_FORM.search(text, max(span.start - 2 * _LONGEST_WORD, 0), span.start)
    if before is None or not before["name"][0].isupper():
        return False
    form = compact(before["form"])
    is_form = kind_of_word(fold_spelling(form), form) == FORM
    return is_form and _may_be_of_name(compact(before["name"]))


def _is_titled(text: str) -> bool:
    """Whether a text of several words has capitals and small letters: ``Toys Factory``."""
    return " " in text and not text.isupper() and text[0].isupper()


def _is_common(folded: str, word: str) -> bool:
    """Whether others have the word in their names, too."""
    return folded in ordinary_folds() or kind_of_word(folded, word) in (GENERIC, PLACE)


def _may_be_of_name(word: str) -> bool:
    """Whether a word may be one of a firm's name, and is neither a small one nor a role."""
    folded = fold_spelling(word)
    if len(word) <= _SMALL and (folded in ordinary_folds() or not word.isascii()):
        return False
    is_name = kind_of_word(folded, word) not in (FORM, PARTICLE)
    return is_name and word not in small_words() and word not in load_roles()


def mention_findings(
    deal: Deal, search: QuerySearch, *, matches: Sequence[PartyMatch]
) -> Iterator[Callable[[str], Finding]]:
    """What makes a finding of each entry that a text names and no party was matched with.

    One for each text and entry, at the first place where it stands.
    """
    known = {found.match.listing.id for found in matches}
    texts = [*texts_with_names(deal)]
    search.meet_texts([text for _, text in texts])
    for subject, text in texts:
        seen = set(known)
        is_name = subject.endswith(MAKER)
        for mention in iter_mentions(text, search, is_name=is_name):
            if subject.endswith(".address") and _is_place(mention, text, search):
                continue
            if subject.startswith(ROUTE) and _is_stop(mention):
                continue
            if mention.match.listing.id not in seen:
                seen.add(mention.match.listing.id)
                yield _maker(subject, text, mention)


def _is_place(mention: Mention, address: str, search: QuerySearch) -> bool:
    """Whether a word of an address that is somebody's name, too, is a place's there.

    One word alone that other listed addresses have, such as the district Nanshan; none in an
    address that names somebody (``C/O NANSHAN``).
    """
    words = parse_name(mention.text).folded
    if len(words) != 1 or parse_name(mention.text).legal_forms or _behalf().search(address):
        return False
    return search.addresses.is_of_places(words[0])


def _is_stop(mention: Mention) -> bool:
    """Whether what a place of the route names is a place, or one word: a port, more likely."""
    name = parse_name(mention.text)
    is_word = len(name.tokens) <= 1 and not name.legal_forms
    return is_word or bool(locate(mention.text))


def texts_with_names(deal: Deal) -> Iterable[tuple[str, str]]:
    """All texts of a deal that may name someone, each by its place in it."""
    yield from texts_of(deal)
    for place, item in enumerate(deal.goods):
        for name in ("description", "manufacturer"):
            if text := getattr(item, name):
                yield f"goods[{place}].{name}", text
    for place, party in enumerate(deal.parties):
        if party.address:
            yield f"parties[{place}].address", party.address
        if party.name and _behalf().search(party.name):
            yield f"parties[{place}].name", party.name
    yield from _places(deal.route)


def _places(route: Route) -> Iterator[tuple[str, str]]:
    """The places of several words: ``PRIMER WAREHOUSE LLC`` stands where a port should."""
    stops = ((f"transshipment[{at}]", place) for at, place in enumerate(route.transshipment))
    ends = ("port_of_loading", "port_of_discharge", "final_destination")
    for name, place in (*((name, getattr(route, name)) for name in ends), *stops):
        if place and " " in place.strip():
            yield f"{ROUTE}{name}", place


@cache
def _behalf() -> re.Pattern[str]:
    """What in the name of a party names another: ``ALTO VERDE LDA O/B BURKUT BANK``."""
    words = [str(item.value) for item in read_yaml(BEHALF).mapping()["words"].sequence()]
    spelt = (r"[\s./]*".join(map(re.escape, re.findall(r"\w+", word))) for word in words)
    either = "|".join(sorted(spelt, key=lambda text: (-len(text), text)))
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE)


def _maker(subject: str, text: str, mention: Mention) -> Callable[[str], Finding]:
    match, listing = mention.match, mention.match.listing
    evidence = listing_evidence(
        listing,
        role=None,
        version=mention.watchlist.version,
        query_name=mention.text,
        listed_name=match.listed_name,
        features=[feature.to_dict() for feature in match.features],
    )
    shown = shown_around(text, mention.start, mention.end)
    explanation = (
        f"The text names {mention.text!r} ({shown}): {match.listed_name.text} is on "
        f"{listing.list}. Whether it takes part in the deal, a person must say."
    )
    return lambda name: Finding(
        id=name,
        kind="text_mention",
        subject=subject,
        score=match.score,
        certainty="possible",
        evidence={**evidence, "start": mention.start, "end": mention.end, "text": mention.text},
        explanation=explanation,
    )


def shown_around(text: str, start: int, end: int) -> str:
    """A part of a text with what stands around it, on one line."""
    first, last = max(start - AROUND, 0), end + AROUND
    before = "…" if first else ""
    behind = "…" if last < len(text) else ""
    return f"{before}{' '.join(text[first:last].split())}{behind}"
