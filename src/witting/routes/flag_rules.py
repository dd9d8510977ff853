"""Which signs in the way of goods are looked for, by which guidance, and what do they weigh?

Source: ``resources/routes/flags.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class FlagRules:
    """The file's weights, sentences and guidance for each flag, and its groups of countries.

    Corridors are the parts of the world that a way in use begins, goes by and ends in.
    """

    weights: Mapping[str, str]
    told: Mapping[str, str]
    named_in: Mapping[str, tuple[str, ...]]
    controlled: frozenset[str]
    beyond_russia_from: frozenset[str]
    beyond_russia_to: frozenset[str]
    near_russia: frozenset[str]
    re_export_to: frozenset[str]
    corridors: frozenset[tuple[str, str, str]]


@cache
def load_flag_rules() -> FlagRules:
    """The packaged rules; a file of ours, whose shape a test checks."""
    plain: Any = read_yaml("routes/flags.yaml").plain()
    papers = {key: f"{paper['title']}, {paper['date']}" for key, paper in plain["sources"].items()}
    flags = plain["flags"].items()
    return FlagRules(
        weights={key: flag["weight"] for key, flag in flags},
        told={key: flag["told"] for key, flag in flags},
        named_in={key: tuple(papers[paper] for paper in flag["named_in"]) for key, flag in flags},
        controlled=frozenset(plain["controlled"]),
        beyond_russia_from=frozenset(plain["beyond_russia"]["from"]),
        beyond_russia_to=frozenset(plain["beyond_russia"]["to"]),
        near_russia=frozenset(plain["near_russia"]),
        re_export_to=frozenset(plain["re_export_to"]),
        corridors=frozenset(
            way
            for item in plain["corridors"]
            for way in product(*map(item.get, ("from", "by", "to")))
        ),
    )
