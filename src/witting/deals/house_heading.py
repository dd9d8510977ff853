"""What does a column hold whose heading is a house's own, or of another language?

The words are those of ``resources/deals/headings.yaml``. They are asked only where the columns of
``columns.yaml`` do not know a heading.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.heading_words import (
    ACCOUNT,
    WORD,
    load_fields,
    load_guard,
    load_heading_roles,
    load_list,
    load_said,
    load_short,
    numbered,
    parted,
    plain,
    plain_words,
    read_headings,
    words_in,
)
from witting.deals.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_BRACKET = re.compile(r"([^(\[{]+)[(\[{]([^)\]}]*)[)\]}]?")
_LONGEST = 100
_TELLING = 4
"""Letters of a word that is none like `of`."""
_BETWEEN_PARTS = ("", "n", "en", "s")
"""What German puts between the parts of a word."""


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
    return load_fields().get("".join(WORD.findall(parted(key))))


def is_address_part(key: str) -> bool:
    """Whether a key holds a part of an address, such as ``postalCode``."""
    return "".join(WORD.findall(parted(key))) in load_list("address_part")


def is_goods_list(key: str) -> bool:
    """Whether a key may hold the lines of goods, such as ``line_items``."""
    return "".join(WORD.findall(parted(key))) in load_list("goods_list")


def holds_a_code(label: str, *, is_place_one: bool = True) -> bool:
    """Whether a heading speaks of a code, a day, a place or the like, and of no name."""
    words = WORD.findall(parted(label))
    unless = (*load_guard("unless"), *(load_guard("place") if is_place_one else ()))
    is_short = bool({"id", "no", "nr", "tel"} & set(words))
    return is_short or any(word.startswith(unless) or _ends_so(word, unless) for word in words)


def names_a_number(label: str) -> bool:
    """Whether a heading is that of a number or a reference, such as ``Customer No``."""
    return bool(set(_any_order(label)) & {"number", "id", "reference"})


def guarded(label: str) -> str | None:
    """What an unknown heading still clearly speaks of: ``party``, ``goods`` or ``destination``."""
    if len(label) > _LONGEST or holds_a_code(label, is_place_one=False):
        return None
    text = " ".join(WORD.findall(parted(label)))
    kinds = ("destination", "goods") if holds_a_code(label) else ("party", "goods", "destination")
    return next((kind for kind in kinds if any(map(text.__contains__, load_guard(kind)))), None)


def is_value(label: str) -> bool:
    """Whether a heading is the deal's amount where another column gives the currency."""
    return compact(plain(label)) in {
        compact(plain(word)) for word in words_in(read_headings()["value"])
    }


def is_article(label: str) -> bool:
    """Whether a heading is the goods where no other column is."""
    return "".join(WORD.findall(parted(label))) in load_list("article")


def is_line_value(label: str) -> bool:
    """Whether a heading is the worth of a row, such as ``Total value``."""
    return _is_any(label, "line_value")


def is_weight(label: str) -> bool:
    """Whether a heading is a weight, such as ``Gross weight (kg)``."""
    return _is_any(label, "weight")


def number_rank(label: str) -> int | None:
    """How well a heading serves as the deal's number, 0 the best; None where it does not."""
    if len(label) > _LONGEST:
        return None
    keys = (_any_order(piece) for piece in _choices(unicodedata.normalize("NFKC", label)))
    return next((rank for key in keys if (rank := _ranks().get(key)) is not None), None)


def role_in_payments(label: str) -> str | None:
    """Whom a heading names in a table of payments, such as ``Получатель`` the creditor."""
    text = plain(label)
    roles = read_headings()["in_payments"].mapping().items()
    return next(
        (role for role, node in roles if any(map(text.__contains__, map(plain, words_in(node))))),
        None,
    )


def share_a_word(label: str, other: str) -> bool:
    """Whether both headings have one word of some letters."""
    words = (
        {word for word in WORD.findall(parted(text)) if len(word) >= _TELLING}
        for text in (label, other)
    )
    return bool(set.intersection(*words))


