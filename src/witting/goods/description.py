"""What does a description say the goods are?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from witting.goods.abbreviation import read_abbreviations
from witting.goods.clue import SURE
from witting.goods.designation import DOUBTFUL, is_designation
from witting.goods.goods_text import parse_goods_text
from witting.goods.kind_outcome import PARTS, outcome_of_kind
from witting.goods.mention import Mention
from witting.goods.mention_finder import find_mentions
from witting.goods.misspelling import mend_slips
from witting.goods.romanised import read_romanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.clue import Clue
    from witting.goods.kind_outcome import KindOutcome

COUNTED = frozenset({"head", "also", "perhaps"})
DOUBTED = frozenset({"perhaps", "unclear"})
"""Goods in these roles are perhaps declared, however surely the words name them."""

MISSPELT = 0.85
"""How much of its strength a word keeps that is read as another."""

UNHEADED = frozenset({"parts", "spares", "included", "unclear"})
"""What counts where no goods are declared before it."""

LATER = frozenset({"within", "included", "unclear"})
TELLING = COUNTED | UNHEADED | LATER | {"modifier"}


@dataclass(frozen=True, slots=True)
class Told:
    """One clue that counts, and what the lists say of its kind.

    Args:
        clue: The words or the number.
        outcome: Of its kind.
        role: As of a :class:`Mention`.
        status: ``identified`` or ``ambiguous``; ``unidentified`` where the clue is a hint at goods
            on no list, which tells nothing.
    """

    clue: Clue
    outcome: KindOutcome
    role: str
    status: str

    @property
    def is_listed(self) -> bool:
        """Whether the goods are, or may be, on a list."""
        return bool(self.outcome.listed or self.outcome.classes)

    @property
    def is_designated(self) -> bool:
        """Whether a sure number tells listed goods, also where it is doubted that it counts.

        What is said to be parts of them is not.
        """
        return self.role != "parts" and is_designation(self.clue)


@dataclass(frozen=True, slots=True)
class Description:
    """What a description says.

    Args:
        told: What counts, in its order.
        aside: What it names only as a purpose, a part, a property or what the goods are not.
    """

    told: tuple[Told, ...] = ()
    aside: tuple[Mention, ...] = ()


def tell(clue: Clue, role: str) -> Told:
    """The clue with what the lists say of its kind."""
    outcome = outcome_of_kind(clue.kind, role if role in PARTS else "")
    status = outcome.status
    if clue.strength < SURE or role in DOUBTED:
        status = "ambiguous" if outcome.listed or outcome.classes else "unidentified"
    return Told(clue, outcome, role, status)


def read_description(text: str, numbers: Sequence[Clue] = ()) -> Description:
    """What a description says the goods are.

    Args:
        text: Of any length; see :data:`witting.goods.goods_text.MAX_LENGTH`.
        numbers: What part numbers in it tell.
    """
    parsed = read_romanised(read_abbreviations(parse_goods_text(text)))
    described = _describe(find_mentions(parsed, numbers))
    if any(each.status != "unidentified" for each in described.told):
        return described
    mended = mend_slips(parsed)
    if mended is None:
        return described
    guessed = _describe(find_mentions(mended, numbers), trust=MISSPELT)
    return guessed if guessed.told else described


def _describe(mentions: Sequence[Mention], trust: float = 1.0) -> Description:
    """What the mentions come to, each believed as far as said."""
    goods = [
        Mention(replace(one.clue, strength=one.clue.strength * trust), one.found, one.role)
        if trust < 1
        else one
        for one in mentions
    ]
    told = _counted(goods)
    counted = {id(each.clue) for each in told}
    aside = tuple(one for one in goods if id(one.clue) not in counted)
    return Description(tuple(told), aside)


def _counted(goods: Sequence[Mention]) -> list[Told]:
    counted = _declared(goods)
    known = {id(each.clue) for each in counted}
    numbers = [
        tell(one.clue, "perhaps")
        for one in goods
        if one.role in DOUBTFUL and id(one.clue) not in known and is_designation(one.clue)
    ]
    return counted + [each for each in numbers if not any(_tells(other, each) for other in counted)]


def _tells(counted: Told, number: Told) -> bool:
    """Whether what counts tells already what the number tells, and as surely."""
    return counted.status == "identified" and number.outcome.now >= counted.outcome.now


def _declared(goods: Iterable[Mention]) -> list[Told]:
    told = [tell(one.clue, one.role) for one in goods if one.role in TELLING]
    heads = [each for each in told if each.role in COUNTED]
    others = [each for each in told if each.role not in COUNTED]
    if not heads:
        return [each for each in others if each.role in UNHEADED]
    counted = heads + [
        other
        for other in others
        if any(_refines(other, head) for head in heads) or _may_count(other, heads)
    ]
    counted += [tell(each.clue, "perhaps") for each in others if _is_among(each, counted)]
    # Each outcome once: a long list names the same goods again and again.
    narrower = {id(each.outcome): each for each in counted}.values()
    return [each for each in counted if not any(_refines(other, each) for other in narrower)]


def _refines(one: Told, head: Told) -> bool:
    """Whether it names more narrowly what the head names, as a number does a bearing."""
    return one.role not in PARTS and bool(one.outcome.now) and one.outcome.now < head.outcome.now


def _is_among(other: Told, counted: Sequence[Told]) -> bool:
    """Whether it is listed and said to be among goods that are others."""
    return other.role == "included" and other.status == "identified" and other not in counted


def _may_count(other: Told, heads: Sequence[Told]) -> bool:
    """Whether what is told later counts, because nothing before tells surely what the goods are."""
    is_later = other.role in LATER and other.is_listed
    return is_later and all(head.status == "unidentified" for head in heads)
