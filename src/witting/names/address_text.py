"""How is an address written in plain letters, with every number behind the word that names it?

``Flat D, 16/F`` becomes ``flat d, floor 16`` and ``学院路35号`` ``xueyuan road no 35``, so that one
reading from left to right is enough (:mod:`witting.names.address`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.names.address_term import load_terms
from witting.names.script import clean_text, latinize

if TYPE_CHECKING:
    from collections.abc import Collection

    from witting.names.address_term import Terms

MAX_TEXT = 1000
"""Characters of an address that are looked at."""

_APOSTROPHES = re.compile(r"['`´‘’ʻʼʹʿʾ′＇\"“”«»]")
_NOT_ASCII = re.compile(r"[^\W\d_]*[^\x00-\x7f]+[^\W\d_]*")
_DASH = re.compile(r"[\u2010-\u2015\u2212]")
_SYMBOL = re.compile(r"[^\x00-\x7f\w]")
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.){2,}(?:[a-z](?![a-z0-9]))?")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_NUMBER = re.compile(r"[一二三四五六七八九十]+(?=路|街|道|环|環)")
_HAN_DIGITS = {sign: place for place, sign in enumerate("一二三四五六七八九", start=1)}
_NUMBER_SIGN = re.compile(r"№|n[°º]|#")
CODE = "postcode:"
"""What stands before a postcode that has letters."""

_LETTERED_CODE = re.compile(
    r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b|\b([a-z]\d[a-z])\s?(\d[a-z]\d)\b|"
    r"\b([a-z]{2,3})[\s-]?(\d{4,6})\b(?=\s*(?:,|$))"
)
_CARE_OF = re.compile(r"\b(?:c/o|care of)\b[^,;\d]*")
_SINGAPORE = re.compile(r"#\s*(\d{1,2})\s*-\s*(\w{1,4})\b")
_SINGAPORE_BARE = re.compile(r"(?<=\d)([^\d].*?)\b(\d{2})-(\d{2,4}[a-z]?)\b(?!-)")
"""The room behind the number of the house: ``12 Tamar Street, 19-03``."""
_CHOME = re.compile(r"\b(\d{1,2})[\s-]*chome[\s,-]*(?=\d)")
_FLOOR_STROKE = re.compile(r"\b(\d{1,3}[a-z]?)\s*/\s*f(?:l(?:oor)?)?\b\.?")
_FLOOR_AFTER = re.compile(
    r"\b(\d{1,3}[a-z]?)(?:\s*-?\s*(?:st|nd|rd|th|eme|y|i|iy|o|a))?[\s.-]*"
    r"(?:floor|flr|fl|f|etazh|et|kat|etage|piso|level|storey)\b(?!\s*(?:no\b)?[.:\s]*\d)\.?"
)
_GROUND = re.compile(r"\bg\s*/\s*f(?:l)?\b|\b(?:ground|zemin)[\s-]*(?:floor|fl|kat)\b")
_BLOCK_AFTER = re.compile(
    r"(?<![a-z0-9])((?:[a-z]-?)?\d{1,3}|[a-z])[\s.-]+(?:blok|korpus)\b(?!\s*(?:no\b)?[.:\s]*\d)|"
    r"\b(\d{1,3})\s*#\s*(?:building|bldg|block)\b"
)
_STROENIE = re.compile(r"(?<=\d)([a-z]?\s*,?\s*)str\.?\s*(?=\d)")
_FLOOR_BEFORE = re.compile(r"\bf\s*/\s*(\d{1,3})\b")
_NAMED = re.compile(
    r"\b(\d{1,4})\s+(let|letiya|letiia|goda|maya|marta|march|may|oktyabrya|yanvarya|fevralya|iyulya|"
    r"mayis|ekim|eylul|nisan|agustos|kasim|juin|juillet|aout|mai|novembre|octobre|"
    r"de [a-z]+(?:bre|il|yo|io|ro|zo|to))\b"
)
_NAMED_AFTER = re.compile(r"\b(march|may|october) (\d{1,2})\b(?=\s+(?:street|st|str|avenue))")
_TO = re.compile(r"\b(\d+)\s*(?:to|through)\s*(\d+)\b")


def write_plainly(text: str, countries: Collection[str] = ()) -> str:
    """The address in lower-case Latin letters, digits and the signs between them.

    Args:
        text: An address in any script; its first MAX_TEXT characters are looked at.
        countries: Where it is, as two letters each; some write rooms their own way.

    Returns:
        Line ends are blanks; brackets and semicolons are commas; a label stands before its number.
    """
    terms = load_terms()
    plain = clean_text(text[:MAX_TEXT])
    if not plain.isascii():
        plain = _latin(_APOSTROPHES.sub("", plain), terms)
    plain = _APOSTROPHES.sub("", plain).lower()
    if "c/o" in plain or "care of" in plain:
        plain = _CARE_OF.sub(" ", plain)
    plain = _LETTERED_CODE.sub(_postcode, plain)
    if "#" in plain:
        plain = _BLOCK_AFTER.sub(_block, _SINGAPORE.sub(r" floor \1 unit \2 ", plain))
    elif "sg" in countries:
        plain = _SINGAPORE_BARE.sub(r"\1 floor \2 unit \3 ", plain, count=1)
    if "chome" in plain:
        plain = _CHOME.sub(r"\1-", plain)
    plain = _NUMBER_SIGN.sub(" no ", plain)
    # A number that is a street's name: "8 Marta".
    plain = _NAMED.sub(r"\1th \2", _NAMED_AFTER.sub(r"\2th \1", plain))
    plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain)
    plain = terms.spelling.sub(lambda found: _spelled(found[0], terms), plain)
    return _in_order(plain, terms)


def _in_order(plain: str, terms: Terms) -> str:
    """With every floor and block behind its label."""
    if "g/f" in plain or "ground" in plain or "zemin" in plain:
        plain = _GROUND.sub(" floor 0 ", plain)
    if "/" in plain:
        plain = _FLOOR_BEFORE.sub(r" floor \1 ", plain)
        plain = _FLOOR_STROKE.sub(r" floor \1 ", plain)
    if "floor" in plain or "fl" in plain:
        plain = terms.ordinal.sub(lambda found: f" floor {terms.ordinals[found[1]]} ", plain)
    plain = _FLOOR_AFTER.sub(r" floor \1 ", plain)
    if "blok" in plain or "korpus" in plain:
        plain = _BLOCK_AFTER.sub(_block, plain)
    if "str" in plain:
        plain = _STROENIE.sub(r"\1 stroenie ", plain)
    return _TO.sub(r"\1-\2", plain) if " to " in plain else plain


def _postcode(found: re.Match[str]) -> str:
    """British ``EC3N 1DY``, Canadian ``H9A 1W7``, and a state with its number: ``MH 96960``."""
    pieces = [piece for piece in found.groups() if piece]
    if found[5] and found[5] in load_terms().labels:
        return found[0]
    return f" {CODE}{''.join(pieces)} "


def _block(found: re.Match[str]) -> str:
    return f" block {found[1] or found[2]} "


def _spelled(found: str, terms: Terms) -> str:
    return terms.spellings[" ".join(re.split(r"[\s.-]+", found))]


def _latin(text: str, terms: Terms) -> str:
    text = _NUMBER_SIGN.sub(" no ", text)
    if _HAN.search(text):
        text = _HAN_NUMBER.sub(_ordinal, text)
        text = terms.han_label.sub(lambda found: f" {terms.han_labels[found[2]]} {found[1]} ", text)
        text = terms.han_word.sub(lambda found: f" {terms.han_words[found[0]]} ", text)
        # A name of several signs is one word, as pinyin writes it.
        text = _HAN.sub(lambda found: f" {''.join(latinize(found[0]))} ", text)
    text = _SYMBOL.sub(" ", _DASH.sub("-", text.replace("、", ",")))
    return _NOT_ASCII.sub(lambda found: " ".join(latinize(found[0])), text)


def _ordinal(found: re.Match[str]) -> str:
    tens, is_ten, ones = found[0].rpartition("十")
    number = _HAN_DIGITS.get(ones, 0)
    if is_ten:
        number += 10 * _HAN_DIGITS.get(tens, 1)
    return f" {number}th "
