"""Which lists are there, who publishes them, where, and in which format?

The facts are ``resources/lists/LIST.yaml``, one file per list; a file name with a dot in it is a
list's. ``ftm:NAME`` and a user's own lists take theirs from ``resources/lists/templates``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import PurePosixPath

from witting.errors import InputError, ResourceError
from witting.lists.expected import Expected, Minimum
from witting.resources import Node, iter_names, read_yaml

FTM = "ftm:"
_NAME = re.compile(r"(ftm:)?[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
_FACTS = ("title", "publisher", "homepage", "licence", "format", "files", "by_hand", "expected",
          "reviewed")  # fmt: skip
# Windows takes these for devices, with any ending. Source:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a list: the name under which it is kept, and the publisher's address of it."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class KnownList:
    """What is known about a list before any file of it is at hand.

    Args:
        name: Such as ``us.ofac.sdn``.
        title: The publisher's name of it.
        publisher: Who publishes it.
        homepage: Where the publisher writes about it.
        licence: Under which terms it may be used.
        format: The key of its reader, see :mod:`witting.lists.format`.
        files: What ``lists update`` downloads; empty where the publisher serves no such file.
        by_hand: How to get the file where it cannot be downloaded; empty otherwise.
        expected: How many records it has to have.
    """

    name: str
    title: str
    publisher: str
    homepage: str
    licence: str
    format: str
    files: tuple[PublishedFile, ...]
    by_hand: str
    expected: Expected


@cache
def known_lists() -> tuple[KnownList, ...]:
    """All lists that have a file of their own, sorted by name.

    Raises:
        ResourceError: A file breaks the schema; says where.
    """
    paths = (PurePosixPath(name) for name in iter_names("lists"))
    names = sorted(p.stem for p in paths if p.parent.name == "lists" and "." in p.stem)
    return tuple(_known(read_yaml(f"lists/{name}.yaml"), name=name) for name in names)


def lookup_list(name: str) -> KnownList | None:
    """The list of that name, or None where it has no file of its own."""
    return next((known for known in known_lists() if known.name == name), None)


def get_list(name: str) -> KnownList:
    """The list of that name; for ``ftm:NAME`` and a user's own list, what holds for all of those.

    Raises:
        InputError: No list can have that name.
    """
    if known := lookup_list(name):
        return known
    check_name(name)
    return replace(_template("ftm" if name.startswith(FTM) else "own"), name=name)


def is_name(text: str) -> bool:
    """Whether a list may be called so."""
    return bool(_NAME.fullmatch(text)) and not _DEVICE.fullmatch(text)


def check_name(name: str) -> None:
    """Refuses what cannot be a list's name.

    Raises:
        InputError: It is none.
    """
    if not is_name(name):
        raise InputError(
            f"{name!r} cannot be the name of a list.",
            remedy="A name is lower-case letters, digits, '.', '_' and '-', such as us.ofac.sdn; "
            "an export of FollowTheMoney or OpenSanctions is ftm:NAME.",
        )


@cache
def _template(name: str) -> KnownList:
    return _known(read_yaml(f"lists/templates/{name}.yaml"), name=name)


def _known(root: Node, *, name: str) -> KnownList:
    facts = _mapping(root, *_FACTS)
    reviewed = _mapping(facts["reviewed"], "day", "sources")
    _day(reviewed["day"])
    _items(reviewed["sources"])
    return KnownList(
        name=name,
        title=_text(facts["title"]),
        publisher=_text(facts["publisher"]),
        homepage=_text(facts["homepage"], may_be_empty=True),
        licence=_text(facts["licence"]),
        format=_text(facts["format"]),
        files=tuple(_file(node) for node in _items(facts["files"])),
        by_hand=_text(facts["by_hand"], may_be_empty=True),
        expected=_expected(facts["expected"]),
    )


def _file(node: Node) -> PublishedFile:
    facts = _mapping(node, "name", "address")
    address = _text(facts["address"])
    if not address.startswith("https://"):
        raise ResourceError("an address begins with https://.", where=facts["address"].where)
    return PublishedFile(_text(facts["name"]), address)


def _expected(node: Node) -> Expected:
    facts = _mapping(node, "minimum", "tolerance")
    minimums = tuple(_minimum(item) for item in _items(facts["minimum"]))
    if list(minimums) != sorted(minimums, key=lambda item: item.since):
        raise ResourceError("the oldest day comes first.", where=facts["minimum"].where)
    share = re.fullmatch(r"(\d{1,2}) %", _text(facts["tolerance"]))
    if share is None:
        raise ResourceError("a tolerance is like '10 %'.", where=facts["tolerance"].where)
    return Expected(minimums, Fraction(int(share[1]), 100))


def _minimum(node: Node) -> Minimum:
    facts = _mapping(node, "since", "records")
    if not _text(facts["records"]).isdecimal():
        raise ResourceError("this must be a number.", where=facts["records"].where)
    return Minimum(_day(facts["since"]), int(_text(facts["records"])))


def _day(node: Node) -> date:
    try:
        return date.fromisoformat(_text(node))
    except ValueError as error:
        raise ResourceError("this must be a day like 2026-08-02.", where=node.where) from error


def _mapping(node: Node, *keys: str) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise ResourceError("this must be a mapping.", where=node.where)
    if set(node.value) != set(keys):
        raise ResourceError(
            f"the keys must be {', '.join(keys)}; they are {', '.join(node.value)}.",
            where=node.where,
        )
    return node.value


def _items(node: Node) -> list[Node]:
    if not isinstance(node.value, list):
        raise ResourceError("this must be a list.", where=node.where)
    return node.value


def _text(node: Node, *, may_be_empty: bool = False) -> str:
    if not isinstance(node.value, str) or not (node.value or may_be_empty):
        raise ResourceError("this must be a text.", where=node.where)
    return " ".join(node.value.split())
