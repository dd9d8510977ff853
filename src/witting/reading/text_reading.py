"""What does a text say: who is in it, and who says what through whom?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.article import HEADING, TITLE
from witting.reading.body_context import speaking_kind
from witting.reading.chinese import find_chinese, is_chinese
from witting.reading.clause import Clause
from witting.reading.discourse import Discourse
from witting.reading.headline import names_within, without_title_case
from witting.reading.measure import find_announcements, find_measures
from witting.reading.mention import COUNTRY, NAME, ORGANISATION, OUTLET, PLACE, WORD, Mention
from witting.reading.name_run import NameFinder
from witting.reading.quotation import Quotation, find_quotations
from witting.reading.quoted_name import is_speech
from witting.reading.record import Place, Statement, TextReading
from witting.reading.resolution import resolve
from witting.reading.role_phrase import RoleFinder
from witting.reading.sentence import find_sentences
from witting.reading.spoken import find_said
from witting.reading.text_token import tokens_of
from witting.reading.vocabulary import load_known

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from witting.reading.article import Article, Block
    from witting.reading.entity import Entity
    from witting.reading.given_place import GivenPlace
    from witting.reading.statement import Said
    from witting.reading.text_token import Token


def read_article(article: Article, places: Mapping[int, GivenPlace]) -> TextReading:
    """Who and what is named in an article, and its statements.

    Args:
        article: The text.
        places: The countries and towns in it by where they begin.
    """
    blocks = [block for block in article.blocks if block.is_read]
    within = names_within(article) if any(one.kind in (TITLE, HEADING) for one in blocks) else ()
    paragraphs = [_clauses(article, block, places, within) for block in blocks]
    mentions = sorted(
        {mention for clauses in paragraphs for clause in clauses for mention in _all(clause)},
        key=lambda mention: (mention.start, -mention.end),
    )
    entities, of = resolve(mentions, article.text)
    discourse = Discourse(entities, of, article.text)
    said = find_said(article.text, list(zip(blocks, paragraphs, strict=True)), discourse)
    statements = [
        _statement(article, one, discourse, number) for number, one in enumerate(said, start=1)
    ]
    entities = _with_speakers(entities, statements)
    clauses = [clause for paragraph in paragraphs for clause in paragraph]
    return TextReading(
        article=article,
        entities=tuple(entities),
        statements=tuple(statements),
        measures=tuple(
            found for block in blocks for found in find_measures(article, block.start, block.end)
        ),
        announcements=tuple(find_announcements(article, clauses)),
        sources=_sources(article, statements),
    )


def _with_speakers(entities: Sequence[Entity], statements: Sequence[Statement]) -> list[Entity]:
    """The same, where a name of two words that speaks is a person's, or a body's."""
    speaking = {statement.entity for statement in statements}
    # "Ingosstrakh said that it would go to court"
    things = {one.entity for one in statements if one.what.startswith(("it ", "its "))}
    return [
        replace(one, kind=ORGANISATION if one.id in things else speaking_kind(one.name))
        if one.id in speaking and (one.kind == NAME or (one.kind == WORD and one.id in things))
        else one
        for one in entities
    ]


def _all(clause: Clause) -> list[Mention]:
    return [*clause.mentions, *clause.quoted]


def _clauses(
    article: Article,
    block: Block,
    places: Mapping[int, GivenPlace],
    within: Collection[str] = (),
) -> list[Clause]:
    text = article.text
    quotations = find_quotations(text, block.start, block.end)
    names, roles = NameFinder(text, places), RoleFinder(text, places)
    found: list[Clause] = []
    for sentence in find_sentences(text, block.start, block.end, quotations):
        tokens: Sequence[Token] = tokens_of(text, sentence.start, sentence.end)
        if block.kind in (TITLE, HEADING):
            tokens = without_title_case(tokens, within)
        named = [*names.find(tokens)]
        if is_chinese(text, sentence.start, sentence.end):
            told = [*find_chinese(text, sentence.start, sentence.end)]
            places_named = [one for one in named if one.kind in (COUNTRY, PLACE)]
            mentions = named = [*told, *(one for one in places_named if not _is_in(one, told))]
        else:
            mentions = [*named, *roles.find(tokens, named)]
        inside = [one for one in quotations if sentence.start <= one.start < sentence.end]
        # A scare quote or a name in quotation marks speaks of its sentence like any word.
        spoken = [one for one in inside if is_speech(text, one, named)]
        found.append(
            Clause(
                text=text,
                start=sentence.start,
                end=sentence.end,
                tokens=[token for token in tokens if not _within(token.start, spoken)],
                mentions=sorted(
                    (one for one in mentions if not _within(one.start, spoken)),
                    key=lambda one: (one.end, one.end - one.start),
                ),
                quotations=inside,
                quoted=[one for one in mentions if _within(one.start, spoken)],
            )
        )
    return found


def _is_in(one: Mention, others: Sequence[Mention]) -> bool:
    return any(other.start <= one.start < other.end for other in others)


def _within(place: int, quotations: Sequence[Quotation]) -> bool:
    number = bisect_right(quotations, place, key=_start) - 1
    return number >= 0 and place < quotations[number].end


def _start(quotation: Quotation) -> int:
    return quotation.start


def _statement(article: Article, said: Said, discourse: Discourse, number: int) -> Statement:
    speaker, outlet = discourse.speaker_of(said.speaker), discourse.speaker_of(said.outlet)
    return Statement(
        id=f"s{number}",
        speaker=speaker.said if speaker else None,
        entity=_id(discourse, speaker.entity if speaker else None),
        outlet=outlet.said if outlet else None,
        outlet_entity=_id(discourse, outlet.entity if outlet else None),
        what=said.what,
        manner=said.manner,
        verb=said.verb,
        place=Place(said.start, said.end, article.line_of(said.start)),
        quotations=tuple(
            Place(one.start, one.end, article.line_of(one.start)) for one in said.quotations
        ),
    )


def _id(discourse: Discourse, number: int | None) -> str | None:
    return discourse.entities[number].id if number is not None else None


@cache
def _outlets() -> re.Pattern[str]:
    """The names of outlets, the longest first."""
    forms = [form for form, known in load_known().items() if known.kind == OUTLET]
    choices = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")


def _sources(article: Article, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The outlets that the text has something from: statements, and credits of pictures."""
    found = dict.fromkeys(item.outlet for item in statements if item.outlet)
    for block in article.blocks:
        if block.why in ("caption", "byline", "rights"):
            for credit in _outlets().findall(article.of(block)):
                found.setdefault(load_known()[credit].name)
    return tuple(name for name in found if name)
