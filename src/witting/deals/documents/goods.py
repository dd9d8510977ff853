"""What does a line of a document sell or carry?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.documents.facts import Placed, best
from witting.deals.documents.party import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.documents.facts import Facts


@dataclass(slots=True)
class GoodsDraft:
    """A line of goods while its elements are read.

    Args:
        where: Its place.
        fields: Field of a line of goods to all that is said of it.
        more: Digits that another code adds to the HS code.
        code_said: An HS code that a text gives, where no element does.
    """

    where: str
    fields: dict[str, list[Placed]] = field(default_factory=dict)
    more: str = ""
    code_said: str = ""

    def take(self, name: str, found: Placed) -> None:
        """Keeps what is said of a field."""
        self.fields.setdefault(name, []).append(found)

    def take_maker(self, name: str, where: str) -> None:
        """Keeps who made the goods, before any brand."""
        self.take("manufacturer", Placed(name, where, -1))

    def found(self, facts: Facts, currency: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The line, and another one for every other HS code of it.

        Args:
            facts: Takes what else is said of a field, as text.
            currency: That of the document.
        """
        data: dict[str, Any] = {"description": self._description()}
        for name in ("part_number", "manufacturer", "quantity", "origin"):
            data[name] = self._first(name, facts)
        value = best(self.fields.get("value", []))
        if value is not None:
            data["value"] = {"amount": value.text, "currency": value.of or currency}
        codes = list(dict.fromkeys(code.text for code in self.fields.get("hs_code", ())))
        if not codes and self.code_said:
            codes = [self.code_said]
        data = {key: item for key, item in data.items() if item}
        if not codes and data.keys() - {"quantity"}:
            yield self.where, data
        for code in codes:
            yield self.where, {**data, "hs_code": f"{code}{self.more}"}
            # Whatever is said of how much there is is said of all of them together.
            data = {key: item for key, item in data.items() if key not in ("quantity", "value")}

    def _description(self) -> str:
        found = sorted(self.fields.get("description", ()), key=lambda item: item.rank)
        unique: dict[str, str] = {}
        for item in found:
            unique.setdefault(folded(item.text), item.text)
        return "\n".join(unique.values())

    def _first(self, name: str, facts: Facts) -> str | None:
        """The best of a field; the others are texts, and another country of origin is said."""
        found = self.fields.get(name, [])
        first = best(found)
        for other in found:
            if first is None or other.text == first.text or name == "quantity":
                continue
            facts.text(other.where, other.text)
            if name == "origin":
                what = f"another origin is given ({other.text[:40]}); the first was read."
                facts.problem(other.where, what, unread=True)
        return f"{first.text} {first.of}".strip() if first is not None else None
