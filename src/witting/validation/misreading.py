"""How may a name be misread or mistyped on its way, by a finger, a scanner or a form?

Each change is as those of :mod:`witting.validation.edit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.validation.place import LINE, change_at, letter_places

if TYPE_CHECKING:
    from random import Random

_ROWS = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
)  # fmt: skip
"""The letters of a keyboard, row by row, English and Russian."""
_NEIGHBOURS = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in _ROWS
    for at, letter in enumerate(row)
}
_SHAPES = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv"), ("l", "1"),
    ("i", "l"), ("l", "i"), ("o", "0"), ("s", "5"), ("b", "8"), ("e", "c"), ("c", "e"), ("h", "b"),
    ("u", "v"),
)  # fmt: skip
"""What a scanner takes for what."""
_ALIKE = dict(zip("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху", strict=True))
"""Latin letters, and the Cyrillic ones of the same shape."""


def hit_neighbour(name: str, chance: Random) -> str | None:
    """The finger meets the key beside, on an English or a Russian keyboard."""
    places = [at for at in letter_places(name) if name[at].lower() in _NEIGHBOURS]

    def change(at: int) -> str:
        key = chance.choice(_NEIGHBOURS[name[at].lower()])
        return name[:at] + (key.upper() if name[at].isupper() else key) + name[at + 1 :]

    return change_at(name, chance, places, change)


def misread(name: str, chance: Random) -> str | None:
    """A scanner takes a letter for another one, for two or for a digit."""
    if not letter_places(name):
        return None
    found = [
        (at, shape, other)
        for shape, other in _SHAPES
        for at in range(len(name))
        if name[at : at + len(shape)].lower() == shape
    ]
    if not found:
        return None
    at, shape, other = chance.choice(found)
    other = other.upper() if name[at : at + len(shape)].isupper() else other
    return name[:at] + other + name[at + len(shape) :]


def mix_scripts(name: str, chance: Random) -> str | None:
    """A Latin letter is the Cyrillic one that looks the same."""
    places = [at for at in letter_places(name) if name[at] in _ALIKE]
    return change_at(name, chance, places, lambda at: name[:at] + _ALIKE[name[at]] + name[at + 1 :])


def wrap_line(name: str, _: Random) -> str | None:
    """The line of a payment message ends within a word, and the rest stands on the next one."""
    is_within = len(name) > LINE and name[LINE - 1].isalnum() and name[LINE].isalnum()
    return f"{name[:LINE]} {name[LINE:]}" if is_within else None
