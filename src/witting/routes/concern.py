"""What is of concern in a country, and by which guidance?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.routes.locate import Location

CONCERNS = ("target", "occupied", "transshipment")
"""``target``: Russia. ``occupied``: a part of Ukraine that Russia holds. ``transshipment``: a place
from which goods are known to be sent on to Russia."""

SIDES_AHEAD = frozenset({"receiving", "receiving_bank", "passing", "unknown"})
"""Where the goods go or may go, as ``resources/routes/sides.yaml`` names the sides. On the others a
concern says where goods or services come from."""

TARGET = "ru"
_TRANSSHIPMENT_LEVELS = frozenset({"union", "named"})


@dataclass(frozen=True, slots=True)
class Worry:
    """What is of concern at a location.

    Args:
        level: As sides.yaml names it: ``target``, ``occupied``, ``union`` or ``named``.
        concern: One of CONCERNS.
        basis: Why, as half a sentence.
        is_sure: Whether the text tells it; a region that Russia holds in part is not sure.
    """

    level: str
    concern: str
    basis: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the deal, which levels of concern count there, how surely, and why."""

    name: str
    levels: frozenset[str]
    certainty: str
    why: str


def worry_of(location: Location) -> Worry | None:
    """What is of concern there, or None."""
    if location.status in ("occupied", "partly") or location.country.startswith("ua-"):
        return Worry(
            "occupied",
            "occupied",
            "a part of Ukraine that Russia holds",
            is_sure=location.status != "partly",
        )
    if location.country == TARGET:
        return Worry("target", "target", "Russia")
    if location.status == "crossing":
        return Worry("named", "transshipment", "a border crossing into Russia")
    return _transshipment().get(location.country.partition("-")[0])


def side_of(role: str) -> Side:
    """The side that a role stands on; a role of no side is an unknown one."""
    return _sides().get(role) or _sides()["party"]


@cache
def _transshipment() -> Mapping[str, Worry]:
    plain = _plain("routes/transshipment.yaml")
    return {
        country: Worry(fields["level"], "transshipment", _basis(fields, plain["documents"]))
        for country, fields in plain["countries"].items()
        if fields["level"] in _TRANSSHIPMENT_LEVELS
    }


def _basis(fields: Mapping[str, Any], documents: Mapping[str, Any]) -> str:
    papers = [documents[key] for key in fields["named_in"]]
    told = "; ".join(f"{paper['title']}, {paper['date']}" for paper in papers)
    return f"a place from which goods are known to be sent on to Russia ({told})"


@cache
def _sides() -> Mapping[str, Side]:
    return {
        role: Side(
            fields["side"], frozenset(fields["concerns"]), fields["certainty"], fields["why"]
        )
        for fields in _plain("routes/sides.yaml")
        for role in fields["roles"]
    }


def _plain(name: str) -> Any:
    """The file as lists and dictionaries; a file of ours, whose shape a test checks."""
    return read_yaml(name).plain()
