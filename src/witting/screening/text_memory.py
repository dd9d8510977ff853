"""Which parts of texts may be names, where texts come again and are best looked through at once?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.index.span import Span
from witting.screening.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MOST_EMPTY, MOST_FOUND = 16_384, 4_096
"""So many texts are remembered that name nobody, and that may name somebody: addresses and phrases
that come again."""
LONGEST = 2_000
"""Letters of a text that is remembered; longer ones seldom come again."""
AT_ONCE = 65_536
"""Letters that are looked through at once, which take some megabytes."""
Spans = tuple[Span, ...]


class TextMemory:
    """Remembers texts. Safe to share between threads.

    Args:
        find_all: Looks through some texts at once.
    """

    def __init__(self, find_all: Callable[[Sequence[str]], Sequence[Sequence[Span]]]) -> None:
        self._find_all = find_all
        self._memory: Memory[str, Span] = Memory(
            self._find, key=str, most_empty=MOST_EMPTY, most_found=MOST_FOUND
        )

    def look_up(self, text: str) -> Spans:
        """The parts of one text that may be names."""
        if len(text) > LONGEST:
            return tuple(*self._find_all([text]))
        return self._memory.look_up(text)

    def look_up_all(self, texts: Sequence[str]) -> list[Spans]:
        """Those of each of some texts, in their order."""
        found = self.meet(texts)
        return [found[text] if text in found else self.look_up(text) for text in texts]

    def meet(self, texts: Sequence[str]) -> dict[str, Spans]:
        """Looks through those of some texts that are remembered, which are soon asked about."""
        short = [text for text in texts if len(text) <= LONGEST]
        return dict(zip(short, self._memory.look_up_all(short), strict=True))

    def _find(self, texts: Sequence[str]) -> list[Spans]:
        return [tuple(spans) for some in _parts(texts) for spans in self._find_all(some)]


def _parts(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts, so many at a time as have AT_ONCE letters, and one at least."""
    part: list[str] = []
    letters = 0
    for text in texts:
        if part and letters + len(text) > AT_ONCE:
            yield part
            part, letters = [], 0
        part.append(text)
        letters += len(text)
    if part:
        yield part
