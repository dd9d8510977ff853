"""Who says what, through whom, in which words?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from witting.reading.attributed import AFTER, AROUND, BEFORE
from witting.reading.attribution import find_attributions
from witting.reading.mention import NAME, NOUN, ORGANISATION, OUTLET, PERSON, ROLE
from witting.reading.outlet_named import outlet_of
from witting.reading.quoted_name import is_name
from witting.reading.vocabulary import load_speech, small

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.reading.attributed import Attribution
    from witting.reading.clause import Clause
    from witting.reading.mention import Mention
    from witting.reading.quotation import Quotation

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
FEWEST_WORDS = 2
"""Words of which something that is said has at least."""
FEWEST_QUOTED = 3
"""Words of a quotation that nobody is said to have said; shorter ones only keep a distance."""
MOST_PASSING = 5
"""Words between a verb and a quotation that say only when and where: ``in a statement``."""
FEWEST_LED = 2
"""Words before a quotation that are a part of what is said."""
_EDGES = " \n\t,;:.–—-"
_JOINED = re.compile(r"""[,;][”"’»]? (?:and|but|while)()(?: [a-z-]+){1,2}$""")
"""Behind what one says, words that open who says more: ``,” and parliamentary speaker Jo Lee``."""
_JOINT = re.compile(r"[\s,;]+(?:and|but|while|und|aber|и|а)\s*\Z")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, with its speakers as they stand in the text.

    Args:
        start: Where what is said begins, the words that say who says it included.
        end: Where it ends.
        what: What is said.
        manner: ``direct``, ``mixed`` (parts in quotation marks) or ``indirect``.
        verb: The word that tells that something is said; empty for a quotation by itself.
        speaker: Who says it; None where only an outlet does, or nobody is named.
        outlet: Through whom the text has it, or None.
        quotations: The parts in quotation marks.
    """

    start: int
    end: int
    what: str
    manner: str
    verb: str
    speaker: Mention | None
    outlet: Mention | None
    quotations: tuple[Quotation, ...]


def find_statements(clause: Clause) -> list[Said]:
    """The statements of one sentence, in order."""
    found = find_attributions(clause)
    speakers = [one for one in found if one.speaker is not None]
    outlets = [one for one in found if one.speaker is None]
    outlet = next((one.outlet for one in outlets), None) or outlet_of(clause)
    if not found and (led := _led_by_colon(clause)):
        return [led]
    if not speakers:
        return [*_of(clause, outlets[:1], outlet, edges=outlets)]
    return [*_of(clause, _separate(clause, speakers), outlet, edges=found)]


def _led_by_colon(clause: Clause) -> Said | None:
    """A quotation behind a colon, as of who does what is before it: ``wies sie zurück: „…“``."""
    if not clause.quotations:
        return None
    first = clause.quotations[0]
    if not clause.text[clause.start : first.start].rstrip().endswith((":", "：")):
        return None
    people = [one for one in clause.mentions if one.kind == PERSON and one.end <= first.start]
    people = [one for one in people if not clause.is_object(one)]
    speaker = people[0] if people else clause.sentence_subject(first.start)
    rest = clause.text[clause.quotations[-1].end : clause.end].strip(_EDGES)
    if speaker is None or speaker.kind not in (PERSON, ROLE, NAME, ORGANISATION) or rest:
        return None
    what = " … ".join(_plain(one.words(clause.text)) for one in clause.quotations)
    return Said(
        clause.start, clause.end, what, DIRECT, ":", speaker, None, tuple(clause.quotations)
    )


def _separate(clause: Clause, found: Sequence[Attribution]) -> list[Attribution]:
    """Without those within what another one says that somebody says."""
    kept: list[Attribution] = []
    for one in found:
        if kept and kept[-1].side == AFTER and one.side == AFTER:
            between = clause.text[kept[-1].end : one.start].rstrip()
            is_joined = between.endswith(
                (", and", ", but", ";", ", while", ", und", " while", ", и", ", а", "and")
            )
            joined = _JOINED.search(between)
            if joined is not None:
                kept.append(replace(one, start=kept[-1].end + joined.end(1) + 1))
            if joined is not None or not is_joined:
                continue
        elif kept and kept[-1].side == AFTER and _is_next(clause, kept[-1].end, one.start):
            continue  # "According to an aide, the owner, Jo Lee, wrote": it is what the aide tells
        elif kept and one.side == BEFORE and not _is_quoted(clause, kept[-1].end, one.start):
            # "Banks were told by X, quoted Y as saying": the last one tells the whole.
            kept.pop()
        elif (
            kept
            and kept[-1].side in (BEFORE, AROUND)
            and one.start > kept[-1].end
            and one.verb.endswith("ing")
            and one.verb not in small("adding")
        ):
            continue
        kept.append(one)
    return kept


def _is_next(clause: Clause, start: int, end: int) -> bool:
    """Whether nothing is said between two places but who does what follows."""
    between = clause.text[start:end].rstrip()
    if not between.startswith(",") or len(clause.between(start, end)) > MOST_PASSING:
        return False
    if between == ",":
        return True
    last = start + len(between) - 1
    is_closed = between.count(",") == 2 and between.endswith(",")  # noqa: PLR2004  # around it
    return is_closed and any(
        one.end == last and one.kind in (NOUN, ROLE) for one in clause.mentions
    )


def _is_quoted(clause: Clause, start: int, end: int) -> bool:
    return any(start <= one.start < end for one in clause.quotations)


def _of(
    clause: Clause,
    found: Sequence[Attribution],
    outlet: Mention | None,
    *,
    edges: Sequence[Attribution],
) -> Iterator[Said]:
    for number, one in enumerate(found):
        following = clause.end
        if number + 1 < len(found):
            following = _before_joint(clause.text, one.end, found[number + 1].start)
        previous = found[number - 1].end if number else clause.start
        said = _said(clause, one, outlet, first=previous, last=following, edges=edges)
        if said is not None:
            yield said


def _before_joint(text: str, start: int, end: int) -> int:
    """Where what one says ends before the ``and`` that joins what another one says."""
    found = _JOINT.search(text, start, end)
    return found.start() if found is not None else end


def _said(
    clause: Clause,
    one: Attribution,
    outlet: Mention | None,
    *,
    first: int,
    last: int,
    edges: Sequence[Attribution],
) -> Said | None:
    for edge in edges:
        if edge is one:
            continue
        if one.end <= edge.start < last and edge.speaker is None:
            last = edge.start
        if first < edge.end <= one.start and edge.speaker is None:
            first = edge.end
    parts = []
    if one.side in (BEFORE, AROUND):
        begin = first if first < one.start else clause.start
        parts.append((max(begin, min(clause.opening, one.start)), one.start))
    if one.side in (AFTER, AROUND):
        parts.append((one.end, _relative_end(clause, one, last)))
    quotations = tuple(
        quotation
        for quotation in clause.quotations
        if any(start <= quotation.start < end for start, end in parts)
        and not _is_name(clause, quotation)
    )
    what, manner = _what(clause, parts, quotations)
    if len(what.split()) < FEWEST_WORDS and not (what and not what.isascii()):
        return None
    start, end = min(one.start, parts[0][0]), max(one.end, parts[-1][1])
    end = max(one.end, start + len(clause.text[start:end].rstrip(" \n,;–—-")))
    speaker = one.speaker or one.outlet
    return Said(
        start=start,
        end=end,
        what=what,
        manner=manner,
        verb=one.verb,
        speaker=speaker,
        outlet=one.outlet
        or (outlet if outlet is not speaker else None)
        or (speaker if speaker and speaker.kind == OUTLET else None),
        quotations=quotations,
    )


def _is_name(clause: Clause, quotation: Quotation) -> bool:
    """Whether what stands between quotation marks is a name: ``dem „Spiegel“``."""
    if is_name(quotation, clause.mentions):
        return True
    return len(quotation.words(clause.text).split()) == 1 and any(
        quotation.start < one.start < quotation.end for one in clause.mentions
    )


def _relative_end(clause: Clause, one: Attribution, last: int) -> int:
    """Where what is said ends: with the clause, where only a relative clause tells it."""
    lead = clause.text[one.start : one.end].casefold()
    if ", who " not in lead:
        return last
    comma = clause.text.find(",", one.end, last)
    return comma if comma >= 0 else last


def _what(
    clause: Clause, parts: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> tuple[str, str]:
    """What is said, and how: the quoted words alone where they are nearly all."""
    quoted = sum(one.end - one.start for one in quotations)
    whole = sum(len(clause.text[start:end].strip(_EDGES)) for start, end in parts)
    if quotations and quoted * 10 >= whole * 6 and not _goes_into(clause, parts, quotations[0]):
        words = " … ".join(_plain(one.words(clause.text)) for one in quotations)
        return words, DIRECT
    texts = [_plain(clause.text[start:end]).strip(_EDGES) for start, end in parts]
    return " … ".join(filter(None, texts)), MIXED if quotations else INDIRECT


def _goes_into(clause: Clause, parts: Sequence[tuple[int, int]], first: Quotation) -> bool:
    """Whether what is said begins in the text's words: ``said she was insured “for a part”``."""
    for start, end in parts:
        if start <= first.start < end:
            before = clause.text[start : first.start].strip()
            words = [word.key for word in clause.between(start, first.start)]
            is_when = len(words) <= MOST_PASSING and words[:1] and words[0] in _passing()
            return len(words) >= FEWEST_LED and before[-1] not in ",:—–-" and not is_when
    return False


def _passing() -> frozenset[str]:
    return small("trailing") | load_speech().prepositions


def _plain(text: str) -> str:
    return " ".join(text.split())


def lone_quotation(clause: Clause) -> Said | None:
    """A sentence that is a quotation and does not say whose."""
    quoted = sum(one.end - one.start for one in clause.quotations)
    length = len(clause.text[clause.start : clause.end].strip())
    if not clause.quotations or quoted * 10 < length * 8:
        return None
    what = " … ".join(_plain(one.words(clause.text)) for one in clause.quotations)
    if len(what.split()) < FEWEST_QUOTED and what.isascii():
        return None
    return Said(
        start=clause.start,
        end=clause.end,
        what=what,
        manner=DIRECT,
        verb="",
        speaker=None,
        outlet=None,
        quotations=tuple(clause.quotations),
    )


def by(said: Said, speaker: Mention | None, outlet: Mention | None) -> Said:
    """The same statement, whose speaker another sentence tells."""
    return replace(said, speaker=speaker, outlet=said.outlet or outlet)
