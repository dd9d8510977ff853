"""What is said in the paragraphs of a text, and by whom where a quotation runs over several?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.article import TEXT
from witting.reading.label import find_label, find_signature
from witting.reading.statement import Said, by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.reading.article import Block
    from witting.reading.clause import Clause
    from witting.reading.discourse import Discourse
    from witting.reading.mention import Mention


def find_said(
    text: str, paragraphs: Sequence[tuple[Block, Sequence[Clause]]], discourse: Discourse
) -> list[Said]:
    """The statements of all paragraphs, in order.

    A quotation that no mark closes goes on in the next paragraph. Where only the last of its
    paragraphs says who speaks, that is the speaker of all; where none does, it is who spoke before.

    Args:
        text: The whole text.
        paragraphs: The paragraphs that are read, with their sentences.
        discourse: Who was spoken of; fresh.
    """
    found: list[Said] = []
    waiting: list[int] = []
    is_open, before = False, None
    for number, (block, clauses) in enumerate(paragraphs):
        label = find_label(text, block, clauses, discourse)
        if label is not None:
            found.append(label)
            continue
        before = before if is_open else discourse.last
        goes_on = _is_open(clauses)
        signed = _signed(text, paragraphs, number)
        spoken = discourse.take(clauses, goes_on=is_open, is_open=goes_on)
        own = [*_owned(spoken, signed, is_text=block.kind == TEXT)]
        if told := next((one for one in own if one.speaker is not None), None):
            for place in waiting:
                found[place] = by(found[place], told.speaker, told.outlet)
            waiting = []
        elif is_open or goes_on:
            waiting += range(len(found), len(found) + len(own))
        found += own
        if not goes_on and before is not None:
            for place in waiting:
                found[place] = by(found[place], before.speaker, before.outlet)
        waiting = waiting if goes_on else []
        is_open = goes_on
    return found


def _is_open(clauses: Sequence[Clause]) -> bool:
    last = clauses[-1].quotations if clauses else ()
    return bool(last) and last[-1].is_open


def _signed(
    text: str, paragraphs: Sequence[tuple[Block, Sequence[Clause]]], number: int
) -> Mention | None:
    """Whose name stands alone in the paragraph below."""
    return find_signature(text, *paragraphs[number + 1]) if number + 1 < len(paragraphs) else None


def _owned(spoken: Sequence[Said], signed: Mention | None, *, is_text: bool) -> Iterator[Said]:
    for one in spoken:
        if one.speaker is None and one.outlet is None and signed is not None:
            yield by(one, signed, None)
        elif one.speaker is not None or is_text:
            yield one
