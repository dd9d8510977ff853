"""What deal do the fields of a message make?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.deals.draft import DealDraft
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.swift.field import Field
    from witting.deals.swift.kind import MessageKind
    from witting.deals.swift.message import Message
    from witting.model import Deal


class Draft(DealDraft):
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
        super().__init__(Source(file, f"swift.mt{message.type.lower()}", place))
        self.message, self.kind, self.fields = message, kind, fields
        self.sums: dict[str, dict[str, str]] = {}
        self.amount_tag: str | None = None
        """The field that the amount is from, once the deal is built."""

    def build(self, *, reference: str | None) -> Deal:
        """The deal of all that was collected, under a reference."""
        day = next((self.days[tag] for tag in self.kind.date if tag in self.days), None)
        facts: dict[str, Any] = {"kind": self.kind.kind, "date": day or self.days.get("")}
        self.amount_tag = next((tag for tag in self.kind.amount if tag in self.sums), None)
        if self.amount_tag:
            facts["amount"] = self.sums[self.amount_tag]
            self._labels["amount"] = f"field {self.amount_tag}"
        return self.finish(facts, reference=reference, label="field 20")
