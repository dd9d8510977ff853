"""What is of concern in a country, and by which guidance?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from witting.resources import read_yaml
from witting.routes.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        since: The ISO day of the first guidance that names the place, where guidance does.
        named_in: That guidance, each with its day.
    """

    level: str
    concern: str
    basis: str
    is_sure: bool = True
    since: str | None = None
    named_in: tuple[str, ...] = ()


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
    known = _transshipment()
    return known.get(location.country) or known.get(location.country.partition("-")[0])


@cache
def countries_of_concern() -> frozenset[str]:
    """The countries in which anything is of concern, with those of crossings into Russia."""
    parts = {"ua", "ua-cri", "ua-dpr", "ua-lpr"}
    crossings = {place.country for _, place in load_gazetteer().written if place.status}
    return frozenset({TARGET, *parts, *crossings, *_transshipment()})


def side_of(role: str) -> Side:
    """The side that a role stands on; a role of no side is an unknown one."""
    return _sides().get(role) or _sides()["party"]


def side_named(name: str) -> Side:
    """The side with this name.

    Raises:
        KeyError: There is none.
    """
    return {side.name: side for side in _sides().values()}[name]


def transshipment_level(country: str) -> str | None:
    """The level of ``transshipment.yaml`` at which guidance names a country, or None.

    ``wide`` is no concern by itself.
    """
    fields = _plain("routes/transshipment.yaml")["countries"].get(country)
    return None if fields is None else str(fields["level"])


@cache
def _transshipment() -> Mapping[str, Worry]:
    plain = _plain("routes/transshipment.yaml")
    return {
        country: _worry(fields["level"], [plain["documents"][key] for key in fields["named_in"]])
        for country, fields in plain["countries"].items()
        if fields["level"] in _TRANSSHIPMENT_LEVELS
    }


def _worry(level: str, papers: Sequence[Mapping[str, str]]) -> Worry:
    return Worry(
        level=level,
        concern="transshipment",
        basis="a place from which goods are known to be sent on to Russia",
        since=min(paper["date"] for paper in papers),
        named_in=tuple(f"{paper['title']}, {paper['date']}" for paper in papers),
    )


@cache
def _sides() -> Mapping[str, Side]:
    return {
        role: Side(
            fields["side"], frozenset(fields["concerns"]), fields["certainty"], fields["why"]
        )
        for fields in _plain("routes/sides.yaml")
        for role in fields["roles"]
    }


@cache
def _plain(name: str) -> Any:
    """The file as lists and dictionaries; a file of ours, whose shape a test checks."""
    return read_yaml(name).plain()
