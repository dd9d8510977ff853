"""What deal do the fields of a message or document make?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.deals.labels import Labels
from witting.deals.parse import build_deal
from witting.deals.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import Deal, Source


class DealDraft:
    """Collects a deal in the shape of the JSON, field by field.

    Args:
        source: Where it stands.
    """

    def __init__(self, source: Source) -> None:
        self._labels = Labels()
        self._where = f"{source.file} {source.locator}"
        self._source = source
        self._reading = Reading(self._where, place=source.locator, labels=self._labels)
        self.parties: list[dict[str, Any]] = []
        self.goods: list[dict[str, Any]] = []
        self.route: dict[str, str] = {}
        self.days: dict[str, str] = {}
        self._texts: list[str] = []
        self._purposes: list[str] = []
        self.references: list[dict[str, str]] = []

    def issue(self, label: str, what: str, *, unread: bool = False) -> None:
        """Notes what is wrong with a field, or with the message where the label is empty."""
        self._reading.issue(label, what, unread=unread)

    def add_party(self, facts: Mapping[str, object], *, role: str | None, label: str) -> None:
        """Adds a party in the shape of the JSON."""
        self._labels[f"parties[{len(self.parties)}]"] = label
        self.parties.append({**facts, **({"role": role} if role else {})})

    def add_goods(self, facts: Mapping[str, object], *, label: str) -> None:
        """Adds a line of goods in the shape of the JSON."""
        self._labels[f"goods[{len(self.goods)}]"] = label
        self.goods.append({**facts})

    def add_text(self, text: str, *, label: str) -> None:
        """Adds a free text."""
        if text.strip():
            self._labels[f"text[{len(self._texts)}]"] = label
            self._texts.append(text)

    def add_purpose(self, text: str, *, label: str) -> None:
        """Adds what the payment is for."""
        if text.strip():
            self._labels["purpose"] = label
            self._purposes.append(text)

    def add_place(self, name: str, place: str, *, label: str) -> None:
        """Sets a place of the route; a second one for it is a text."""
        if place and name in self.route:
            self.add_text(place, label=label)
        elif place:
            self.route[name] = place
            self._labels[f"route.{name}"] = label

    def add_reference(self, scheme: str, value: str) -> None:
        """Adds a number that the deal is known by."""
        self.references.append({"scheme": scheme, "value": value})

    def finish(self, facts: Mapping[str, object], *, reference: str | None, label: str) -> Deal:
        """The deal of all that was collected and some facts more.

        Args:
            facts: Its kind, date and amount, in the shape of the JSON.
            reference: What it is called by, or None.
            label: Which field that is.
        """
        data: dict[str, Any] = {
            **facts,
            "parties": self.parties,
            "goods": self.goods,
            "route": self.route,
            "purpose": "\n".join(self._purposes),
            "text": self._texts,
            "references": self.references,
        }
        if reference:
            data["id"] = reference
        self._labels["id"] = label
        return build_deal(data, source=self._source, reading=self._reading, where=self._where)
