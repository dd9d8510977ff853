"""Which provisions does a text mean by the acts that it names or that somebody announced?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.reading import Announcement, MeasureMention
    from witting.regimes.library import Regimes
    from witting.regimes.provision import Provision


@dataclass(frozen=True, slots=True)
class Law:
    """A provision, or a licence, of the files of the law."""

    key: str
    title: str
    legal_basis: str
    since: str | None

    def to_dict(self) -> dict[str, Any]:
        """As ``witting read`` writes it."""
        return {
            "provision": self.key,
            "title": self.title,
            "legal_basis": self.legal_basis,
            "since": self.since,
        }


def laws_of(measure: MeasureMention, regimes: Regimes) -> tuple[Law, ...]:
    """The provisions of an act that a text names by its number."""
    if measure.number is None:
        return ()
    if measure.name.startswith("General License"):
        return tuple(_licences(measure.number, regimes))
    return tuple(_law(item) for item in regimes.provisions if _has_number(item, measure.number))


def laws_announced(announcement: Announcement, regimes: Regimes) -> tuple[Law, ...]:
    """The provisions of an instrument that are in force from its day; else all of it."""
    number = announcement.instrument.split()[-1]
    found = [item for item in regimes.provisions if _has_number(item, number)]
    begun = [item for item in found if _since(item) == announcement.day]
    return tuple(map(_law, begun or found))


def _has_number(item: Provision, number: str) -> bool:
    words = str(item.legal_basis).replace(",", " ").replace(")", " ").split()
    return number in words


def _licences(number: str, regimes: Regimes) -> Iterator[Law]:
    digits = "".join(sign for sign in number if sign.isdigit())
    licence = regimes.find_licence(f"us.gl.{digits}")
    if licence is not None:
        yield Law(licence.key, licence.title, str(licence.legal_basis), None)


def _law(item: Provision) -> Law:
    return Law(item.key, item.title, str(item.legal_basis), _since(item))


def _since(item: Provision) -> str | None:
    first = item.in_force[0].first
    return first.isoformat() if first else None
