"""Which listed names are asked for, and what is done to them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gauge.added import Words
from gauge.probe import Probe
from witting.validation.edit import EDITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from gauge.listed import Listed, ListedText

    Change = Callable[[ListedText, Random], str | None]

LETTERS = ("swap", "drop", "double", "vowel")
WORDS = ("words_moved", "joined", "split")
SLIPS = (*LETTERS, *WORDS)
_CHANGES = {edit.key: edit for edit in EDITS}


def changes_of(row: str, listed: Listed) -> dict[str, Change]:
    """The kinds of change of a row, by name."""
    if row == "one_slip":
        return {key: _single(key) for key in SLIPS}
    if row == "two_slips":
        return {
            "two letters": _two(LETTERS, LETTERS),
            "a letter, then words": _two(LETTERS, WORDS),
            "words, then a letter": _two(WORDS, LETTERS),
            "words twice": _two(WORDS, WORDS),
        }
    if row == "word_added":
        return Words(listed).changes()
    return {row: _single(row)}


def iter_probes(
    texts: Sequence[ListedText], changes: dict[str, Change], *, size: int, chance: Random
) -> Iterator[Probe]:
    """Names drawn at random, each changed in one way; the ways take turns.

    A name without a place for the change whose turn it is gets the next that it has one for.
    """
    kinds = list(changes)
    made = 0
    for name in chance.sample(texts, len(texts)):
        if made == size:
            return
        turn = made % len(kinds)
        for kind in kinds[turn:] + kinds[:turn]:
            query = changes[kind](name, chance)
            if query is not None and query.strip():
                yield probe_of(name, kind=kind, query=query)
                made += 1
                break


def probe_of(name: ListedText, *, kind: str, query: str) -> Probe:
    """The question for one name."""
    return Probe(
        kind=kind,
        query=query,
        schema=name.schema,
        original=name.text,
        entity=name.entity,
        list=name.list,
        script=name.script,
        name_kind=name.kind,
    )


def _single(key: str) -> Change:
    edit = _CHANGES[key]

    def change(name: ListedText, chance: Random) -> str | None:
        if edit.persons_only and name.schema != "Person":
            return None
        return edit.change(name.text, chance)

    return change


def _two(first: Sequence[str], second: Sequence[str]) -> Change:
    """A kind of slip out of each, never the same one twice."""

    def change(name: ListedText, chance: Random) -> str | None:
        one = chance.choice(first)
        two = chance.choice([key for key in second if key != one])
        once = _CHANGES[one].change(name.text, chance)
        twice = _CHANGES[two].change(once, chance) if once else None
        return twice if twice != name.text else None

    return change
