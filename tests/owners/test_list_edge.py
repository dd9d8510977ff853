"""What the edges of a list say, and what they do not."""

from __future__ import annotations

import pytest

from witting.model import Entity
from witting.owners.list_edge import ENDS, read_edge
from witting.ownership.period import ALWAYS

L = "us.ofac.sdn"


def edge(schema: str, suffix: str, **properties: str) -> Entity:
    values = {name: (value,) for name, value in properties.items()}
    return Entity(f"{L}:7#{suffix}", schema, values, L)


SEVEN, EIGHT = f"{L}:7", f"{L}:8"
FILE = f"{L} 2026-08-02"
OWNED = {"asset": SEVEN, "owner": EIGHT, "role": "Owned or Controlled By"}
LINKED = edge("UnknownLink", "linked-8", subject=SEVEN, object=EIGHT, role="Linked To")
LEADER = edge("Directorship", "relationship-1", director=SEVEN, organization=EIGHT)
AGENT = edge("Representation", "relationship-1", agent=SEVEN, client=EIGHT)
RELATIVE = edge("Family", "relationship-1", person=SEVEN, relative=EIGHT, relationship="Family")
STATED = edge("Ownership", "own", **OWNED, percentage="60", endDate="2024-05-01")
UNSTATED = edge("Ownership", "relationship-21", **OWNED)
CASES = [
    ("linked to", LINKED, "link", f"{FILE}, 7, Linked To, link to 8"),
    (
        "no share is stated",
        UNSTATED,
        "an unknown share",
        f"{FILE}, 7, Owned or Controlled By, relationship 21",
    ),
    ("a share is", STATED, "60%", f"{FILE}, 7#own, Owned or Controlled By, edge 3"),
    ("a leader is linked to what he leads", LEADER, "link", f"{FILE}, 7, relationship 1"),
    ("who acts for another is linked to it", AGENT, "link", f"{FILE}, 7, relationship 1"),
    ("a relative is no owner", RELATIVE, "link", f"{FILE}, 7, Family, relationship 1"),
]


@pytest.mark.parametrize(("why", "item", "how_much", "where"), CASES)
def test_an_edge_tells_of_whom_it_is_stated(
    why: str, item: Entity, how_much: str, where: str
) -> None:
    found, *control = read_edge(item, version="2026-08-02", number=3)
    assert [(own.said.kind, own.said.period.last_sure == ALWAYS.first) for own in control] == (
        [("control", True)] if how_much == "an unknown share" else []
    )
    assert (found.said.owner, found.said.asset) == (EIGHT, SEVEN), why
    how = str(found.said.share) if found.said.kind == "ownership" else found.said.kind
    assert (how, found.said.where) == (how_much, where), why


def test_a_sentence_says_what_is_not_stated() -> None:
    sentences = {
        why: next(read_edge(item, version="2026-08-02", number=3)).sentence
        for why, item, _, _ in CASES
    }
    assert sentences["linked to"] == (
        "us.ofac.sdn 2026-08-02 says “Linked To”, which is neither a share nor control."
    )
    assert sentences["no share is stated"] == (
        "us.ofac.sdn 2026-08-02 says “Owned or Controlled By” and no share: owned, controlled or "
        "less is possible."
    )
    assert sentences["a share is"].endswith("“Owned or Controlled By”, with 60%.")


@pytest.mark.parametrize("schema", sorted(ENDS))
def test_an_edge_without_its_ends_says_nothing(schema: str) -> None:
    assert list(read_edge(edge(schema, "x"), version="", number=1)) == []
