"""To which stored deals does what changed give another answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.watch.cause import causes_between
from witting.watch.outcome import outcome_of
from witting.watch.scope import scope_of
from witting.watch.shift import Shift

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Assessment, Deal
    from witting.screening.cause import Cause
    from witting.watch.ground import Basis, Ground
    from witting.watch.pack import Pack
    from witting.watch.stored_deal import StoredDeal


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to a stored deal.

    Args:
        before: The last answer.
        after: The one of now.
        causes: Why it is another.
    """

    before: Assessment
    after: Assessment
    causes: tuple[Cause, ...]

    @property
    def is_verdict(self) -> bool:
        """Whether the verdict is another."""
        return self.before.verdict != self.after.verdict

    def to_dict(self) -> dict[str, Any]:
        """As ``witting watch`` writes it, beside the deal."""
        return {
            "before": self.before.verdict,
            "after": self.after.verdict,
            "codes": sorted({item.code for item in self.after.exposures}),
            "because": [cause.to_dict() for cause in self.causes],
        }

    def say(self) -> str:
        """What changed and why, in sentences."""
        was, now = self.before.verdict, self.after.verdict
        what = f"{was} → {now}" if was != now else f"still {now}, but otherwise"
        because = " ".join(cause.text for cause in self.causes)
        return f"Watch: {what}. {because}".strip()


class Watch:
    """Compares what answers rested on with what is at hand now.

    Args:
        basis: What they rested on.
        old: Its editions; None where one is no longer at hand, so that every deal is asked again.
        new: Those of now.
    """

    def __init__(self, basis: Basis, old: Ground | None, new: Ground) -> None:
        self.basis = basis
        self.old, self.new = old, new
        self.is_same = old is not None and basis == new.basis(basis.perspective)
        """Whether nothing at all is another."""
        self._scope = scope_of(basis, old, new) if old and not self.is_same else None
        dated = self._scope.entries if self._scope else ()
        self._shift = Shift(old, new, dated=dated) if old else None

    @property
    def why_everyone(self) -> str:
        """Why every deal is asked again; empty where only some are."""
        if self.is_same:
            return ""
        return self._scope.everyone if self._scope else "an edition is no longer at hand"

    def touches(self, deal: StoredDeal) -> bool:
        """Whether what changed can touch a deal; what it does not has the answer that it had."""
        if self.is_same:
            return False
        if self._scope is None or self._shift is None:
            return True
        if self._scope.touches(deal):
            return True
        if self._scope.has_new_owners and self._is_in_new_owners(deal):
            return True
        is_shifted = self._scope.has_lists or bool(self._scope.entries)
        return is_shifted and self._shift.touches(deal)

    def touched(self, deals: Iterable[StoredDeal], pack: Pack) -> list[int]:
        """The numbers of the deals of a pack that what changed can touch, in order.

        Args:
            deals: All of them, in their order, as the last answers to them are.
            pack: In which what is looked for stands once for all deals that have it.
        """
        if self.is_same:
            return []
        if self._scope is None or self._shift is None or self._scope.everyone:
            pack.sight(self.new.search)
            return list(range(len(pack)))
        is_shifted = self._scope.has_lists or bool(self._scope.entries)
        passing = pack.passing(self._shift) if self._scope.has_lists else set()
        return [
            number
            for number, deal in enumerate(deals)
            if number in passing
            or self._scope.touches(deal)
            or (self._scope.has_new_owners and self._is_in_new_owners(deal))
            or (is_shifted and self._shift.is_bound(deal))
            or (
                self._scope.has_lists
                and self._shift.is_known(deal)
                and self._shift.finds_otherwise(deal)
            )
        ]

    def ask_again(self, deal: Deal, before: Assessment) -> Change | None:
        """The new answer to a deal, or None where it is the same."""
        after = self.new.screen(deal, self.basis.perspective)
        if outcome_of(before) == outcome_of(after):
            return None
        causes = causes_between(
            deal, before, after, old=self.old, new=self.new, perspective=self.basis.perspective
        )
        return Change(before, after, causes)

    def _is_in_new_owners(self, deal: StoredDeal) -> bool:
        owners = self.new.screener.owners
        thresholds = self.new.search.thresholds
        return any(owners.find_query(query, thresholds) for query in deal.queries)
