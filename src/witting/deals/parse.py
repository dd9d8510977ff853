"""What deal is it that this JSON object describes?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from witting.deals.cargo import parse_goods_item, parse_route
from witting.deals.day import parse_day
from witting.deals.fields import take_fields
from witting.deals.money import parse_money
from witting.deals.own_key import read_own_keys
from witting.deals.party import parse_party
from witting.deals.reading import Reading, shown
from witting.deals.reference import parse_difference, parse_references, words_in
from witting.deals.reliance import parse_reliance
from witting.deals.text import MAX_LONG, MAX_NAME, parse_text
from witting.deals.vocabulary import compact
from witting.model import Deal, Issue, Route, Source

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from witting.deals.reading import FileMemory

T = TypeVar("T")

JSON_FORMAT = "witting.deal+json"
KEYS = (
    "id",
    "date",
    "kind",
    "parties",
    "goods",
    "route",
    "amount",
    "purpose",
    "text",
    "references",
    "relies_on",
    "papers",
    "differences",
    "source",
    "issues",
)


@cache
def _known() -> Mapping[str, str]:
    return {compact(key): key for key in KEYS}


def unknown_fields(data: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of an object that are no field of a deal, in their order."""
    return tuple(key for key in data if compact(key) not in _known())


def parse_deal(
    data: object,
    *,
    where: str = "deal",
    file: str = "",
    line: int | None = None,
    memory: FileMemory | None = None,
) -> Deal:
    """The deal in the shape of docs/deals.md, with an issue for all that was not understood.

    Never raises: what is no object at all becomes a deal with nothing but an id and an issue,
    which screening gives to a person.

    Args:
        data: A decoded JSON object.
        where: The place to show in issues, such as ``deals.jsonl line 3``.
        file: The file's name; empty for a deal that comes from no file (and has no source).
        line: Where it starts in the file, from 1.
        memory: What earlier deals of the same file were told about unknown keys.
    """
    place = f"line {line}" if line is not None else ""
    source = Source(file, JSON_FORMAT, place) if file else None
    reading = Reading(where, place=place, memory=memory)
    return build_deal(data, source=source, reading=reading, where=where, is_as_given=True)


def build_deal(
    data: object,
    *,
    source: Source | None,
    reading: Reading,
    where: str,
    is_as_given: bool = False,
) -> Deal:
    """As :func:`parse_deal`, from any format that was brought into the shape of the JSON.

    Args:
        data: The object.
        source: Where it was read.
        reading: Takes the issues.
        where: The place to show in issues.
        is_as_given: Whether its keys are a user's, and none that a reader of a format wrote.
    """
    if not isinstance(data, Mapping):
        return unread_deal(
            f"a deal is an object, not {shown(data)}; it was not read.", source=source, where=where
        )
    if is_as_given:
        data = read_own_keys(data, known=_known(), reading=reading)
    fields = take_fields(data, "", known=_known(), reading=reading)
    given = tuple(_parse_issues(fields.get("issues"), reading))
    reading.day = _parse_day(fields.get("date"), reading)
    amount = fields.get("amount")
    deal = Deal(
        id=_parse_id(fields.get("id"), source=source, reading=reading, where=where),
        date=reading.day,
        kind=parse_text(fields.get("kind"), "kind", reading),
        parties=_parse_list(fields.get("parties"), "parties", reading, parse_party),
        goods=_parse_list(fields.get("goods"), "goods", reading, parse_goods_item),
        route=parse_route(fields["route"], "route", reading) if "route" in fields else Route(),
        amount=None if amount in (None, "") else parse_money(amount, "amount", reading),
        purpose=parse_text(fields.get("purpose"), "purpose", reading, limit=MAX_LONG),
        text=tuple(_parse_texts(fields.get("text"), "text", reading)),
        references=parse_references(fields.get("references"), "references", reading),
        relies_on=_parse_list(fields.get("relies_on"), "relies_on", reading, parse_reliance),
        papers=tuple(_parse_texts(fields.get("papers"), "papers", reading)),
        differences=_parse_list(
            fields.get("differences"), "differences", reading, parse_difference
        ),
        source=_parse_source(fields.get("source"), reading) or source,
        issues=reading.close(given),
    )
    return _with_words(deal)


def _with_words(deal: Deal) -> Deal:
    """The deal; words where the number of a paper or of a party belongs are texts, too."""
    numbers = (number for party in deal.parties for number in party.identifiers)
    words = dict.fromkeys(words_in((*deal.references, *numbers)))
    new = [word for word in words if word not in deal.text]
    return replace(deal, text=(*deal.text, *new)) if new else deal


def unread_deal(
    what: str, *, source: Source | None, where: str, more: tuple[Issue, ...] = ()
) -> Deal:
    """A deal of which nothing could be read, so that it is not lost and a person looks at it."""
    return Deal(
        id=_made_id(source, where), source=source, issues=(Issue(where, what, unread=True), *more)
    )


def _made_id(source: Source | None, where: str) -> str:
    return f"{source.file}:{source.locator}" if source is not None else where


def _parse_id(value: object, *, source: Source | None, reading: Reading, where: str) -> str:
    text = parse_text(value, "id", reading, limit=MAX_NAME)
    if text is not None:
        return text
    made = _made_id(source, where)
    reading.issue("id", f"the deal has no id; it was called {shown(made)}.")
    return made


def _parse_day(value: object, reading: Reading) -> dt.date | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    day, problem = parse_day(value)
    if problem:
        reading.issue("date", problem)
    return day


def _parse_list(
    value: object, path: str, reading: Reading, parse: Callable[[object, str, Reading], T]
) -> tuple[T, ...]:
    if value is None or value == "":
        return ()
    if not isinstance(value, list | tuple):
        reading.issue(
            path, f"a list is expected, not {shown(value)}; it was read as its only element."
        )
        value = [value]
    return tuple(
        parse(item, f"{path}[{place}]", reading)
        for place, item in enumerate(value)
        if item is not None
    )


def _parse_texts(value: object, path: str, reading: Reading) -> Iterator[str]:
    items = value if isinstance(value, list | tuple) else [value]
    for place, item in enumerate(items):
        text = parse_text(item, f"{path}[{place}]", reading, limit=MAX_LONG)
        if text is not None:
            yield text


def _parse_source(value: object, reading: Reading) -> Source | None:
    """Where an earlier run of ``witting parse`` read the deal; it stays the deal's source."""
    if value is None:
        return None
    keys = ("file", "format", "locator")
    if not isinstance(value, Mapping) or not all(isinstance(value.get(key), str) for key in keys):
        reading.issue("source", "an object of file, format and locator is expected; not read.")
        return None
    return Source(*(parse_text(value[key], f"source.{key}", reading) or "" for key in keys))


def _parse_issues(value: object, reading: Reading) -> Iterator[Issue]:
    """What an earlier run of ``witting parse`` did not understand; it stays with the deal."""
    if value is None:
        return
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, Mapping) and isinstance(what := item.get("what"), str):
            where = item.get("where")
            yield Issue(
                parse_text(where, "issues", reading) or "" if isinstance(where, str) else "",
                parse_text(what, "issues", reading) or "",
                unread=item.get("unread") is True,
            )
        else:
            reading.issue("issues", f"{shown(item)} is no issue with where and what; not read.")
