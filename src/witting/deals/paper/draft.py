"""What deal do the labels of a document make?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.deals.draft import DealDraft
from witting.deals.paper.party_block import parse_party_block
from witting.deals.paper.words import NUMBER_OF, folded, load_list, load_lists
from witting.deals.swift.goods_lines import parse_goods_lines

if TYPE_CHECKING:
    from witting.model import Deal, Source

_SUMS = ("total", "sum", "amount")
"""Which sum is the deal's, the first of these that is there."""


class PaperDraft(DealDraft):
    """Collects a deal in the shape of the JSON, label by label.

    Args:
        source: Where the document stands.
        kind: Its kind by its title, or None.
    """

    def __init__(self, source: Source, kind: str | None) -> None:
        super().__init__(source)
        self.kind = kind
        self.called: str | None = None
        """What the document is called, where that is known beforehand."""
        self.currency: str | None = None
        self.has_table = False
        """Whether a table lists the goods, so that another description is none of goods."""
        self.transshipment: list[str] = []
        self.origins: list[str] = []
        self._numbers: dict[str, tuple[str, str]] = {}
        self._sums: dict[str, tuple[dict[str, str], str]] = {}
        self._facts: dict[str, tuple[str, str]] = {}
        self._days: dict[str, tuple[str, str]] = {}

    def last_party(self, role: str | None) -> dict[str, Any] | None:
        """The party that was named last, if it has this role."""
        party = self.parties[-1] if self.parties else None
        return party if party is not None and party.get("role") == role else None

    @property
    def is_of_carrier(self) -> bool:
        """Whether a carrier issues it, whose voyage may end before the goods' does."""
        return NUMBER_OF.get(self.kind or "") == "bill_of_lading"

    def party_of(self, role: str | None) -> dict[str, Any] | None:
        """The party that was named last in this role."""
        return next((one for one in reversed(self.parties) if one.get("role") == role), None)

    def add_party(self, facts: dict[str, Any], *, role: str | None, label: str) -> None:  # type: ignore[override]  # one that is there already is none
        """As :meth:`DealDraft.add_party`; who is named again on the next page is there already."""
        if {**facts, **({"role": role} if role else {})} not in self.parties:
            super().add_party(facts, role=role, label=label)

    def add_number(self, scheme: str, value: str, *, label: str) -> None:
        """Adds a reference; the first of a scheme may name the document.

        A number without a scheme (``~``) is the document's own, and no reference to another.
        """
        if scheme != "~":
            self.add_reference(scheme, value)
        self._numbers.setdefault(scheme, (value, label))

    def add_day(self, what: str, day: str, *, label: str) -> None:
        """Adds a day; the first one of what happened then is read."""
        before = self._days.setdefault(what, (day, label))
        if before[0] != day:
            self.add_text(f"{label} {day}", label=label)

    def add_sum(self, what: str, money: dict[str, str], *, label: str) -> None:
        """Adds a sum; the last one of its kind is the whole."""
        if what in self._sums and self._sums[what][0] != money:
            before, name = self._sums[what]
            self.add_text(f"{name} {' '.join(before.values())}", label=name)
        self._sums[what] = money, label

    def add_goods_fact(self, name: str, text: str, label: str) -> None:
        """Adds what a label says of the one line of goods; more of the same is a text."""
        if name == "description":
            self._add_description(text, label)
        elif name in self._facts:
            self.add_text(f"{label} {text}", label=label)
        else:
            self._facts[name] = text, label

    def _add_description(self, text: str, label: str) -> None:
        read = parse_goods_lines(text.split("\n"))
        for item in read.items:
            quantity = str(item.get("quantity", ""))
            if quantity and not text.lstrip().startswith(quantity[:1]):
                # The size of a sack is no number of sacks.
                item.pop("quantity")
            self.add_goods(item, label=label)
        for rest in read.texts:
            self.add_text(rest, label=label)

    def build(self) -> Deal:
        """The deal."""
        self._complete_goods()
        facts: dict[str, Any] = {"kind": self.kind, "date": self._day(), "amount": self._sum()}
        if self.transshipment:
            self.route["transshipment"] = self.transshipment  # type: ignore[assignment]  # the one list among places
        wanted = ("~", NUMBER_OF.get(self.kind or "", "invoice"))
        found = next((self._numbers[name] for name in wanted if name in self._numbers), None)
        number, label = found or (None, "id")
        return self.finish(facts, reference=self.called or number, label=label)

    def _day(self) -> str | None:
        order = load_lists("date_of")
        for what in order.get(self.kind or "", order["other"]):
            if what in self._days:
                day, self._labels["date"] = self._days[what]
                return day
        return None

    def _sum(self) -> dict[str, str] | None:
        found = next((self._sums[name] for name in _SUMS if name in self._sums), None)
        if found is None:
            return None
        money, self._labels["amount"] = found
        known = {"currency": self.currency} if self.currency else {}
        return {**known, **money}

    def _complete_goods(self) -> None:
        """What the labels say beside the goods belongs to the one line; of several, to none.

        Who is named once as the maker made all that name no other; without goods it is a party.
        """
        facts = dict(self._facts)
        self._take_maker(*facts.pop("manufacturer", ("", "")))
        packages = facts.pop("packages", None)
        if packages and "quantity" not in facts:
            facts["quantity"] = packages
        elif packages:
            self.add_text(packages[0], label=packages[1])
        is_one = len(self.goods) == 1
        if not self.goods and facts.keys() & {"hs_code", "part_number"}:
            self.add_goods({}, label=next(iter(self._facts.values()))[1])
            is_one = True
        for name, (text, label) in facts.items():
            if is_one:
                self.goods[0][name] = text
            else:
                self.add_text(f"{label} {text}", label=name)
        self._complete_items()

    def _take_maker(self, name: str, label: str) -> None:
        for item in self.goods:
            if name:
                item.setdefault("manufacturer", name)
        facts = parse_party_block([name]).facts() if name and not self.goods else {}
        if "name" in facts and folded(label) not in load_list("brands"):
            self.add_party(facts, role=None, label=label)
        elif name and not self.goods:
            self.add_text(f"{label}: {name}", label=label)

    def _complete_items(self) -> None:
        for item in self.goods:
            if self.currency and "value" in item:
                item["value"] = {"currency": self.currency, **item["value"]}
            if len(self.origins) == 1:
                item.setdefault("origin", self.origins[0])
        if len(self.origins) > 1 or (self.origins and not self.goods):
            self.add_text("\n".join(self.origins), label="origin")
