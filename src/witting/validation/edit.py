"""How may a listed name be written by someone who means it?

Each edit takes a name and a source of chance and gives the edited name, or None where the name has
no place for it. The same name and the same state of the source give the same edit.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.validation.misreading import hit_neighbour, misread, mix_scripts, wrap_line
from witting.validation.place import LINE, change_at, letter_places
from witting.validation.script import is_latin

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Change = Callable[[str, Random], str | None]

_VOWELS = ("aeiou", "аеиоуыэ", "αειου")
_ADDED = {"Latin": ("Group", "Trade", "Services", "Junior"), "Cyrillic": ("Группа", "Торг")}
_FEWEST_TO_CUT = 12
_HALF_WORD = 3
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """One kind of edit.

    Args:
        key: As the answer names it.
        label: For a person.
        change: See the module.
        persons_only: Whether it means something for people alone.
    """

    key: str
    label: str
    change: Change
    persons_only: bool = False


def swap(name: str, chance: Random) -> str | None:
    """Two neighbouring letters change places."""
    return change_at(
        name,
        chance,
        [
            at
            for at in letter_places(name)[:-1]
            if name[at + 1].isalpha() and name[at] != name[at + 1]
        ],
        lambda at: name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )


def drop(name: str, chance: Random) -> str | None:
    """A letter is missing."""
    return change_at(name, chance, letter_places(name), lambda at: name[:at] + name[at + 1 :])


def double(name: str, chance: Random) -> str | None:
    """A letter is written twice."""
    return change_at(name, chance, letter_places(name), lambda at: name[: at + 1] + name[at:])


def change_vowel(name: str, chance: Random) -> str | None:
    """Another vowel, in the scripts that write vowels."""
    places = [at for at in letter_places(name) if _vowels_with(name[at])]

    def other(at: int) -> str:
        vowel = name[at].lower()
        new = chance.choice([item for item in _vowels_with(vowel) if item != vowel])
        return name[:at] + (new.upper() if name[at].isupper() else new) + name[at + 1 :]

    return change_at(name, chance, places, other)


def two_slips(name: str, chance: Random) -> str | None:
    """Two of the four kinds of slip, one after the other."""
    first, second = chance.sample((swap, drop, double, change_vowel), 2)
    once = first(name, chance)
    twice = second(once, chance) if once else None
    return twice if twice != name else None


def move_words(name: str, chance: Random) -> str | None:
    """The last words stand first."""
    words = name.split()
    places = list(range(1, len(words)))
    moved = change_at(
        name, chance, places, lambda at: " ".join([*words[at:], *words[:at]]).replace(",", "")
    )
    return moved if moved != name else None


def join_words(name: str, chance: Random) -> str | None:
    """Two words are written as one."""
    words = name.split()
    return change_at(
        name,
        chance,
        list(range(1, len(words))),
        lambda at: " ".join(words[:at]) + " ".join(words[at:]),
    )


def split_word(name: str, chance: Random) -> str | None:
    """A word is written as two, each of three letters or more."""
    places = [
        at
        for at in range(_HALF_WORD, len(name) - _HALF_WORD + 1)
        if name[at - _HALF_WORD : at + _HALF_WORD].isalpha()
    ]
    return change_at(name, chance, places, lambda at: f"{name[:at]} {name[at:]}")


def leave_out(name: str, chance: Random) -> str | None:
    """One of three or more words is missing."""
    words = name.split()
    places = list(range(len(words))) if len(words) >= _PARTS else []
    return change_at(name, chance, places, lambda at: " ".join([*words[:at], *words[at + 1 :]]))


def add_word(name: str, chance: Random) -> str | None:
    """A word too many at the end, in Latin and Cyrillic."""
    letters = [letter for letter in name if letter.isalpha()]
    if not letters:
        return None
    script = "Latin" if is_latin(letters[-1]) else "Cyrillic"
    if script == "Cyrillic" and "CYRILLIC" not in unicodedata.name(letters[-1], ""):
        return None
    return f"{name} {chance.choice(_ADDED[script])}"


def initial(name: str, _: Random) -> str | None:
    """The given name is one letter; it stands first, or behind a comma. Cased scripts only."""
    family, comma, rest = name.partition(",")
    words = (rest if comma else name).split()
    full = [word for word in name.replace(",", " ").split() if len(word) >= _HALF_WORD]
    if not words or len(words[0]) < _HALF_WORD or not words[0][0].isupper() or len(full) < 2:  # noqa: PLR2004  # two words
        return None
    short = " ".join([f"{words[0][0]}.", *words[1:]])
    return f"{family}, {short}" if comma else short


def cut_third(name: str, _: Random) -> str | None:
    """The last third is cut off."""
    return name[: -(len(name) // 3)].rstrip() if len(name) >= _FEWEST_TO_CUT else None


def cut_line(name: str, _: Random) -> str | None:
    """What does not go into the line of a payment message is cut off."""
    return name[:LINE].rstrip() if len(name) > LINE else None


def other_case(name: str, _: Random) -> str | None:
    """Small letters for a name in capitals, capitals for any other."""
    other = name.lower() if name.isupper() else name.upper()
    return other if other != name else None


def strip_marks(name: str, _: Random) -> str | None:
    """Latin letters without their marks."""
    bare, base = [], ""
    for sign in unicodedata.normalize("NFD", name):
        if unicodedata.combining(sign) and base and is_latin(base):
            continue
        bare.append(sign)
        base = sign
    stripped = unicodedata.normalize("NFC", "".join(bare))
    return stripped if stripped != unicodedata.normalize("NFC", name) else None


EDITS = (
    Edit("swap", "letters swapped", swap),
    Edit("drop", "letter dropped", drop),
    Edit("double", "letter doubled", double),
    Edit("vowel", "another vowel", change_vowel),
    Edit("words_moved", "words moved", move_words),
    Edit("joined", "words joined", join_words),
    Edit("split", "word split", split_word),
    Edit("keyboard", "neighbouring key", hit_neighbour),
    Edit("scanned", "misread by a scanner", misread),
    Edit("scripts_mixed", "scripts mixed", mix_scripts),
    Edit("two_slips", "two slips", two_slips),
    Edit("part_left_out", "part left out", leave_out),
    Edit("word_added", "word added", add_word),
    Edit("initial", "initial", initial, persons_only=True),
    Edit("last_third_cut", "last third cut", cut_third),
    Edit("cut_at_35", "cut at 35", cut_line),
    Edit("wrapped", "wrapped within a word", wrap_line),
    Edit("other_case", "other case", other_case),
    Edit("no_diacritics", "no diacritics", strip_marks),
)


def _vowels_with(letter: str) -> str:
    return next((vowels for vowels in _VOWELS if letter.lower() in vowels), "")
