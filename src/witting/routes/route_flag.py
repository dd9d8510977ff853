"""Which way of goods makes no sense for where they come from and go to?

The signs are quiet on usual ways: on the ports and corridors that goods are known to take, and on
the great hubs.

Source: ``resources/routes/flags.yaml`` names the guidance behind each sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from witting.routes.concern import TARGET, worry_of
from witting.routes.flag_rules import load_flag_rules
from witting.routes.locate import Location
from witting.routes.network import load_network
from witting.routes.stop import Stop, made_at, stops_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Deal

LONGER, MORE = 1.4, 3_000
"""A detour is so many times as long as the usual way, and longer by so many kilometres by sea."""

BETWEEN = ("transshipment", "port_of_discharge")

_SEAPORT = re.compile(r"\b(?:sea ?port|port|порт|liman[ıi]?)\b|港", re.IGNORECASE)
_NO_SEAPORT = re.compile(
    r"air ?port|dry ?port|inland|rail|\bICD\b|аэропорт|сухой|机场|陆港", re.IGNORECASE
)


class RouteFlag(NamedTuple):
    """A sign that a way of goods makes no sense.

    Args:
        flag: Its key in ``resources/routes/flags.yaml``.
        subject: The place of the deal that it is about.
        weight: ``heavy``, ``medium`` or ``light``.
        told: The sign as a sentence.
        named_in: The guidance behind it, each with its day.
    """

    flag: str
    subject: str
    weight: str
    told: str
    named_in: tuple[str, ...]


class _Sign(NamedTuple):
    flag: str
    stop: Stop
    first: Stop
    last: Stop
    times: float = 1.0


def route_flags(deal: Deal) -> tuple[RouteFlag, ...]:
    """The signs in the way of a deal's goods, in a fixed order, each at most once."""
    stops = stops_of(deal)
    if not stops:
        return ()
    signs = [*_returns(stops), *_re_exports(made_at(deal) or stops[0], stops), *_ports(stops)]
    if stops[-1].country != TARGET:
        signs = [*_far(stops), *_by_russia(stops), *_across_russia(stops), *signs]
    return tuple(map(_flag, signs))


def _flag(sign: _Sign) -> RouteFlag:
    rules = load_flag_rules()
    told = rules.told[sign.flag].format(
        stop=sign.stop, first=sign.first, last=sign.last, times=f"{sign.times:.1f}"
    )
    return RouteFlag(
        sign.flag, sign.stop.subject, rules.weights[sign.flag], told, rules.named_in[sign.flag]
    )


def _far(stops: Sequence[Stop]) -> Iterator[_Sign]:
    """The stop that the goods go farthest out of their way for."""
    network, first, last = load_network(), stops[0], stops[-1]
    usual = network.length(first.part, last.part)
    ways = [
        (network.length(first.part, stop.part, last.part), stop)
        for stop in stops[1:-1]
        if stop.country != TARGET and _is_aside(first, stop, last)
    ]
    length, stop = max(ways, key=lambda way: way[0], default=(usual, first))
    if length > usual * LONGER and length - usual > MORE:
        yield _Sign("detour", stop, first, last, length / usual)


def _is_aside(first: Stop, stop: Stop, last: Stop) -> bool:
    """Whether a stop is in another part than both ends, and on no corridor between them."""
    if first.country == last.country or stop.part in (first.part, last.part):
        return False
    return (first.part, stop.part, last.part) not in load_flag_rules().corridors


def _by_russia(stops: Sequence[Stop]) -> Iterator[_Sign]:
    """A place of Russia on the way from one country to another that is reached without it."""
    rules, first, last = load_flag_rules(), stops[0], stops[-1]
    passed = [stop for stop in stops[:-1] if stop.role in BETWEEN and stop.country == TARGET]
    if not passed or first.country in (TARGET, "by"):
        return
    if last.country in rules.beyond_russia_to:
        yield _Sign("through_russia", passed[0], first, last)
    # What comes from beyond Russia is shipped by its ports as a matter of course.
    elif last.country not in rules.near_russia and first.country not in rules.beyond_russia_to:
        yield _Sign("russian_port", passed[0], first, last)


def _across_russia(stops: Sequence[Stop]) -> Iterator[_Sign]:
    """A last stop from where the goods get to their end by Russia or Belarus alone."""
    rules, last = load_flag_rules(), stops[-1]
    between = [stop for stop in stops[:-1] if stop.role in BETWEEN and stop.country != last.country]
    if (
        between
        and stops[0].country not in (TARGET, "by")
        and between[-1].country in rules.beyond_russia_from
        and last.country in rules.beyond_russia_to
    ):
        yield _Sign("crosses_russia", between[-1], stops[0], last)


def _returns(stops: Sequence[Stop]) -> Iterator[_Sign]:
    """Goods that are bound for the country that they come from, by another one."""
    first, last = stops[0], stops[-1]
    abroad = [stop for stop in stops if stop.country != first.country]
    ends = (first.role, last.role) == ("origin", "final_destination")
    if ends and first.country == last.country and abroad:
        yield _Sign("returns", abroad[0], first, last)


def _re_exports(first: Stop, stops: Sequence[Stop]) -> Iterator[_Sign]:
    """Controlled goods of one country that a second one sends on to a third.

    Args:
        first: Where they are made, which need not be where they set out.
        stops: Their way.
    """
    rules, last = load_flag_rules(), stops[-1]
    loading = next((stop for stop in stops if stop.role == "port_of_loading"), None)
    if (
        loading
        and first.role == "origin"
        and first.country in rules.controlled
        and last.country in rules.re_export_to
        and loading.country != last.country
        and loading.part != first.part
        and worry_of(Location(loading.country))
    ):
        yield _Sign("re_export", loading, first, last)


def _ports(stops: Sequence[Stop]) -> Iterator[_Sign]:
    """A seaport where no ship of the sea comes to."""
    for stop in stops:
        if (
            stop.role == "port_of_discharge"
            and stop.country in load_network().without_port
            and _SEAPORT.search(stop.text)
            and not _NO_SEAPORT.search(stop.text)
        ):
            yield _Sign("port_of_landlocked", stop, stops[0], stops[-1])
