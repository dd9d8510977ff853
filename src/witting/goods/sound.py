"""How does a Russian word sound, in whatever letters it is written?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from witting.resources import Node

RESOURCE = "goods/romanised.yaml"
_WRITTEN_ALIKE = re.compile("[abdefgiklmnoprstuv]+")
"""Letters that all systems use for one sound; with an s behind a t, too, as that is alike."""
_RUN = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Sounds:
    """What letters sound like.

    Args:
        letters: Each Russian letter to its sound.
        systems: How each system writes them: what is written to its sound.
        alike: What is written one way or the other.
        ending: What may stand behind a stem.
    """

    letters: Mapping[str, str]
    systems: tuple[Mapping[str, str], ...]
    alike: Mapping[str, str]
    ending: re.Pattern[str]

    def of_russian(self, word: str) -> str:
        """The sound of a word in Cyrillic letters."""
        return self._joined("".join(self.letters.get(letter, letter) for letter in word))

    def of_latin(self, word: str) -> tuple[str, ...]:
        """The sounds that a word in Latin letters may have, by the systems."""
        if _WRITTEN_ALIKE.fullmatch(word):
            return (self._joined(word),)
        read = (self._joined(_replaced(word, system)) for system in self.systems)
        return tuple(dict.fromkeys(read))

    def in_russian(self, sound: str) -> str:
        """An ending in Cyrillic letters."""
        by_sound = {own: letter for letter, own in reversed(tuple(self.letters.items()))}
        return "".join(by_sound.get(letter, "") for letter in sound)

    def is_ending(self, sound: str) -> bool:
        """Whether it may stand behind the stem of a word."""
        return self.ending.fullmatch(sound) is not None

    def _joined(self, sound: str) -> str:
        """One sound for what is written twice, or one way or the other."""
        return _replaced(_RUN.sub(r"\1", sound), self.alike)


@cache
def load_sounds() -> Sounds:
    """The packaged sounds."""
    fields = read_yaml(RESOURCE).mapping()
    suffixes, endings = _texts(fields["suffixes"]), _texts(fields["endings"])
    return Sounds(
        letters=_pairs(fields["letters"]),
        systems=tuple(map(_pairs, fields["systems"].mapping().values())),
        alike=_pairs(fields["alike"]),
        ending=re.compile(f"(?:{'|'.join(suffixes)})?(?:{'|'.join(endings)})?"),
    )


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    for written, sound in pairs.items():
        text = text.replace(written, sound)
    return text


def _pairs(node: Node) -> dict[str, str]:
    return {written: str(sound.value) for written, sound in node.mapping().items()}


def _texts(node: Node) -> Iterable[str]:
    return [str(each.value) for each in node.sequence()]