def lone_field(label: str) -> str | None:
    """What a heading such as ``Country`` or ``Town`` says of the one party of a table."""
    key = "".join(WORD.findall(parted(label)))
    field = "address" if key in load_list("town") else load_fields().get(key)
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
    short = load_short()
    # Of `beneficiary's` an `s` is left.
    words = [short.get(word, word) for word in WORD.findall(parted(text)) if word != "s"]
    found = _of_words(words, known)
    return found or _of_words([numbered(word) for word in words], known)


def _of_words(words: list[str], known: Mapping[str, str]) -> str | None:
    key = "".join(words)
    if not words:
        return None
    found = _headings().get(key) or known.get(key) or _of_a_party(words)
    return found or (_of_one_word(key) if len(words) == 1 else None)


def _of_a_party(words: list[str]) -> str | None:
    """``odbiorca kraj``, ``name of the buyer``: a party and what is said of it, in either order."""
    roles, fields = load_heading_roles(), load_said()
    between = {
        "".join(WORD.findall(plain(word))) for word in words_in(read_headings()["between"])
    } | {""}
    for cut in range(1, len(words)):
        first, last = "".join(words[:cut]), "".join(words[cut:])
        if first in roles and last in fields:
            return _said(roles[first], fields[last])
        if first in fields:
            for start in range(cut, len(words)):
                last = "".join(words[start:])
                role = roles.get(last) or roles.get(last.removesuffix("s"))
                if role is not None and "".join(words[cut:start]) in between:
                    return _said(role, fields[first])
    return None


def _of_one_word(word: str) -> str | None:
    """``Kundenland``, ``付款人名称``: a party and what is said of it in one word."""
    roles, fields = load_heading_roles(), load_said()
    for cut in range(1, len(word)):
        field = fields.get(word[cut:])
        for ending in _BETWEEN_PARTS if field else ():
            first = word[:cut].removesuffix(ending)
            if first in roles:
                return _said(roles[first], field or "")
    return None


def _said(role: str, field: str) -> str:
    return "deal.text" if field == ACCOUNT else f"{role}.{field}"


@cache
def _headings() -> Mapping[str, str]:
    found = {word: f"{role}.name" for word, role in load_heading_roles().items()}
    for group in ("goods", "route", "deal"):
        for field, node in read_headings()[group].mapping().items():
            found |= dict.fromkeys(plain_words(words_in(node)), f"{group}.{field}")
    for role, node in read_headings()["bic"].mapping().items():
        found |= dict.fromkeys(plain_words(words_in(node)), f"{role}.bic")
    return found | dict.fromkeys(load_list(ACCOUNT), "deal.text")


@cache
def _ranks() -> Mapping[tuple[str, ...], int]:
    ranks: dict[tuple[str, ...], int] = {}
    for rank, word in enumerate(words_in(read_headings()["number"])):
        ranks.setdefault(_any_order(word), rank)
    return ranks


def _any_order(text: str) -> tuple[str, ...]:
    short = load_short()
    words = (short.get(word, word) for word in WORD.findall(parted(text)))
    return tuple(sorted(map(numbered, words)))


def _is_any(label: str, key: str) -> bool:
    """Whether the heading, or a part of it beside a bracket or a slash, is in a list."""
    if len(label) > _LONGEST:
        return False
    pieces = _choices(unicodedata.normalize("NFKC", label))
    return any("".join(WORD.findall(parted(piece))) in load_list(key) for piece in pieces)


def _ends_so(word: str, pieces: tuple[str, ...]) -> bool:
    """Chinese has no blanks: a code may stand at the end of its word."""
    return not word.isascii() and word.endswith(tuple(filter(_is_chinese, pieces)))


def _is_chinese(word: str) -> bool:
    return "\u4e00" <= word[0] <= "\u9fff"
