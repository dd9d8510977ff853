"""From which score on is a listing a match, and from which a strong one?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from witting.errors import ResourceError
from witting.resources import read_yaml

RESOURCE = "matching/thresholds.yaml"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from 0 to 1, both inclusive: ``match`` to be shown, ``strong`` to be acted upon."""

    match: float
    strong: float


@cache
def load_thresholds() -> Thresholds:
    """The documented defaults.

    Raises:
        ResourceError: The file lacks one, or they are not in order between 0 and 1.
    """
    root = read_yaml(RESOURCE)
    facts = root.value if isinstance(root.value, dict) else {}
    try:
        found = Thresholds(*(float(str(facts[key].value)) for key in ("match", "strong")))
    except (KeyError, ValueError) as error:
        raise ResourceError("'match' and 'strong' are numbers.", where=root.where) from error
    if not 0.0 < found.match <= found.strong <= 1.0:
        raise ResourceError("0 < match <= strong <= 1 must hold.", where=root.where)
    return found
