"""What does a list say, in FollowTheMoney's words?

Schema and property names are FollowTheMoney's exactly, so that an entity written here loads in
its own library. Source: https://followthemoney.tech/explorer/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Entity:
    """One FollowTheMoney entity.

    Args:
        id: ``LIST:the publisher's own id``, such as ``us.ofac.sdn:52743``. A satellite (Sanction,
            Address, Passport, Identification) appends a suffix that is stable between snapshots.
        schema: A FollowTheMoney schema, such as ``Company``.
        properties: Property name to its values, in the order of the source, none of them empty,
            none twice.
        dataset: The list's name.
    """

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    dataset: str

    @property
    def caption(self) -> str:
        """The first name, or the id where there is none."""
        return self.first("name") or self.first("address") or self.id

    def values(self, prop: str) -> tuple[str, ...]:
        """All values of a property; empty where it is not given."""
        return self.properties.get(prop, ())

    def first(self, prop: str) -> str | None:
        """The first value of a property, or None."""
        values = self.properties.get(prop)
        return values[0] if values else None

    def to_dict(self) -> dict[str, Any]:
        """The entity as FollowTheMoney JSON."""
        return {
            "id": self.id,
            "caption": self.caption,
            "schema": self.schema,
            "properties": {key: list(self.properties[key]) for key in sorted(self.properties)},
            "datasets": [self.dataset],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Entity:
        """The entity of one line of FollowTheMoney JSON that :meth:`to_dict` wrote."""
        return cls(
            id=data["id"],
            schema=data["schema"],
            properties={key: tuple(values) for key, values in data["properties"].items()},
            dataset=data["datasets"][0],
        )


@dataclass(frozen=True, slots=True)
class ListRecord:
    """One entry of a list: the entity, then what hangs on it, with its place in the source.

    Args:
        entities: First the listed thing (Person, Company, LegalEntity, Vessel, …), then its
            satellites (Sanction, Address, Passport, …), which point to it. An edge (Ownership,
            Directorship, UnknownLink, …) is a record of its own with that one entity.
        where: File and locator in the source, such as ``sdn.csv line 14``.
    """

    entities: tuple[Entity, ...]
    where: str

    @property
    def principal(self) -> Entity:
        """The listed thing itself, or the edge."""
        return self.entities[0]
