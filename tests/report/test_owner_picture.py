"""The picture of who owns whom, at the size of a large group of companies."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import Any

from witting.report.owner_layout import GAP, lay_out
from witting.report.owner_picture import draw_owners


def part(owner: str, share: str | None = "50%") -> dict[str, Any]:
    kind = "ownership" if share else "control"
    return {"owner": owner.upper(), "owner_id": owner, "kind": kind, "share_text": share}


def step(asset: str, *parts: dict[str, Any]) -> dict[str, Any]:
    return {"asset": asset.upper(), "asset_id": asset, "holders": list(parts)}


def evidence(*steps: dict[str, Any], listed: str) -> dict[str, Any]:
    holders = [{"owner_id": own} for own in listed.split()]
    return {"chain": {"steps": list(steps), "left_out": 0}, "holders": holders}


def big() -> dict[str, Any]:
    """Five listed owners and 40 that they hold in turn."""
    lot = random.Random(7)
    steps = [
        step(
            f"n{place}",
            *(
                part(f"n{owner}")
                for owner in sorted(lot.sample(range(max(0, place - 10), place), 2))
            ),
        )
        for place in range(5, 45)
    ]
    return evidence(*steps, listed="n0 n1 n2 n3 n4")


def test_listed_owners_are_marked_and_shares_stand_on_the_lines() -> None:
    picture = draw_owners(
        evidence(
            step("a", part("x")),
            step("b", part("x", "more than 25% to 50%"), part("a", "1/3 (about 33.3333%)")),
            step("c", part("b", None)),
            listed="x",
        )
    )
    assert picture is not None
    assert picture.count('class="owner listed"') == picture.count(">LISTED<") == 1
    assert picture.count('class="owner asked"') == 1
    assert re.findall(r'class="share"[^>]*>([^<]*)<', picture) == [
        "50%",
        "&gt;25% to 50%",
        "1/3",
        "control",
    ]
    assert picture.count("by-control") == 1


def test_owners_stand_left_of_what_they_own_and_no_boxes_overlap() -> None:
    layout = lay_out(big()["chain"])
    assert all(
        layout.places[line.owner].column < layout.places[line.asset].column for line in layout.lines
    )
    columns: dict[int, list[tuple[float, float]]] = {}
    for place in layout.places.values():
        columns.setdefault(place.column, []).append((place.top, place.top + place.height))
    for spans in columns.values():
        spans.sort()
        assert all(low + GAP <= top + 0.01 for (_, low), (top, _) in pairwise(spans))


def test_the_same_evidence_gives_the_same_picture_with_every_box() -> None:
    picture = draw_owners(big())
    assert picture == draw_owners(big())
    assert picture is not None
    assert picture.count('<g class="owner') == 45


def test_a_name_is_text_and_a_long_one_is_cut() -> None:
    long = step("<script>alert(1)</script> and many more words that do not fit", part("x"))
    picture = draw_owners(evidence(long, listed="x"))
    assert picture is not None
    assert "<script" not in picture.casefold()
    assert "…" in picture


def test_without_a_chain_there_is_none() -> None:
    assert draw_owners({"chain": {"steps": []}}) is None
