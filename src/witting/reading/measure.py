"""Which measures and acts of law does a text name, and which act does an announcement mean?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.day import load_months
from witting.reading.record import Announcement, MeasureMention, Place
from witting.reading.vocabulary import load_table
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.reading.article import Article
    from witting.reading.clause import Clause
    from witting.resources import Node

_ORDER = re.compile(
    r"\b(?:Executive\s+Orders?|E\.\s?O\.|EO)\s*(?:\(E\.?\s?O\.?\)\s*)?(?:No\.?\s*)?(1[34]\d{3})\b",
    re.IGNORECASE,
)
_REGULATION = re.compile(
    r"(?<!\w)(?:(?i:(?:Council\s+)?(?:Implementing\s+)?(?:(?:Durchführungs)?verordnung"
    r"|Regulation|(?:Règlement|Décision)(?:\s+d['’]exécution)?|Decision|Beschluss))\s*)?"
    r"\((?:EU|ЕС|UE|CFSP|GASP|PESC)\)\s*(?:No\.?|Nr\.?|n°|№)?\s*(\d{3,4}/\d{3,4})\b"
)
_CHINESE_REGULATION = re.compile(r"(?:欧盟|欧洲联盟|理事会)\D{0,6}(\d{3,4}/\d{3,4})\s*号")
_LICENCE = re.compile(r"\b(?:General\s+Licen[sc]e|GL)\s*(?:No\.?\s*)?(\d{1,3}[A-Z]{0,2})\b")
_PART = re.compile(r"\b(15|31)\s*C\.?F\.?R\.?\s*(?:part\s*|§\s*)?(\d{3}(?:\.\d+)?)")
_YEAR = re.compile(r"\b(20[12]\d)\b")


@dataclass(frozen=True, slots=True)
class Act:
    """An act that news calls by its month alone.

    Args:
        instrument: As the files of the law name it.
        mention: With its day, as it is shown.
        day: ISO.
        authority: A key of the authorities.
        terms: The measures that it imposes.
        words: One of them stands in a sentence that means it.
    """

    instrument: str
    mention: str
    day: str
    authority: str
    terms: tuple[str, ...]
    words: tuple[str, ...]


def find_measures(article: Article, start: int, end: int) -> Iterator[MeasureMention]:
    """The measures and acts that a part of a text names, in order."""
    found = [*_acts(article, start, end), *_terms(article, start, end)]
    yield from sorted(found, key=lambda one: one.place.start)


def _acts(article: Article, start: int, end: int) -> Iterator[MeasureMention]:
    for pattern, name in (
        (_ORDER, "Executive Order {}"),
        (_REGULATION, "Regulation (EU) {}"),
        (_CHINESE_REGULATION, "Regulation (EU) {}"),
        (_LICENCE, "General License {}"),
    ):
        for match in pattern.finditer(article.text, start, end):
            place = _place(article, match.start(), match.end())
            yield MeasureMention(name.format(match[1]), match[1], place)
    for match in _PART.finditer(article.text, start, end):
        place = _place(article, match.start(), match.end())
        yield MeasureMention(f"{match[1]} CFR {match[2]}", None, place)


def _terms(article: Article, start: int, end: int) -> Iterator[MeasureMention]:
    pattern, names = _term_pattern()
    for match in pattern.finditer(article.text, start, end):
        yield MeasureMention(
            names[" ".join(match[0].casefold().split())],
            None,
            _place(article, match.start(), match.end()),
        )


@cache
def _term_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {
        phrase: name
        for name, phrases in load_table("measures", "terms").items()
        for phrase in phrases
    }
    longest = sorted(names, key=lambda phrase: (-len(phrase), phrase))
    choices = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return re.compile(rf"(?<![^\W\d_])(?:{choices})(?![^\W\d_])", re.IGNORECASE), names


def find_announcements(article: Article, clauses: Sequence[Clause]) -> Iterator[Announcement]:
    """The acts that sentences mean which name an authority, a measure and a month."""
    for clause in clauses:
        named = [item.name for item in _terms(article, clause.start, clause.end)]
        if not named:
            continue
        who = {mention.name for mention in clause.mentions}
        words = {token.key for token in clause.tokens}
        months = {load_months()[key]: key for key in words if key in load_months() and len(key) > 3}  # noqa: PLR2004  # whole names
        years = set(_YEAR.findall(article.text[clause.start : clause.end]))
        for act in _fitting(
            named=named, who=who, words=words, months=months, years=years, day=article.date
        ):
            yield Announcement(
                act=act.mention,
                instrument=act.instrument,
                day=act.day,
                place=_place(article, clause.start, clause.end),
                why=_why(act, who, months),
            )


def _why(act: Act, who: set[str], months: dict[str, str]) -> str:
    body = min(who & set(_authorities()[act.authority]))
    month = months[act.day[5:7]].capitalize()
    return f"{body}, {act.terms[0]} and {month}: the act of that authority, measure and month."


def _fitting(
    *,
    named: Sequence[str],
    who: set[str],
    words: set[str],
    months: dict[str, str],
    years: set[str],
    day: str | None,
) -> Iterator[Act]:
    for act in _load_acts():
        is_its = bool(who & set(_authorities()[act.authority])) and bool(
            set(named) & set(act.terms)
        )
        is_when = act.day[5:7] in months and (not years or act.day[:4] in years)
        is_before = day is None or act.day <= day
        if (
            is_its
            and is_when
            and is_before
            and words & set(act.words)
            and not _is_stale(act, years, day)
        ):
            yield act


def _is_stale(act: Act, years: set[str], day: str | None) -> bool:
    """Whether a month without a year is a later year's than the act's: the last before the text."""
    if years or day is None:
        return False
    months = (int(day[:4]) - int(act.day[:4])) * 12 + int(day[5:7]) - int(act.day[5:7])
    return months >= 12  # noqa: PLR2004  # of a year


@cache
def _load_acts() -> tuple[Act, ...]:
    nodes = read_yaml("reading/measures.yaml").mapping()["acts"].sequence()
    return tuple(_act(node) for node in nodes)


def _act(node: Node) -> Act:
    plain = node.plain()
    assert isinstance(plain, dict), node.where
    return Act(
        instrument=plain["instrument"],
        mention=plain["mention"],
        day=plain["day"],
        authority=plain["authority"],
        terms=tuple(plain["terms"]),
        words=tuple(plain["words"]),
    )


@cache
def _authorities() -> dict[str, tuple[str, ...]]:
    plain = read_yaml("reading/measures.yaml").mapping()["authorities"].plain()
    assert isinstance(plain, dict)
    return {key: tuple(names) for key, names in plain.items()}


def _place(article: Article, start: int, end: int) -> Place:
    return Place(start, end, article.line_of(start))
