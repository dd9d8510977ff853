"""What does one written code come to on the lists?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.goods.listed import load_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.digits import WrittenCode
    from witting.goods.listed import Listed


@dataclass(frozen=True, slots=True)
class Outcome:
    """One written code, and what the lists say of it.

    Args:
        code: The code as written.
        now: The subheadings of HS 2022 that it may stand for.
        listed: Those of them that a list names.
        status: See :class:`witting.goods.GoodsIdentification`.
    """

    code: WrittenCode
    now: tuple[str, ...]
    listed: tuple[Listed, ...]
    status: str


def outcome_of(code: WrittenCode) -> Outcome:
    """The outcome of one code; a code of an earlier edition is taken for what it became."""
    lists = load_lists()
    now = tuple(dict.fromkeys(new for old in code.codes for new in lists.earlier.get(old, (old,))))
    listed = tuple(lists.by_code[new] for new in now if new in lists.by_code)
    return Outcome(code, now, listed, _status_of(code, now=now, listed=listed))


def status_of_all(outcomes: Sequence[Outcome]) -> str:
    """The status of all codes together: a listed good that is certain outweighs all others."""
    if any(outcome.status == "identified" and outcome.listed for outcome in outcomes):
        return "identified"
    for status in ("ambiguous", "unidentified"):
        if any(outcome.status == status for outcome in outcomes):
            return status
    return "identified" if outcomes else "unidentified"


def _status_of(code: WrittenCode, *, now: Sequence[str], listed: Sequence[Listed]) -> str:
    if code.problem:
        return "ambiguous" if listed else "unidentified"
    if not listed:
        return "identified"
    told = {(item.tier, item.sure) for item in listed}
    is_same = len(listed) == len(now) and len(told) == 1
    return "identified" if is_same and listed[0].is_sure else "ambiguous"
