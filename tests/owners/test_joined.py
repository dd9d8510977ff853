"""Which entities of several files are one, by an obvious way and by the fast one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from witting.model import Identifier
from witting.owners.joined import _firsts
from witting.ownership.graph import OwnershipEntity

LEIS = ("5493001KJTIIGC8Y1R12", "213800D1EI4B9WTWWD28")
INNS = ("7707083893", "1831083343")
NUMBERS = [Identifier("lei", value) for value in LEIS] + [
    Identifier("inn", value) for value in INNS
]
ENTITIES = st.lists(
    st.builds(
        OwnershipEntity,
        id=st.sampled_from(["id:1", "name:a", "gb-coh:1", "gb-coh:2"]),
        identifiers=st.lists(st.sampled_from(NUMBERS), max_size=2).map(tuple),
    ),
    max_size=8,
)


def slow_firsts(entities: list[OwnershipEntity]) -> list[int]:
    """Spreads the least place among all who share a number, until nothing changes."""
    firsts, before = list(range(len(entities))), list[int]()
    while firsts != before:
        before = list(firsts)
        for one, entity in enumerate(entities):
            for other, its in enumerate(entities):
                is_one = set(entity.identifiers) & set(its.identifiers) or (
                    entity.id == its.id and entity.id.startswith("gb-coh:")
                )
                if is_one:
                    firsts[one] = firsts[other] = min(firsts[one], firsts[other])
    return firsts


@given(entities=ENTITIES)
def test_entities_are_joined_as_by_the_obvious_way(entities: list[OwnershipEntity]) -> None:
    assert _firsts(entities) == slow_firsts(entities)
