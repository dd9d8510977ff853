"""What does a column hold whose heading is a house's own, or of another language?

The words are those of ``resources/deals/headings.yaml``. They are asked only where the columns of
``columns.yaml`` do not know a heading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.vocabulary import compact, load_roles
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from witting.resources import Node

_BRACKET = re.compile(r"([^(\[{]+)[(\[{]([^)\]}]*)[)\]}]?")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o"})
_LONGEST = 100


def plain(text: str) -> str:
    """The text in small letters without marks on them: ``Alıcı`` becomes ``alici``."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_LETTERS)


def meaning_of(label: str, known: Mapping[str, str]) -> str | None:
    """The canonical column of a heading, such as ``buyer.name`` or ``route.final_destination``.

    The whole heading is asked first, then the part before a bracket or a slash, then the part
    within or behind it. None where it is unknown, or where a part says that it holds a code.

    Args:
        label: The heading.
        known: The columns of ``columns.yaml``, by the compact heading.
    """
    if len(label) > _LONGEST:
        return None
    text = unicodedata.normalize("NFKC", label)
    whole, *parts = _choices(text)
    found = _lookup(whole, known)
    if found is not None or not parts or holds_a_code(text):
        return found
    read = (_lookup_any(part, known) for part in parts)
    return next(
        (found for found in read if found and not found.startswith(("deal.", "reliance."))), None
    )


def party_role(key: str, known: Mapping[str, str]) -> str | None:
    """The role of a key that alone names a party, such as ``endUser``; ``party`` is any role."""
    owner, _, field = (_lookup_any(key, known) or "").partition(".")
    return owner if field == "name" and owner not in ("deal", "goods", "route") else None


def field_of_party(key: str) -> str | None:
    """What a key of a party says of it by the words of headings: ``legalName`` is its name."""
    return _fields().get("".join(_WORD.findall(_parted(key))))


def is_address_part(key: str) -> bool:
    """Whether a key holds a part of an address, such as ``postalCode``."""
    return "".join(_WORD.findall(_parted(key))) in _words("address_part")


def is_goods_list(key: str) -> bool:
    """Whether a key may hold the lines of goods, such as ``line_items``."""
    return "".join(_WORD.findall(_parted(key))) in _words("goods_list")


def holds_a_code(label: str, *, is_place_one: bool = True) -> bool:
    """Whether a heading speaks of a code, a day, a place or the like, and of no name."""
    words = _WORD.findall(_parted(label))
    unless = (*_guard("unless"), *(_guard("place") if is_place_one else ()))
    is_short = bool({"id", "no", "nr", "tel"} & set(words))
    return is_short or any(word.startswith(unless) or _ends_so(word, unless) for word in words)


def guarded(label: str) -> str | None:
    """What an unknown heading still clearly speaks of: ``party``, ``goods`` or ``destination``."""
    if len(label) > _LONGEST or holds_a_code(label, is_place_one=False):
        return None
    text = " ".join(_WORD.findall(_parted(label)))
    kinds = ("destination", "goods") if holds_a_code(label) else ("party", "goods", "destination")
    return next((kind for kind in kinds if any(map(text.__contains__, _guard(kind)))), None)


def is_value(label: str) -> bool:
    """Whether a heading is the deal's amount where another column gives the currency."""
    return compact(plain(label)) in {compact(plain(word)) for word in _list(_root()["value"])}


def is_article(label: str) -> bool:
    """Whether a heading is the goods where no other column is."""
    return "".join(_WORD.findall(_parted(label))) in _words("article")


def lone_field(label: str) -> str | None:
    """What a heading such as ``Country`` or ``Town`` says of the one party of a table."""
    key = "".join(_WORD.findall(_parted(label)))
    field = "address" if key in _words("town") else _fields().get(key)
    return field if field in ("country", "address") else None


def _choices(text: str) -> Iterator[str]:
    yield text
    found = _BRACKET.match(text)
    for part in found.groups() if found else ():
        yield from (piece for piece in part.split("/") if piece.strip())
    if found is None and "/" in text:
        yield from (piece for piece in text.split("/") if piece.strip())


def _lookup_any(text: str, known: Mapping[str, str]) -> str | None:
    return known.get(compact(text)) or _lookup(text, known)


def _lookup(text: str, known: Mapping[str, str]) -> str | None:
    short = _short()
    words = [short.get(word, word) for word in _WORD.findall(_parted(text))]
    if not words:
        return None
    key = "".join(words)
    return _headings().get(key) or known.get(key) or _of_a_party(words)


def _of_a_party(words: list[str]) -> str | None:
    """``odbiorca kraj``, ``name of the buyer``: a party and what is said of it, in either order."""
    roles, fields = _roles(), _fields()
    between = {"".join(_WORD.findall(plain(word))) for word in _list(_root()["between"])} | {""}
    for cut in range(1, len(words)):
        first, last = "".join(words[:cut]), "".join(words[cut:])
        if first in roles and last in fields:
            return f"{roles[first]}.{fields[last]}"
        if first in fields:
            for start in range(cut, len(words)):
                role = roles.get("".join(words[start:]))
                if role is not None and "".join(words[cut:start]) in between:
                    return f"{role}.{fields[first]}"
    return None


@cache
def _headings() -> Mapping[str, str]:
    found = {word: f"{role}.name" for word, role in _roles().items()}
    for group in ("goods", "route", "deal"):
        for field, node in _root()[group].mapping().items():
            found |= dict.fromkeys(_plain_words(_list(node)), f"{group}.{field}")
    return found


@cache
def _roles() -> Mapping[str, str]:
    found = {"".join(_WORD.findall(plain(word))): role for word, role in load_roles().items()}
    for role, node in _root()["party"].mapping().items():
        for word in _plain_words(_list(node)):
            found.setdefault(word, role)
    return found


@cache
def _fields() -> Mapping[str, str]:
    pairs = _root()["field"].mapping().items()
    return {word: field for field, node in pairs for word in _plain_words(_list(node))}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(_plain_words(_list(_root()[key])))


@cache
def _short() -> Mapping[str, str]:
    pairs = _root()["short"].mapping().items()
    return {plain(word): plain(str(node.value)) for word, node in pairs}


@cache
def _guard(kind: str) -> tuple[str, ...]:
    words = _list(_root()["guard"].mapping()[kind])
    return tuple(" ".join(_WORD.findall(plain(word))) for word in words)


def _ends_so(word: str, pieces: tuple[str, ...]) -> bool:
    """Chinese has no blanks: a code may stand at the end of its word."""
    return not word.isascii() and word.endswith(tuple(filter(_is_chinese, pieces)))


def _is_chinese(word: str) -> bool:
    return "\u4e00" <= word[0] <= "\u9fff"


def _parted(text: str) -> str:
    """``EndUser`` as two words, without marks."""
    return plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))


def _plain_words(words: Iterable[str]) -> Iterator[str]:
    return ("".join(_WORD.findall(plain(word))) for word in words)


@cache
def _root() -> dict[str, Node]:
    return read_yaml("deals/headings.yaml").mapping()


def _list(node: Node) -> tuple[str, ...]:
    return tuple(str(item.value) for item in node.sequence())
