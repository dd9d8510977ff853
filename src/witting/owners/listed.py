"""How does the search for names find the entities of an ownership file? As records of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import Entity, ListRecord
from witting.model.listing import IDENTIFIER_PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.ownership.graph import OwnershipEntity

PREFIX = "owners."
_PROPERTIES = {scheme: prop for prop, scheme in reversed(IDENTIFIER_PROPERTIES.items())}


def listed_records(entities: Iterable[OwnershipEntity], name: str) -> Iterator[ListRecord]:
    """One record for each entity; ``name`` is the file's."""
    for entity in entities:
        properties: dict[str, tuple[str, ...]] = {
            "name": entity.names[:1],
            "alias": entity.names[1:],
            "country": (entity.country,) if entity.country else (),
            "birthDate": (entity.birth_date,) if entity.birth_date else (),
        }
        for item in entity.identifiers:
            prop = _PROPERTIES[item.scheme]
            properties[prop] = (*properties.get(prop, ()), item.value)
        given = {
            prop: tuple(dict.fromkeys(values)) for prop, values in properties.items() if values
        }
        record = Entity(
            id=f"{PREFIX}{name}:{entity.id}",
            schema=entity.schema or "LegalEntity",
            properties=given,
            dataset=f"{PREFIX}{name}",
        )
        yield ListRecord((record,), entity.id)


def entity_of(listing_id: str) -> tuple[str, str]:
    """The name of the file, and the id there, for a listing of :func:`listed_records`."""
    name, _, own_id = listing_id.removeprefix(PREFIX).partition(":")
    return name, own_id
