"""How is written what is in a text, as lines of JSON?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.reading import FURNITURE, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.reading import Article
    from witting.screening.text_answer import (
        NamedEntity,
        NamedGoods,
        NamedMeasure,
        TextAnswer,
        TiedAnnouncement,
    )


def lines_of(answer: TextAnswer) -> Iterator[dict[str, Any]]:
    """The answer as JSON values: first the text, then what stands in it."""
    article = answer.article
    yield {
        "kind": "article",
        "file": article.source,
        "format": article.form,
        "encoding": article.encoding,
        "title": article.title,
        "byline": article.byline,
        "date": article.date,
        "sources": list(answer.reading.sources),
        "links": [{"text": link.text, "address": link.address} for link in article.links],
        "issues": list(article.issues),
        "as_of": answer.as_of.isoformat(),
        "lists": dict(answer.lists),
        "text": article.text,
    }
    yield from (_entity_line(one, article) for one in answer.named)
    yield from (_goods_line(one) for one in answer.goods)
    yield from (_measure_line(one) for one in answer.measures)
    yield from (_announcement_line(one) for one in answer.announcements)
    yield from (one.to_dict() for one in answer.reading.statements)
    for block in article.blocks:
        if block.kind == FURNITURE:
            yield {
                "kind": "furniture",
                "what": block.why,
                "text": " ".join(article.of(block).split()),
                "places": [place_in(article, block.start, block.end).to_dict()],
            }


def _entity_line(one: NamedEntity, article: Article) -> dict[str, Any]:
    entity = one.entity
    return {
        "kind": entity.kind,
        "id": entity.id,
        "name": entity.name,
        "title": entity.said or None,
        "country": entity.country,
        "concern": one.concern or None,
        "status": one.looked.status,
        "listings": [listing.to_dict() for listing in one.looked.listings],
        "places": [
            {
                **place_in(article, mention.start, mention.end).to_dict(),
                "text": article.text[mention.start : mention.end],
            }
            for mention in entity.mentions
        ],
    }


def _goods_line(one: NamedGoods) -> dict[str, Any]:
    return {
        "kind": "goods",
        "id": one.id,
        "words": one.words,
        **one.found.to_dict(),
        "places": [place.to_dict() for place in one.places],
    }


def _measure_line(one: NamedMeasure) -> dict[str, Any]:
    return {
        "kind": "measure",
        "name": one.name,
        "laws": [law.to_dict() for law in one.laws],
        "places": [place.to_dict() for place in one.places],
    }


def _announcement_line(one: TiedAnnouncement) -> dict[str, Any]:
    told = one.announcement
    return {
        "kind": "announcement",
        "act": told.act,
        "day": told.day,
        "why": told.why,
        "laws": [law.to_dict() for law in one.laws],
        "places": [told.place.to_dict()],
    }


def place_in(article: Article, start: int, end: int) -> Place:
    """A part of the text with its line."""
    return Place(start, end, article.line_of(start))
