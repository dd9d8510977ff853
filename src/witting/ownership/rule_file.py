"""Which tests of ownership do the files under ``resources/ownership`` state?"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from witting.errors import ResourceError
from witting.ownership.rule import HolderMeasure, OwnershipRule, Reading
from witting.ownership.share import parse_share
from witting.resources import iter_names, parse_yaml, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from witting.resources import Node

FOLDER = "ownership"
_RULE = ("key", "title", "holders", "readings")
_HOLDER = ("list", "program", "provision")
_READING = (
    "from", "to", "share", "exactly", "several_holders", "control", "text", "source", "source_read"
)  # fmt: skip
_SOURCE_READ = ("read", "secondary", "inferred", "recalled")


@cache
def load_rules() -> tuple[OwnershipRule, ...]:
    """All tests, sorted by key.

    Raises:
        ResourceError: A file breaks the schema; the message has the line.
    """
    rules = (parse_rule(read_text(name), file=name) for name in iter_names(FOLDER))
    return tuple(sorted(rules, key=lambda rule: rule.key))


def parse_rule(text: str, *, file: str) -> OwnershipRule:
    """The test that a file states.

    Raises:
        ResourceError: It breaks the schema; the message has the line.
    """
    root = parse_yaml(text, file=file)
    fields = _fields(root, _RULE, needed=_RULE)
    readings = tuple(_reading(node) for node in _items(fields["readings"]))
    for number, (before, after) in enumerate(pairwise(readings), 1):
        if before.last is None or after.first is None or after.first <= before.last:
            _fail(_items(fields["readings"])[number], "readings overlap or are not in order.")
    return OwnershipRule(
        key=_text(fields["key"]),
        title=_text(fields["title"]),
        holders=tuple(_holder(node) for node in _items(fields["holders"])),
        readings=readings,
    )


def _holder(node: Node) -> HolderMeasure:
    fields = _fields(node, _HOLDER, needed=("list",))
    lists, programs, provisions = (
        tuple(map(_text, _items(fields[name]))) if name in fields else () for name in _HOLDER
    )
    return HolderMeasure(lists, programs, provisions)


def _reading(node: Node) -> Reading:
    fields = _fields(node, _READING, needed=_READING[2:])
    first, last = (_day(fields[name]) if name in fields else None for name in ("from", "to"))
    if first and last and last < first:
        _fail(fields["to"], f"the reading ends on {last}, before it begins on {first}.")
    source = _text(fields["source"])
    if not source.startswith("https://"):
        _fail(fields["source"], "source is an address that begins with https://.")
    return Reading(
        first=first,
        last=last,
        share=_share(fields["share"]),
        or_more=_choice(fields["exactly"], ("owned", "not owned")) == "owned",
        adds_up=_choice(fields["several_holders"], ("added", "one by one")) == "added",
        control_counts=_choice(fields["control"], ("counts", "told")) == "counts",
        text=_text(fields["text"]),
        source=source,
        source_read=_choice(fields["source_read"], _SOURCE_READ),
    )


def _share(node: Node) -> Fraction:
    found = parse_share(_text(node))
    if found.doubt or not found.share.is_exact:
        _fail(node, "share is a percentage such as 50%.")
    return found.share.low


def _fields(node: Node, known: Sequence[str], *, needed: Sequence[str]) -> Mapping[str, Node]:
    if not isinstance(node.value, dict):
        _fail(node, f"this is a mapping of {', '.join(known)}.")
    for key in node.value:
        if key not in known:
            where = f"{node.file}:{node.key_lines[key]}"
            raise ResourceError(f"{key!r} is none of {', '.join(known)}.", where=where)
    given = {key: value for key, value in node.value.items() if not value.is_null}
    for key in needed:
        if key not in given:
            _fail(node, f"{key!r} is missing.")
    return given


def _items(node: Node) -> list[Node]:
    if not isinstance(node.value, list) or not node.value:
        _fail(node, "this is a list with at least one item.")
    return node.value


def _text(node: Node) -> str:
    if not isinstance(node.value, str) or not node.value.strip():
        _fail(node, "this is plain text and not empty.")
    return " ".join(node.value.split())


def _choice(node: Node, choices: Sequence[str]) -> str:
    text = _text(node)
    if text not in choices:
        _fail(node, f"this is one of {', '.join(choices)}, not {text!r}.")
    return text


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(_text(node))
    except ValueError:
        _fail(node, f"this is a day like 2024-07-03, not {node.value!r}.")


def _fail(node: Node, what: str) -> NoReturn:
    raise ResourceError(what, where=node.where)
