"""Which deals can anything but a list touch: the law, its days, files of owners, the program?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.regimes.standing import standing_of
from witting.screening.list_coverage import BINDING
from witting.watch.passing_days import flag_days, law_days, owner_days

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator

    from witting.model import Versions
    from witting.screening.watchlists import Watchlist
    from witting.watch.ground import Basis, Ground
    from witting.watch.stored_deal import StoredDeal


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a change touches beside those who are on the lists that changed.

    Args:
        everyone: Why every deal is; empty where none is for such a reason.
        kinds: Deals with such a finding; None for a finding of whatever kind.
        has_law: Whether a file of law itself is another, so that goods may be told otherwise.
        has_owners: Whether holdings, their tests or files of owners changed.
        has_new_owners: Whether files of owners did, so that another party may be in one.
        has_nameless: Whether the lists have other kinds of numbers than before.
        entries: Entries of lists of which a measure begins or ends.
        has_lists: Whether an edition is another one.
    """

    everyone: str = ""
    kinds: frozenset[str] | None = frozenset()
    has_law: bool = False
    has_owners: bool = False
    has_new_owners: bool = False
    has_nameless: bool = False
    entries: frozenset[str] = frozenset()
    has_lists: bool = False

    def touches(self, deal: StoredDeal) -> bool:
        """Whether a deal may be answered otherwise for one of these reasons."""
        return bool(
            self.everyone
            or (self.has_law and (deal.kinds or deal.has_goods))
            or (deal.kinds if self.kinds is None else not deal.kinds.isdisjoint(self.kinds))
            or (self.has_owners and deal.is_owned)
            or (self.has_nameless and deal.is_nameless)
            or any(entry in self.entries for entry, _ in deal.entries)
        )


def scope_of(basis: Basis, old: Ground, new: Ground) -> Scope:
    """What changed beside the entries of lists.

    Args:
        basis: What the answers rested on.
        old: Its editions.
        new: Those of now.
    """
    now = new.basis(basis.perspective)
    passed = (basis.day, new.day)
    kinds = _kinds(_within(law_days(), *passed))
    was, are = basis.versions, now.versions
    return Scope(
        everyone=_everyone(basis, old, new),
        kinds=kinds,
        has_law=was.regimes != are.regimes,
        has_owners=was.owners != are.owners or _is_holding_dated(new, *passed),
        has_new_owners=was.owners != are.owners,
        has_nameless=_schemes(old, basis.perspective) != _schemes(new, basis.perspective),
        entries=frozenset(_iter_dated(old, new)),
        has_lists=was.lists != are.lists,
    )


def _everyone(basis: Basis, old: Ground, new: Ground) -> str:
    was, are = basis.versions, new.basis(basis.perspective).versions
    if was.witting != are.witting:
        return f"the answers are those of witting {was.witting}, and this is {are.witting}"
    named = (("thresholds", "thresholds"), ("learned", "a learned model"), ("red_flags", "rules"))
    for name, what in named:
        if getattr(was, name) != getattr(are, name):
            return f"{what} changed"
    if _within(flag_days(), basis.day, new.day):
        return "a paper that names a red flag is of a day since"
    if _gaps(old, basis.perspective) != _gaps(new, basis.perspective):
        return "a list that is needed came, went or grew old"
    return ""


def _gaps(ground: Ground, perspective: str) -> frozenset[str]:
    """The gaps of the lists that let nobody be called clear, without the days in their names."""
    gaps = ground.screener.list_gaps(ground.day, perspective=perspective)
    return frozenset(gap.check.partition(" since ")[0] for gap in gaps if gap.matters)


def _schemes(ground: Ground, perspective: str) -> dict[str, frozenset[str]]:
    binding = {name for choice in BINDING[perspective] for name in choice}
    lists = ground.screener.watchlists(ground.day)
    return {item.name: item.schemes for item in lists if item.name in binding}


def _within(days: Collection[dt.date], last: dt.date, today: dt.date) -> list[dt.date]:
    """Those that lie behind one day and not behind another; either way."""
    first, end = sorted((last, today))
    return [day for day in days if first < day <= end]


def _kinds(days: list[dt.date]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for day in days:
        kinds = law_days()[day]
        if kinds is None:
            return None
        found |= kinds
    return found


def _is_holding_dated(new: Ground, last: dt.date, today: dt.date) -> bool:
    """Whether a holding begins, ends or is read anew between two days."""
    if _within(owner_days(), last, today):
        return True
    first, end = sorted((last.toordinal(), today.toordinal()))
    periods = new.screener.owners.joined.graph.periods if new.screener.owners.joined.files else ()
    return any(
        first < day <= end
        for period in periods
        for day in (period.first, period.first_sure, period.last + 1, period.last_sure + 1)
    )


def _iter_dated(old: Ground, new: Ground) -> Iterator[str]:
    """Entries of which a measure stands otherwise on the later day."""
    if old.day == new.day:
        return
    for watchlist in new.screener.watchlists(new.day):
        before = _published(old.screener.watchlists(old.day), watchlist.name)
        for part in watchlist.parts:
            for position in range(len(part)):
                listing = part.listing(position)
                for measure in listing.measures:
                    facts = measure.to_dict()
                    was = standing_of(facts, old.day, published=before)
                    if was is not standing_of(facts, new.day, published=watchlist.newest):
                        yield listing.id
                        break


def _published(watchlists: Collection[Watchlist], name: str) -> dt.date | None:
    return next((item.newest for item in watchlists if item.name == name), None)


def say_versions(versions: Versions) -> str:
    """The editions of lists on one line."""
    return ", ".join(f"{name} {version}" for name, version in sorted(versions.lists.items()))
