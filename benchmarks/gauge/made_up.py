"""How would ten times as many listed names look?

Made-up entries with the statistics of the real ones: as many names each, of the same schemas,
scripts and lengths, and the words as often as they are on the lists. As in any growing text, new
words come in: the chance that the next word is a new one is the share of the words seen only once.
Source: I. J. Good, The population frequencies of species and the estimation of population
parameters, Biometrika 40 (1953), 237-264.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from witting.model import Entity, ListRecord
from witting.validation.script import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from witting.model import Listing

LIST = "ftm:made-up"
_ORDER = 3
"""So many letters before decide the next letter of a new word."""
_LONGEST = 20
_START, _END = "\x02", "\x03"


def iter_made_up(
    listings: Sequence[Listing], *, names: int, chance: Random
) -> Iterator[ListRecord]:
    """Records with so many names in all."""
    source = _Source(listings, chance)
    made = number = 0
    while made < names:
        model = chance.choice(listings)
        texts = tuple(dict.fromkeys(source.name_like(item.text, model) for item in model.names))
        number, made = number + 1, made + len(texts)
        properties = {"name": texts[:1], "alias": texts[1:]}
        entity = Entity(
            id=f"{LIST}:{number}",
            schema=model.schema,
            properties={key: values for key, values in properties.items() if values},
            dataset=LIST,
        )
        yield ListRecord(entities=(entity,), where=f"made up, {number}")


class _Source:
    """The words of the lists, apart by kind of entry, script and place in the name."""

    def __init__(self, listings: Sequence[Listing], chance: Random) -> None:
        self._chance = chance
        self._words: dict[tuple[bool, str, int], list[str]] = {}
        self._letters: dict[str, list[str]] = {}
        counts: Counter[str] = Counter()
        for item in listings:
            for name in item.names:
                script, words = script_of(name.text), name.text.split()
                for place, word in enumerate(words):
                    key = _key(item, script, place, len(words))
                    self._words.setdefault(key, []).append(word)
                    counts[word] += 1
        self._new = sum(count == 1 for count in counts.values()) / max(1, counts.total())
        for word in counts:
            self._learn(word)

    def name_like(self, text: str, model: Listing) -> str:
        """Another name of as many words."""
        words, script = text.split(), script_of(text)
        return " ".join(
            self._word(self._words[_key(model, script, place, len(words))])
            for place in range(len(words))
        )

    def _word(self, pool: list[str]) -> str:
        word = self._chance.choice(pool)
        is_new = word.isalpha() and self._chance.random() < self._new
        return self._invent(word) if is_new else word

    def _invent(self, model: str) -> str:
        """A new word that begins as another one does, and goes on as words do."""
        made = model[0]
        while len(made) < _LONGEST:
            context = (_START * _ORDER + made)[-_ORDER:]
            letter = self._chance.choice(self._letters.get(context, [_END]))
            if letter == _END:
                break
            made += letter
        return made

    def _learn(self, word: str) -> None:
        if word.isalpha():
            padded = _START * _ORDER + word + _END
            for place in range(_ORDER, len(padded)):
                context = padded[place - _ORDER : place]
                self._letters.setdefault(context, []).append(padded[place])


def _key(item: Listing, script: str, place: int, length: int) -> tuple[bool, str, int]:
    """First, inner and last words differ; of people and of things as well."""
    role = 0 if place == 0 else 2 if place == length - 1 else 1
    return item.schema == "Person", script, role
