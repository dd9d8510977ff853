"""What does a name come to, whatever its script, case, order, punctuation and legal form?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names.common_name import lookup_share
from witting.names.legal_form import split_forms, split_glued
from witting.names.scanned import restore_letters
from witting.names.script import (
    BEFORE_READ,
    clean_text,
    is_latin,
    is_read,
    latinize,
    native_key,
)
from witting.names.spelling import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1000
"""No name is longer; of what is, the beginning counts, so that a hostile text costs no more."""
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,3}(?!\w)")
_LONG_INITIAL = re.compile(
    r"(?<!\w)(?:[ЄЇЖХЦЧШЩЮЯ](?!\w)|(?:yu|ya|ye|yo|iu|ia|ju|ja|zh|kh|ts|ch|shch|sh)"
    r"(?=\.|\s[^\W\d_](?!\w)))",
    re.IGNORECASE,
)
"""A letter that is romanised by several: ``Ю. Петров``, ``Yu. Petrov``, ``PETROV YU V``."""
_CAPITALS = re.compile(r"(?<!\w)[A-ZА-ЯЁЄІЇҐЎ]{2}(?!\w)")
_NO_INITIALS = frozenset(
    [
        "ad",
        "ag",
        "al",
        "as",
        "dr",
        "el",
        "ii",
        "iv",
        "ix",
        "jr",
        "md",
        "mr",
        "ms",
        "sr",
        "st",
        "ul",
        "ur",
        "vi",
        "xi",
        "xv",
        "xx",
    ]
)
_TWO = 2
_LONGEST_INITIAL = 4
_MAY_BE_READ = re.compile(f"[^\0-{BEFORE_READ}]")
MOST_WORDS = 60
"""No listed name has more words; the rest of a hostile text (``& & & …``) does not count."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, normalised.

    Args:
        text: As given.
        words: Every word in the letters a to z and digits, in the order of the text.
        tokens: The words without legal forms.
        form_places: For each of the words, whether it is part of a legal form.
        legal_forms: The families of the forms taken out (``limited``, ``stock``, …), sorted.
        initials: Words that are letters with dots (``I.I.``), or one letter that is romanised by
            several (``Yu.``), each with its letters, which are initials in a person's name.
        bare_initials: Likewise two capitals without dots (``Petrov VV``) that are no name.
    """

    text: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    form_places: tuple[bool, ...]
    legal_forms: tuple[str, ...]
    initials: tuple[tuple[str, str], ...] = ()
    bare_initials: tuple[tuple[str, str], ...] = ()

    @property
    def folded(self) -> tuple[str, ...]:
        """The tokens, each in its one spelling (see :mod:`witting.names.spelling`)."""
        return tuple(map(fold_spelling, self.tokens))

    @property
    def folded_words(self) -> tuple[str, ...]:
        """The words, likewise. A person has no legal form: ``Li AO`` keeps the Ao."""
        return tuple(map(fold_spelling, self.words))

    @property
    def native(self) -> str:
        """Letters and digits of the text in its own script, without case and blanks."""
        return _native(self.text)

    @property
    def is_latin(self) -> bool:
        """Whether the text is in Latin letters, so that nothing was romanised."""
        if self.text.isascii():
            return True
        return all(is_latin(letter) or not letter.isalpha() for letter in self.native)

    @property
    def is_read(self) -> bool:
        """Whether its script leaves out vowels or is read otherwise by others (Arabic, Chinese, …).

        Its Latin words are then one reading of several, and many names share it.
        """
        if _MAY_BE_READ.search(self.text) is None:
            return False
        return not self.native.isascii() and any(map(is_read, self.native))


@lru_cache(maxsize=1 << 15)
def parse_name(text: str) -> Name:
    """What the text says as a name; every field is empty where it has no letter and no digit."""
    clean = _clean(text)
    unglued, glued = split_glued(clean)
    words = tuple(
        [
            word if word.isalpha() else restore_letters(word)
            for word in latinize(unglued)[:MOST_WORDS]
        ]
    )
    tokens, forms = split_forms(words)
    if not words:
        # Nothing but a form: then the form is the name.
        words = tokens = latinize(clean)[:MOST_WORDS]
        glued = ()
    return Name(
        text=text,
        words=words,
        tokens=tokens,
        form_places=_form_places(words, tokens),
        legal_forms=tuple(sorted({*forms, *glued})) if forms or glued else (),
        initials=(*_iter_long_initials(clean, words), *_iter_dotted(clean)),
        bare_initials=tuple(_iter_bare_initials(clean, words)) if _TWO in map(len, words) else (),
    )


def _clean(text: str) -> str:
    clean = clean_text(text.lstrip()[:LONGEST])
    # A picture sign has a Latin reading ("grinning face"), which is not what a party is called.
    return clean if any(map(str.isalnum, clean)) else ""


@lru_cache(maxsize=1 << 12)
def _native(text: str) -> str:
    return native_key(_clean(text))


def _iter_bare_initials(clean: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Two capitals beside a longer word: no short name (``Li``), particle, title or number.

    Short names of Asia end in a vowel or an n.
    """
    if max(map(len, words)) == _TWO:
        return
    for word, letters in _iter_initials(_CAPITALS, clean):
        is_name = word[-1] in "aeiouyn" or lookup_share(fold_spelling(word)) is not None
        if not is_name and word not in _NO_INITIALS:
            yield word, letters


def _iter_dotted(clean: str) -> Iterator[tuple[str, str]]:
    if "." in clean:
        yield from _iter_initials(_DOTTED, clean)


def _iter_long_initials(clean: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Words of several Latin letters that are one letter of a Russian name, beside a longer one."""
    if min(map(len, words), default=0) > _LONGEST_INITIAL:
        return
    for found in _LONG_INITIAL.finditer(clean):
        for word in latinize(found[0]):
            if 1 < len(word) <= _LONGEST_INITIAL and word in words:
                yield word, word[0]


def _iter_initials(pattern: re.Pattern[str], clean: str) -> Iterator[tuple[str, str]]:
    for found in pattern.finditer(clean):
        words = latinize(found[0])
        letters = "".join(word[0] for letter in found[0] if (word := "".join(latinize(letter))))
        if len(words) == 1 and len(letters) > 1:
            yield words[0], letters


def _form_places(words: tuple[str, ...], tokens: tuple[str, ...]) -> tuple[bool, ...]:
    """Which words are not among the tokens, of which they are a part in the same order."""
    if len(words) == len(tokens):
        return (False,) * len(words)
    left = iter(tokens)
    token = next(left, None)
    places = []
    for word in words:
        is_token = word == token
        places.append(not is_token)
        if is_token:
            token = next(left, None)
    return tuple(places)
