"""Which words tell a town in an address from a street's or a house's name?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from witting.names.address_term import load_terms
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class AddressWords:
    """Words in Latin letters.

    Args:
        ways: All kinds of ways, and of what is called like one (houses, places).
        slavic: Ways that stand before the street's name and behind the town's.
        before: Ways that stand before the street's name in other languages, too.
        towns: What stands beside a town's name.
        regions: What stands beside a region's or a district's name, or a town's.
        oblasts: Those of them that tell a region's name from another.
        streets: Names of streets that are no adjectives.
        counted: What stands before a number or a letter of a house.
        otherwise: What stands before a country's name that is a part of another name.
        short: What a short word of a region's name stands for, in any script.
        countries: Short names of countries, which mean them behind a town of theirs alone.
    """

    ways: frozenset[str]
    slavic: frozenset[str]
    before: frozenset[str]
    towns: frozenset[str]
    regions: frozenset[str]
    oblasts: frozenset[str]
    streets: frozenset[str]
    counted: frozenset[str]
    otherwise: frozenset[str]
    short: Mapping[str, str]
    countries: Mapping[str, str]


@cache
def load_address_words() -> AddressWords:
    """The packaged words; a file of ours, whose shape a test checks."""
    plain: Any = read_yaml("routes/address_words.yaml").plain()
    terms = load_terms()
    slavic, before = frozenset(plain["slavic"]), frozenset(plain["before"])
    return AddressWords(
        ways=slavic | before | frozenset(terms.streets),
        slavic=slavic,
        before=before,
        towns=frozenset(plain["towns"]),
        regions=frozenset(plain["regions"]),
        oblasts=frozenset(plain["oblasts"]),
        streets=frozenset(plain["streets"]),
        counted=frozenset(terms.labels),
        otherwise=frozenset(plain["otherwise"]),
        short=plain["short"],
        countries=plain["countries"],
    )
