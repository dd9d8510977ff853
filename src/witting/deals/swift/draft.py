"""What deal do the fields of a message make?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.deals.labels import Labels
from witting.deals.parse import build_deal
from witting.deals.reading import Reading
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.deals.swift.field import Field
    from witting.deals.swift.kind import MessageKind
    from witting.deals.swift.message import Message
    from witting.model import Deal


class Draft:
    """Collects a deal in the shape of the JSON, field by field.

    Args:
        message: The message.
        kind: What its fields mean.
        fields: Those of the deal, in their order.
        file: The file's name.
        place: Such as ``message 3``.
    """

    def __init__(
        self,
        message: Message,
        kind: MessageKind,
        fields: Sequence[Field],
        *,
        file: str,
        place: str,
    ) -> None:
        self.message, self.kind, self.fields = message, kind, fields
        self._labels = Labels()
        self._where = f"{file} {place}"
        self._source = Source(file, f"swift.mt{message.type.lower()}", place)
        self._reading = Reading(self._where, place=place, labels=self._labels)
        self.parties: list[dict[str, Any]] = []
        self.goods: list[dict[str, Any]] = []
        self.route: dict[str, str] = {}
        self.days: dict[str, str] = {}
        self.sums: dict[str, dict[str, str]] = {}
        self._texts: list[str] = []
        self._purposes: list[str] = []
        self.references: list[dict[str, str]] = []
        self.amount_tag: str | None = None
        """The field that the amount is from, once the deal is built."""

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

    def build(self, *, reference: str | None) -> Deal:
        """The deal of all that was collected, under a reference."""
        data: dict[str, Any] = {
            "kind": self.kind.kind,
            "date": next((self.days[tag] for tag in self.kind.date if tag in self.days), None),
            "parties": self.parties,
            "goods": self.goods,
            "route": self.route,
            "purpose": "\n".join(self._purposes),
            "text": self._texts,
            "references": self.references,
        }
        data["date"] = data["date"] or self.days.get("")
        self.amount_tag = next((tag for tag in self.kind.amount if tag in self.sums), None)
        if self.amount_tag:
            data["amount"] = self.sums[self.amount_tag]
            self._labels["amount"] = f"field {self.amount_tag}"
        if reference:
            data["id"] = reference
        self._labels["id"] = "field 20"
        return build_deal(data, source=self._source, reading=self._reading, where=self._where)
