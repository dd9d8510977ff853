"""How is a query's name written down for compiled code, word by word?"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from witting.matching.coded_name import NO_VOWELS, PLAIN, SYLLABLES, code_name
from witting.matching.coded_word import code_concept, code_form, code_word, encode_name_word
from witting.names.abjad import is_abjad
from witting.names.name_table import ORGANIZATION, PERSON, SHIP, TRANSLATED
from witting.names.name_word import LONGEST_WORD, MOST_WORDS, concepts_of, words_of
from witting.names.script import is_syllabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.matching.coded_word import CodedWord
    from witting.names import Name
    from witting.names.name_word import NameWord

_FEW_WORDS, _FEW_LETTERS = 15, 32
"""So many words of so many letters each are short enough, however they are folded (a letter becomes
two at most), so that nobody need look at each."""


def encode_name(name: Name, bare: Name) -> bytes:
    """The words of a name in all views that :func:`~witting.matching.coded_name.code_name` codes.

    The words of a short name are coded once for all views; those of a long one are cut first, and
    coded view by view, which comes to the same.

    Args:
        name: The query's name.
        bare: The name of the ship, if it is one; the same one otherwise.
    """
    is_ship = bare is not name
    if not _is_short(name.words) or (is_ship and not _is_short(bare.words)):
        return encode_long(name, bare)
    coded = [*map(code_word, name.words)]
    persons = [own.of_person for own in coded]
    if name.initials or name.bare_initials:
        persons = _code_persons(name.words, (*name.initials, *name.bare_initials))
        if len(persons) > MOST_WORDS:
            return encode_long(name, bare)
    if any(name.form_places):
        others = [*map(_code_of_other, coded, name.words, name.form_places)]
    else:
        others = [own.of_other for own in coded]
    is_translated = True in [own.begins_concept for own in coded]
    views = [persons, others, _translate(name, others) if is_translated else []]
    if is_ship or name.bare_initials:
        views.append(_code_persons(bare.words, bare.initials))
    return _code(name, views, is_ship=is_ship)


def encode_long(name: Name, bare: Name) -> bytes:
    """The same of a name of any length."""
    views, is_ship = views_of(name), bare is not name
    if is_ship or name.bare_initials:
        views = (*views, words_of(bare, SHIP))
    return _code(name, [*map(encode_words, views)], is_ship=is_ship)


def encode_ship(name: Name) -> bytes:
    """A ship's name alone, which two capitals are no initials in, in the place of a person's."""
    return _code(name, [encode_words(words_of(name, SHIP)), [], []])


def encode_words(words: Iterable[NameWord]) -> list[bytes]:
    """Words that are told apart already."""
    return [encode_name_word(*word) for word in words]


def views_of(name: Name) -> tuple[Sequence[NameWord], ...]:
    """The words of a person's name, of another's, and with those of the trade as what they mean."""
    return words_of(name, PERSON), words_of(name, ORGANIZATION), words_of(name, TRANSLATED)


def _is_short(words: Sequence[str]) -> bool:
    return 0 < len(words) <= _FEW_WORDS and max(map(len, words)) <= _FEW_LETTERS


def _code_persons(words: Iterable[str], initials: Iterable[tuple[str, str]]) -> list[bytes]:
    """The words of a person's name, with letters that stand for names as words of their own."""
    letters: dict[str, Iterable[str]] = dict(initials)
    parts = chain.from_iterable(letters.get(word, (word,)) for word in words)
    return [code_word(part).of_person for part in parts]


def _code_of_other(coded: CodedWord, written: str, is_form: bool) -> bytes:
    return code_form(written) if is_form else coded.of_other


def _translate(name: Name, others: Sequence[bytes]) -> list[bytes]:
    """The coded words with those of the trade as what they mean; none where there is none."""
    concepts = concepts_of(name)
    if not concepts:
        return []
    translated, place = list[bytes](), 0
    for start, end, key in concepts:
        written = "".join(name.words[start:end])
        if len(written) > LONGEST_WORD:
            return encode_words(words_of(name, TRANSLATED))
        translated += (*others[place:start], code_concept(key, written))
        place = end
    return [*translated, *others[place:]]


def _code(name: Name, views: Sequence[Sequence[bytes]], *, is_ship: bool = False) -> bytes:
    is_read = name.is_read
    script = _script_of(name) if is_read else PLAIN
    return code_name(views, is_read=is_read, script=script, is_ship=is_ship)


def _script_of(name: Name) -> int:
    """What the script of a name leaves open, of a name that is read in several ways."""
    if any(map(is_syllabic, name.native)):
        return SYLLABLES
    return NO_VOWELS if any(map(is_abjad, name.native)) else PLAIN
