"""A folder of answers after lists changed, by the commands that write it and that watch it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import numpy as np
import orjson
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from tests.watch.invented import World

from witting.cli.command import group
from witting.deals import deal_to_dict
from witting.model import Assessment
from witting.watch.ground import new_ground
from witting.watch.outcome import outcome_of

if TYPE_CHECKING:
    from pathlib import Path

WHO = "us_person"
DEALS = 50


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("WITTING_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    found = World.drawn(random.Random(11))
    found.write(tmp_path / "home")
    return found


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, list(map(str, arguments)), standalone_mode=False)


def screened(world: World, tmp_path: Path) -> Path:
    deals = [json.dumps(deal_to_dict(deal)) for deal in world.deals(DEALS)]
    (tmp_path / "deals.jsonl").write_text("\n".join(deals), encoding="utf-8")
    folder = tmp_path / "answers"
    run(
        "screen", tmp_path / "deals.jsonl", "--as-of", world.day, "--as", WHO, "--output", folder,
        "--workers", 1,
    )  # fmt: skip
    return folder


def looked(folder: Path, world: World) -> list[dict[str, object]]:
    found = run("watch", folder, "--today", world.day, "--workers", 1, "--format", "jsonl")
    assert found.exception is None, found.exception
    return [orjson.loads(line) for line in found.stdout.splitlines()]


def answers(folder: Path) -> list[Assessment]:
    texts = pq.read_table(folder / "part-00000.parquet").column("assessment").to_pylist()
    return [Assessment.from_dict(orjson.loads(str(text))) for text in texts]


def test_each_watch_tells_what_screening_all_again_would(world: World, tmp_path: Path) -> None:
    folder = screened(world, tmp_path)
    known = answers(folder)
    lines = (tmp_path / "deals.jsonl").read_bytes().splitlines()
    deals = [orjson.loads(line) for line in lines]
    assert len(known) == DEALS
    for _ in range(3):
        world.change()
        world.write(tmp_path / "home")
        ground = new_ground(tmp_path / "home", world.day)
        full = [ground.screen(deal, WHO) for deal in deals]
        found = {row["number"]: row for row in looked(folder, world)}
        for number, (before, after) in enumerate(zip(known, full, strict=True)):
            assert (number in found) == (outcome_of(before) != outcome_of(after))
            if number in found:
                assert found[number]["before"] == before.verdict
                assert found[number]["after"] == after.verdict
                assert found[number]["because"]
        known = full
        assert not looked(folder, world)


def test_one_that_was_stopped_goes_on(world: World, tmp_path: Path) -> None:
    folder = screened(world, tmp_path)
    world.change()
    world.write(tmp_path / "home")
    whole = looked(folder, world)
    state = folder / "_watch" / "state.json"
    state.unlink()  # As if it had been killed before it said that it was done.
    for kept in (folder / "_watch").glob("answers-*"):
        kept.unlink()
    assert looked(folder, world) == whole


def test_a_folder_that_holds_no_run_is_refused(world: World, tmp_path: Path) -> None:
    found = run("watch", tmp_path, "--today", world.day)
    assert "holds no complete run" in str(found.exception)


def test_deals_that_are_gone_are_named(world: World, tmp_path: Path) -> None:
    folder = screened(world, tmp_path)
    (tmp_path / "deals.jsonl").unlink()
    found = run("watch", folder, "--today", world.day)
    assert "this file of deals is gone" in str(found.exception)


def test_deals_of_their_own_days_are_not_watched(world: World, tmp_path: Path) -> None:
    screened(world, tmp_path)
    folder = tmp_path / "own"
    run("screen", tmp_path / "deals.jsonl", "--as-of", "deal", "--output", folder, "--workers", 1)
    found = run("watch", folder, "--today", world.day)
    assert "which no new listing changes" in str(found.exception)


def test_a_clock_that_jumped_back_is_refused(world: World, tmp_path: Path) -> None:
    folder = screened(world, tmp_path)
    found = run("watch", folder, "--today", "2024-02-01")
    assert "today is 2024-02-01" in str(found.exception)


@pytest.mark.parametrize("is_watched", [False, True])
def test_what_other_rules_took_apart_is_taken_apart_anew(
    world: World, tmp_path: Path, *, is_watched: bool
) -> None:
    folder = screened(world, tmp_path)
    pack = folder / "_watch" / "deals-00000.npz"
    for _ in range(2 if is_watched else 1):
        looked(folder, world)
        world.change()
        world.write(tmp_path / "home")
    whole = pack.read_bytes()
    with np.load(pack, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    nobody = np.zeros_like(arrays["names"])  # As rules of names would have it that know no letter.
    np.savez(pack, **{**arrays, "names": nobody, "rules": np.array("others")})
    before = answers(folder)
    known = (
        json.loads((folder / "_watch" / "answers-00000.json").read_bytes()) if is_watched else {}
    )
    before = [
        Assessment.from_dict(orjson.loads(known[str(number)])) if str(number) in known else answer
        for number, answer in enumerate(before)
    ]
    ground = new_ground(tmp_path / "home", world.day)
    deals = [orjson.loads(line) for line in (tmp_path / "deals.jsonl").read_bytes().splitlines()]
    full = [ground.screen(deal, WHO) for deal in deals]
    found = {row["number"] for row in looked(folder, world)}
    pairs = enumerate(zip(before, full, strict=True))
    assert found == {number for number, (a, b) in pairs if outcome_of(a) != outcome_of(b)}
    assert len(pack.read_bytes()) == len(whole)


@pytest.mark.parametrize("kept", [b"no", b"", b"PK\x03\x04 and no more"])
def test_what_is_kept_and_damaged_is_named(world: World, tmp_path: Path, kept: bytes) -> None:
    folder = screened(world, tmp_path)
    looked(folder, world)
    world.change()
    world.write(tmp_path / "home")
    (folder / "_watch" / "deals-00000.npz").write_bytes(kept)
    found = run("watch", folder, "--today", world.day, "--workers", 1)
    assert "cannot be read" in str(found.exception)
