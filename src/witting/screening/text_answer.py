"""Who and what is in a text, with the listing, the goods and the law behind each?"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from witting.goods import iter_named
from witting.names import parse_name
from witting.names.russian_case import iter_nominatives
from witting.reading import FURNITURE, Entity, Mention, Place, read_article
from witting.regimes import load_regimes
from witting.routes import Location
from witting.routes.concern import worry_of
from witting.screening.text_law import laws_announced, laws_of
from witting.screening.text_listing import (
    LISTED,
    NOT_ASKED,
    NOT_LISTED,
    Looked,
    TextListing,
    TextLists,
)
from witting.screening.text_places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from witting.goods import GoodsIdentification
    from witting.matching import Match
    from witting.reading import (
        Announcement,
        Article,
        MeasureMention,
        TextReading,
    )
    from witting.screening.screener import Screener
    from witting.screening.text_law import Law


class Seen(Protocol):
    """A listed name that a scan saw: where, and the listing."""

    @property
    def start(self) -> int:
        """Where it begins in the text that was scanned."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...

    @property
    def match(self) -> Match:
        """The name and the listing."""
        ...


class Scan(Protocol):
    """Finds listed names in a text, in small letters and in every script; in order."""

    def __call__(self, text: str) -> Iterable[Seen]:
        """Each place at which a listed name stands."""
        ...


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity of a text with what the lists and the routes say of it."""

    entity: Entity
    looked: Looked
    concern: str = ""


@dataclass(frozen=True, slots=True)
class NamedGoods:
    """Goods that a text names which are, or may be, on a list."""

    id: str
    words: str
    found: GoodsIdentification
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """A measure or an act with the provisions that it is."""

    name: str
    laws: tuple[Law, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class TiedAnnouncement:
    """What somebody announced, with the provisions that it became."""

    announcement: Announcement
    laws: tuple[Law, ...]


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """All that is known of a text.

    Args:
        named: The entities, in the order of the text.
        lists: The version of each list that was asked; None for one without a snapshot that old.
    """

    reading: TextReading
    named: tuple[NamedEntity, ...]
    goods: tuple[NamedGoods, ...]
    measures: tuple[NamedMeasure, ...]
    announcements: tuple[TiedAnnouncement, ...]
    lists: Mapping[str, str | None]
    as_of: dt.date

    @property
    def article(self) -> Article:
        """The text."""
        return self.reading.article

    @property
    def is_clear(self) -> bool:
        """Whether nobody in it is, or may be, listed, and no goods in it are, or may be."""
        return not self.goods and all(
            one.looked.status in ("not listed", NOT_ASKED) for one in self.named
        )


def answer_text(
    article: Article, screener: Screener, *, as_of: dt.date | None = None, scan: Scan | None = None
) -> TextAnswer:
    """Reads an article and looks up all that it names.

    Args:
        article: The text.
        screener: Over the lists.
        as_of: The day of the lists; today where it is None.
        scan: Finds listed names that stand in no capitals; the screener's own where it is None.
    """
    day = as_of or dt.date.today()  # noqa: DTZ011  # the user's own day, as for the screener
    reading = read_article(article, find_places(article))
    scan = scan or partial(screener.iter_listed_names, as_of=as_of)
    scanned = _scan(article, scan(article.text))
    named = [*_named(reading, TextLists(screener, as_of), scanned)]
    return TextAnswer(
        reading=reading,
        named=(*named, *_unnamed(reading, named, scanned)),
        goods=tuple(_goods(article)),
        measures=tuple(_measures(reading.measures)),
        announcements=tuple(
            TiedAnnouncement(one, laws_announced(one, load_regimes()))
            for one in reading.announcements
        ),
        lists=screener.versions(day),
        as_of=day,
    )


def _named(
    reading: TextReading, lists: TextLists, scanned: Mapping[tuple[int, int], list[TextListing]]
) -> Iterator[NamedEntity]:
    """The entities that the words of the text tell; a single word only where it is listed."""
    speakers = {one.entity for one in reading.statements} | {
        one.outlet_entity for one in reading.statements
    }
    for one in reading.entities:
        entity, looked = _looked(one, lists, scanned)
        is_shown = entity.kind not in ("word", "name") or looked.status == LISTED
        if is_shown or entity.id in speakers:
            yield NamedEntity(entity, looked, _concern(entity))


def _looked(
    entity: Entity, lists: TextLists, scanned: Mapping[tuple[int, int], list[TextListing]]
) -> tuple[Entity, Looked]:
    """What the lists say of an entity, and the entity as what they have it as."""
    looked = lists.look_up(entity)
    # A street has no country; an airport or a square may still be listed.
    is_given = entity.kind == "country" or (entity.kind == "place" and entity.country is not None)
    if looked.listings or is_given:
        return entity, looked
    if entity.kind == "person":
        # A name that speaks is taken for a person's, and may be a firm's.
        body = replace(entity, kind="organisation")
        if not entity.titles and (as_body := lists.look_up(body)).listings:
            return body, as_body
        return entity, looked
    places = ((mention.start, mention.end) for mention in entity.mentions)
    found = {one.match.listing.id: one for place in places for one in scanned.get(place, ())}
    if of_case := _of_case(entity, lists):
        return of_case
    if found:
        listings = tuple(found.values())
        kind = entity.kind if entity.kind == "outlet" else _kind_of(listings[0].match)
        return replace(entity, kind=kind), Looked(LISTED, listings)
    return entity, looked


def _of_case(entity: Entity, lists: TextLists) -> tuple[Entity, Looked] | None:
    """A body of one word, listed under the name of which the word is a Russian case."""
    if entity.kind != "organisation" or len(entity.name.split()) > 1:
        return None
    for name in iter_nominatives(entity.name.casefold()):
        named = replace(entity, name=name.capitalize())
        if (looked := lists.look_up(named)).status == LISTED:
            return named, looked
    return None


def _scan(article: Article, seen: Iterable[Seen]) -> dict[tuple[int, int], list[TextListing]]:
    """The listed names of the text that are surely meant, by where they stand."""
    has_case = any(sign.isupper() for sign in article.text)
    found: dict[tuple[int, int], list[TextListing]] = {}
    for one in seen:
        is_words = has_case and _is_plain(article.text[one.start : one.end], one.match)
        if one.match.certainty == "strong" and not is_words and _is_read(article, one.start):
            listing = TextListing(one.match, "strong", SCANNED)
            found.setdefault((one.start, one.end), []).append(listing)
    return found


def _is_plain(words: str, match: Match) -> bool:
    """Whether small letters in a text that has capitals are words of the language.

    One word always is; of two, all but the name as the list spells it: ``Banks that`` is not
    ``TAT BANK``.
    """
    count = len(words.split())
    if count == 1:
        return words.islower()
    if count > MOST_PLAIN or words not in (words.lower(), words.capitalize()):
        return False
    return parse_name(words).folded_words != parse_name(match.listed_name.text).folded_words


def _unnamed(
    reading: TextReading,
    named: Sequence[NamedEntity],
    scanned: Mapping[tuple[int, int], list[TextListing]],
) -> Iterator[NamedEntity]:
    """Listed names where the words told none that is shown: in small letters, in other scripts."""
    taken = {
        place
        for one in named
        if not _is_joined(one)
        for mention in one.entity.mentions
        for place in range(mention.start, mention.end)
    }
    found: dict[str, tuple[list[Mention], dict[str, TextListing]]] = {}
    for (start, end), listings in scanned.items():
        if not taken.isdisjoint(range(start, end)):
            continue
        words = " ".join(reading.article.text[start:end].split())
        mentions, by_id = found.setdefault(words.casefold(), ([], {}))
        mentions.append(Mention(start, end, _kind_of(listings[0].match), words))
        by_id.update({one.match.listing.id: one for one in listings})
    for number, (mentions, by_id) in enumerate(found.values(), start=len(reading.entities) + 1):
        first = mentions[0]
        entity = Entity(f"e{number}", first.kind, first.name, (), "", None, None, tuple(mentions))
        yield NamedEntity(entity, Looked(LISTED, tuple(by_id.values())))


def _is_joined(named: NamedEntity) -> bool:
    """Whether a name that is on no list may be two: ``Primer Bank and Osh``."""
    is_body = named.looked.status == NOT_LISTED and named.entity.kind == "organisation"
    return is_body and not _JOINTS.isdisjoint(named.entity.name.split())


def _is_read(article: Article, place: int) -> bool:
    """Whether a place is in a paragraph of the text, and in no furniture."""
    number = bisect_right(article.blocks, place, key=lambda block: block.start) - 1
    return number >= 0 and article.blocks[number].is_read


MOST_PLAIN = 2
"""Words in small letters that are mostly no name, whatever name they look like."""
_JOINTS = frozenset({"and", "und", "et", "и", "&"})
SCANNED = "The words are a name on the list."


def _kind_of(match: Match) -> str:
    return "person" if match.listing.schema == "Person" else "organisation"


def _concern(entity: Entity) -> str:
    if entity.kind not in ("country", "place") or entity.country is None:
        return ""
    worry = worry_of(Location(entity.country))
    if worry is None:
        return ""
    return "target of the measures" if worry.concern == "target" else worry.basis


def _goods(article: Article) -> Iterator[NamedGoods]:
    """The goods of the text, each kind of words once."""
    found: dict[str, tuple[GoodsIdentification, list[Place]]] = {}
    for block in article.blocks:
        if block.kind == FURNITURE:
            continue
        for start, end, goods in iter_named(article.of(block)):
            words = article.text[block.start + start : block.start + end]
            key = " ".join(words.split()).casefold()
            place = _place(article, block.start + start, block.start + end)
            found.setdefault(key, (goods, []))[1].append(place)
    for number, (words, (goods, places)) in enumerate(found.items(), start=1):
        yield NamedGoods(f"g{number}", words, goods, tuple(places))


def _place(article: Article, start: int, end: int) -> Place:
    return Place(start, end, article.line_of(start))


def _measures(measures: Iterable[MeasureMention]) -> Iterator[NamedMeasure]:
    """The measures of the text, each once."""
    found: dict[str, tuple[MeasureMention, list[Place]]] = {}
    for one in measures:
        found.setdefault(one.name, (one, []))[1].append(one.place)
    for name, (one, places) in found.items():
        yield NamedMeasure(name, laws_of(one, load_regimes()), tuple(places))
