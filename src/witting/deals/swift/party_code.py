"""What do the codes beside a party say?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

RESOURCE = "deals/swift/party_codes.yaml"


@dataclass(frozen=True, slots=True)
class PartyCodes:
    """The codes of resources/deals/swift/party_codes.yaml.

    Args:
        clearing: Code of a clearing system to its country.
        identifiers: Code of a number of option F to the scheme.
        nobody: What stands in place of a name.
        no_bank: Beginnings of what stands in place of a bank and names none.
    """

    clearing: Mapping[str, str]
    identifiers: Mapping[str, str]
    nobody: frozenset[str]
    no_bank: tuple[str, ...]


@cache
def load_party_codes() -> PartyCodes:
    """The codes."""
    root = read_yaml(RESOURCE).mapping()
    schemes = root["identifiers"].mapping()
    for node in schemes.values():
        if node.value not in IDENTIFIER_SCHEMES:
            raise ResourceError(f"{node.value!r} is no identifier scheme.", where=node.where)
    return PartyCodes(
        clearing={code: str(node.value) for code, node in root["clearing"].mapping().items()},
        identifiers={code: str(node.value) for code, node in schemes.items()},
        nobody=frozenset(str(node.value) for node in root["nobody"].sequence()),
        no_bank=tuple(str(node.value) for node in root["no_bank"].sequence()),
    )
