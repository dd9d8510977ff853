"""What does a deal bring forward for a licence: its goods, and what the asker states?

Both are findings of the kind ``licence``, told apart by ``basis`` in their evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.regimes.match_condition import MATCH_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.model import Exposure, Finding
    from witting.regimes.licence import Licence

LICENCE_KIND = "licence"
ARMS = "us.codes.arms"
"""The list of codes with the goods that no licence here is for."""
BASIS_GOODS, BASIS_STATEMENT = "goods", "statement"


@dataclass(frozen=True, slots=True)
class Claim:
    """The facts of a deal that a licence is weighed by.

    Args:
        goods: The finding that says what all goods of the deal are, or None.
        statements: By the licence's key, what the asker states.
        critical: Findings of goods that no licence clears: listed ones, unidentified ones that may
            be, and arms.
        matches: By id, the listed parties.
    """

    goods: Finding | None
    statements: Mapping[str, Finding]
    critical: tuple[Finding, ...]
    matches: Mapping[str, Finding]

    @property
    def hs_codes(self) -> tuple[str, ...]:
        """The codes of all goods, as digits; none where that of one line is not known."""
        return tuple(self.goods.evidence.get("hs_codes") or ()) if self.goods else ()

    @property
    def unread(self) -> tuple[str, ...]:
        """Places in the deal that may tell of other goods than its lines, once each."""
        facts = (*((self.goods,) if self.goods else ()), *self.statements.values())
        return tuple(
            dict.fromkeys(at for fact in facts for at in fact.evidence.get("unread") or ())
        )

    def has_goods_of(self, licence: Licence) -> bool:
        """Whether all goods are known and of the licence's subject."""
        return bool(self.hs_codes) and licence.covers_goods(self.hs_codes)

    def are_goods_known(self, licence: Licence) -> bool:
        """Whether the deal that the statement is of has no goods that are not identified."""
        stated = self.statements.get(licence.key)
        return stated is not None and stated.evidence.get("goods_known") is True

    def parties_of(self, exposure: Exposure) -> tuple[Finding, ...]:
        """The listed parties that an exposure rests on."""
        return tuple(self.matches[name] for name in exposure.because if name in self.matches)

    def is_proved(self, licence: Licence) -> bool:
        """Whether the asker states the licence and names what proves it."""
        stated = self.statements.get(licence.key)
        return stated is not None and bool(stated.evidence.get("statement"))


def is_critical(finding: Finding) -> bool:
    """Whether it is of goods that the determination or the high-priority list has, or may have."""
    evidence = finding.evidence
    return finding.kind == "goods" and bool(
        evidence.get("chpl_tier")
        or evidence.get("item_classes")
        or evidence.get("status") != "identified"
    )


def _is_arms(finding: Finding) -> bool:
    lists = (finding.evidence.get(field) or () for field in ("code_lists", "possible_code_lists"))
    return finding.kind == "goods" and any(ARMS in keys for keys in lists)


def claim_of(findings: Sequence[Finding]) -> Claim:
    """What the findings bring forward."""
    own = [finding for finding in findings if finding.kind == LICENCE_KIND]
    goods = [finding for finding in own if finding.evidence.get("basis") == BASIS_GOODS]
    stated = [finding for finding in own if finding.evidence.get("basis") == BASIS_STATEMENT]
    return Claim(
        goods=goods[0] if goods else None,
        statements={str(finding.evidence.get("licence")): finding for finding in stated},
        critical=tuple(item for item in findings if is_critical(item) or _is_arms(item)),
        matches={finding.id: finding for finding in findings if finding.kind in MATCH_KINDS},
    )
