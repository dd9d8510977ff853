"""In which words is told what a text holds?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.report.wording import say_count, say_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.goods import GoodsIdentification
    from witting.reading import Statement
    from witting.screening.text_answer import NamedEntity
    from witting.screening.text_listing import TextListing

KINDS = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "country": "country",
    "place": "place",
    "vessel": "ship",
    "name": "name",
    "word": "name",
}
FURNITURE = {
    "advertisement": "advertisement",
    "byline": "byline",
    "caption": "caption or credit of a picture",
    "comments": "comments",
    "control": "control of the page",
    "cookie": "cookie notice",
    "date": "date line",
    "menu": "menu",
    "related": "related links",
    "repeated": "said twice",
    "rights": "rights and credits",
}
MANNERS = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "in the text's words",
}


def say_role(named: NamedEntity) -> str:
    """What an entity is, as far as the text tells it: ``Russian President``."""
    entity = named.entity
    if entity.kind == "person":
        return entity.said or "person"
    if entity.kind in ("country", "place") or entity.country is None:
        return KINDS[entity.kind]
    return f"{KINDS[entity.kind]}, {say_place(entity.country)}"


def say_status(named: NamedEntity) -> str:
    """``listed on 3 lists``, ``not listed``, or what is of concern at a place."""
    looked = named.looked
    if looked.listings:
        lists = {listing.match.listing.list for listing in looked.listings}
        word = "listed" if looked.status == "listed" else "perhaps listed"
        return f"{word} on {say_count(len(lists), 'list')}"
    return named.concern if looked.status == "not looked for" else looked.status


def say_listing(listing: TextListing, lists: Mapping[str, str | None]) -> str:
    """A listing on one line: the list, the name, the day, the programs.

    Args:
        listing: Of a name of the text.
        lists: The version of each list.
    """
    match = listing.match
    version = (lists.get(match.listing.list) or "").rpartition("+")[2].partition(".")[0]
    # OFAC's list does not say since when somebody is on it.
    day = f"since {listing.day}" if listing.day else f"on the list of {version}, which gives no day"
    programs = ", ".join(match.listing.programs)
    parts = [match.listing.id, match.listing.caption, day, programs]
    if listing.certainty != "strong":
        parts.append(listing.certainty)
    return " · ".join(filter(None, parts))


def say_goods(found: GoodsIdentification) -> str:
    """``may be tier 3.A of the common high-priority list, class 7 of the determination``."""
    parts = [f"tier {found.chpl_tier} of the common high-priority list"] if found.chpl_tier else []
    classes = [key.rpartition(".")[2] for key in found.item_classes]
    if classes:
        word = "class" if len(classes) == 1 else "classes"
        parts.append(f"{word} {', '.join(classes)} of the Treasury's determination")
    may = "may be " if found.status == "ambiguous" else ""
    return may + " and ".join(parts)


def say_speaker(statement: Statement) -> str:
    """Who says it."""
    return statement.speaker or statement.outlet or "nobody named"


def say_words(statement: Statement) -> str:
    """What is said, without the comma before ``he said``."""
    return statement.what.removesuffix(",") if statement.manner == "direct" else statement.what


def say_outlet(statement: Statement) -> str:
    """Through whom, where that is another than who says it; else empty."""
    return statement.outlet if statement.outlet and statement.outlet != statement.speaker else ""
