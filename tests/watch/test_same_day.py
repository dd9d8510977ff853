"""A publisher corrects a file: its day is the same, who is on it is not."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.watch.invented import Entry, World

from witting.model import Deal, Party
from witting.watch.ground import Basis, new_ground, old_ground
from witting.watch.stored_deal import StoredDeal
from witting.watch.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

WHO = "us_person"


def test_a_file_that_replaced_another_of_its_day_is_seen(tmp_path: Path) -> None:
    world = World.drawn(random.Random(1))
    world.write(tmp_path)
    deal = Deal(id="D-1", parties=(Party(role="seller", name="Zubrovka Kvartal Holding JSC"),))
    before = new_ground(tmp_path, world.day).screen(deal, WHO)
    block = ("RUSSIA-EO14024", "Block")
    own = Entry("us.ofac.sdn:9001", ("Zubrovka Kvartal Holding JSC",), "Company", block)
    world.entries["us.ofac.sdn"].append(own)
    world.write(tmp_path)
    basis, new = Basis.of(before), new_ground(tmp_path, world.day)
    watch = Watch(basis, old_ground(tmp_path, basis), new)
    assert not watch.is_same
    assert watch.touches(StoredDeal.of(deal, before))
    change = watch.ask_again(deal, before)
    assert change is not None
    assert (change.before.verdict, change.after.verdict) == ("clear", "exposed")
    day = world.day.isoformat()
    assert change.after.versions.lists["us.ofac.sdn"] == f"{day}.2"
    assert change.after.versions.lists["uk.fcdo"] == day
