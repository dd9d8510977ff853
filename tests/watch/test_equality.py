"""Whatever changes, the watch comes to what screening all deals again comes to."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pytest
from tests.watch.invented import Entry, World, write_list

from witting.model import Deal, GoodsItem, Party
from witting.watch.ground import Basis, new_ground, old_ground
from witting.watch.outcome import outcome_of
from witting.watch.stored_deal import StoredDeal
from witting.watch.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Assessment

WHO = "us_person"
DEALS, CHANGES = 60, 4


@pytest.mark.parametrize("seed", range(4))
def test_the_outcome_is_that_of_screening_all_again(seed: int, tmp_path: Path) -> None:
    world = World.drawn(random.Random(seed))
    world.write(tmp_path)
    deals = world.deals(DEALS)
    ground = new_ground(tmp_path, world.day)
    answers = [ground.screen(deal, WHO) for deal in deals]
    touched = changed = 0
    for _ in range(CHANGES):
        world.change()
        world.write(tmp_path)
        basis = Basis.of(answers[0])
        assert all(Basis.of(answer) == basis for answer in answers)
        new = new_ground(tmp_path, world.day)
        watch = Watch(basis, old_ground(tmp_path, basis), new)
        full = [new.screen(deal, WHO) for deal in deals]
        for deal, before, after in zip(deals, answers, full, strict=True):
            is_touched = watch.touches(StoredDeal.of(deal, before))
            touched += is_touched
            if not is_touched:
                assert _difference(before, after) == [], deal
                continue
            change = watch.ask_again(deal, before)
            is_same = outcome_of(before) == outcome_of(after)
            assert (change is None) == is_same
            if change:
                changed += 1
                assert outcome_of(change.after) == outcome_of(after)
                assert change.causes, (before, after)
        answers = full
    assert changed
    assert touched < 0.8 * DEALS * CHANGES


GIVEN = ("Vyacheslav", "Zhanna", "Mikhail")
FAMILY = ("Shcherbakov", "Zhukov", "Shchukin")


@pytest.mark.parametrize(
    "name", ["Vjatjeslav Sjtjerbakov", "Zjanna Zjoekov", "Michail Schtschukin", "Sjanna Zjoekov"]
)
def test_a_name_that_another_language_writes_is_asked_again(name: str, tmp_path: Path) -> None:
    """All words of whoever comes onto the list are in its names already."""
    world = World.drawn(random.Random(1), size=300)
    words = [f"{given} {world.word()}ov" for given in GIVEN for _ in range(5)]
    words += [f"{world.word()} {family}" for family in FAMILY for _ in range(5)]
    texts = [*words, *(f"{one} {other}" for one, other in zip(GIVEN, FAMILY, strict=True))]
    people = [
        Entry(f"us.ofac.sdn:{5000 + number}", (text,), "Person", ("RUSSIA-EO14024", "Block"))
        for number, text in enumerate(texts)
    ]
    entries = world.entries["us.ofac.sdn"]
    write_list(tmp_path, "us.ofac.sdn", [*entries, *people[: len(words)]], world.day)
    deal = Deal(id="D-1", parties=(Party(role="seller", name=name),))
    before = new_ground(tmp_path, world.day).screen(deal, WHO)
    world.day += dt.timedelta(days=1)
    write_list(tmp_path, "us.ofac.sdn", [*entries, *people], world.day)
    after = asked_again(tmp_path, world, deal, before)
    assert (before.verdict, after.verdict in ("review", "exposed")) == ("clear", True)


def test_a_text_with_a_slip_is_asked_again_when_the_name_comes(tmp_path: Path) -> None:
    """All words of whoever comes onto the list are in its names already."""
    world = World.drawn(random.Random(3), size=300)
    entries = world.entries["us.ofac.sdn"]
    others = [
        Entry("us.ofac.sdn:6001", ("Korandel Basmarin",), "Company", ("RUSSIA-EO14024", "Block")),
        Entry("us.ofac.sdn:6002", ("Velkorin Shamdar",), "Company", ("RUSSIA-EO14024", "Block")),
    ]
    comes = Entry("us.ofac.sdn:6003", ("Korandel Shamdar",), "Company", ("RUSSIA-EO14024", "Block"))
    write_list(tmp_path, "us.ofac.sdn", [*entries, *others], world.day)
    seller = Party(role="seller", name="Alto Verde Lda")
    deal = Deal(id="D-1", parties=(seller,), text=("PAID TO KORANDELSHAMDAR FOR TOWELS",))
    before = new_ground(tmp_path, world.day).screen(deal, WHO)
    world.day += dt.timedelta(days=1)
    write_list(tmp_path, "us.ofac.sdn", [*entries, *others, comes], world.day)
    after = asked_again(tmp_path, world, deal, before)
    assert "text_mention" not in {finding.kind for finding in before.findings}
    assert "text_mention" in {finding.kind for finding in after.findings}


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ("CONSIGNEE KRANDEL SHAMDAR LLC",)},
        {"goods": (GoodsItem(description="towels", manufacturer="Korandl Shamdar"),)},
    ],
)
def test_whom_a_text_calls_a_party_is_asked_again(fields: dict[str, Any], tmp_path: Path) -> None:
    """No word of whoever comes onto the list is in the text as it is."""
    world = World.drawn(random.Random(3), size=300)
    entries = world.entries["us.ofac.sdn"]
    comes = Entry("us.ofac.sdn:6003", ("Korandel Shamder",), "Company", ("RUSSIA-EO14024", "Block"))
    write_list(tmp_path, "us.ofac.sdn", entries, world.day)
    seller = Party(role="seller", name="Alto Verde Lda")
    deal = Deal(id="D-1", parties=(seller,), **fields)
    before = new_ground(tmp_path, world.day).screen(deal, WHO)
    world.day += dt.timedelta(days=1)
    write_list(tmp_path, "us.ofac.sdn", [*entries, comes], world.day)
    after = asked_again(tmp_path, world, deal, before)
    assert "text_mention" not in {finding.kind for finding in before.findings}
    assert "text_mention" in {finding.kind for finding in after.findings}


def asked_again(home: Path, world: World, deal: Deal, before: Assessment) -> Assessment:
    """What the watch finds of a deal that the lists of now touch."""
    basis = Basis.of(before)
    watch = Watch(basis, old_ground(home, basis), new_ground(home, world.day))
    assert watch.why_everyone == ""
    assert watch.touches(StoredDeal.of(deal, before))
    change = watch.ask_again(deal, before)
    assert change is not None
    return change.after


def _difference(before: Assessment, after: Assessment) -> list[object]:
    """What only one of two answers says, for a message."""
    was, now = outcome_of(before), outcome_of(after)
    return [] if was == now else [*set(was[2]) ^ set(now[2]), was[:2], now[:2]]
