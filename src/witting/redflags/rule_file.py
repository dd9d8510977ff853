"""Which red flag does a file state?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.redflags.facts import FACTS
from witting.redflags.rule import NEEDS, AllOf, AnyOf, IsFact, Paper, Rule
from witting.regimes.fields import Fields, choice_of, fail, items_of
from witting.regimes.headline import check_key
from witting.regimes.provision import RECALLED, SOURCE_READ

if TYPE_CHECKING:
    from datetime import date

    from witting.redflags.rule import Condition
    from witting.resources import Node

_FIELDS = ("key", "title", "source", "needs", "about", "group", "weight", "when", "says")
_PAPER = ("document", "date", "address", "source_read")


def parse_rule(node: Node, *, key: str, review_from: int) -> Rule:
    """The rule of a file's root node.

    Args:
        node: The root.
        key: The key that the file's name asks for.
        review_from: The sum that asks for a review, which no rule reaches alone.

    Raises:
        ResourceError: The file breaks the schema; the message has the line.
    """
    fields = Fields(node, what="a red flag", known=_FIELDS)
    check_key(fields, key)
    when = _condition(fields.need("when"))
    about = fields.choice("about", tuple(FACTS))
    if about not in _facts_of(when):
        fail(fields.need("about"), f"about is one of the facts of 'when', and {about!r} is not.")
    paper = _paper(fields.need("source"))
    weight = _weight(fields, review_from=review_from)
    if paper.source_read == RECALLED and weight > 1:
        fail(fields.need("weight"), "a flag whose paper is only recalled weighs 1.")
    return Rule(
        key=key,
        title=fields.text("title"),
        paper=paper,
        needs=_needs(fields, when),
        about=about,
        group=fields.text("group"),
        weight=weight,
        when=when,
        says=fields.text("says"),
    )


def _paper(node: Node) -> Paper:
    fields = Fields(node, what="source", known=_PAPER)
    return Paper(
        document=fields.text("document"),
        date=_day(fields),
        address=fields.address("address"),
        source_read=fields.choice("source_read", SOURCE_READ),
    )


def _day(fields: Fields) -> date:
    fields.need("date")
    day = fields.day("date")
    assert day is not None
    return day


def _needs(fields: Fields, when: Condition) -> str:
    """What the file says it needs, which must be what its facts need."""
    needs = fields.choice("needs", NEEDS)
    asked = {FACTS[fact].needs for fact in _facts_of(when)} - {"deal"} or {"deal"}
    if asked != {needs}:
        fail(fields.need("needs"), f"its facts need {' and '.join(sorted(asked))}, not {needs}.")
    return needs


def _weight(fields: Fields, *, review_from: int) -> int:
    text = fields.text("weight")
    if not (text.isascii() and text.isdigit() and 0 < int(text) < review_from):
        fail(
            fields.need("weight"),
            f"weight is a whole number from 1 to {review_from - 1}: no flag alone is a review.",
        )
    return int(text)


def _condition(node: Node) -> Condition:
    """A fact's name, or a mapping of ``all`` or ``any`` to a list of conditions."""
    if isinstance(node.value, str):
        return IsFact(choice_of(node, what="fact", choices=tuple(FACTS)))
    fields = Fields(node, what="a condition", known=("all", "any"))
    if len(fields.node.mapping()) != 1:
        fail(node, "a condition is a fact, or one of 'all' and 'any'.")
    [(kind, inner)] = fields.node.mapping().items()
    parts = tuple(_condition(item) for item in items_of(inner, what=kind))
    return AllOf(tuple(sorted(parts, key=_cost))) if kind == "all" else AnyOf(parts)


def _cost(condition: Condition) -> int:
    """How long it may take to see, so that what shows at once that a rule does not hold is first.

    The facts stand in FACTS with the quickest first.
    """
    places = {fact: place for place, fact in enumerate(FACTS)}
    return max((places[fact] for fact in _facts_of(condition)), default=0)


def _facts_of(condition: Condition) -> frozenset[str]:
    if isinstance(condition, IsFact):
        return frozenset({condition.fact})
    return frozenset().union(*map(_facts_of, condition.conditions))
