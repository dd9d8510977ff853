"""The provisions as a whole: where they are read from, and their digest."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from witting.errors import ResourceError
from witting.regimes import CODES, load_regimes
from witting.resources import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of one packaged provision."""
    target = tmp_path / "regimes" / "un"
    target.mkdir(parents=True)
    shutil.copy(ROOT / "regimes" / "un" / "asset-freeze.yaml", target)
    return tmp_path / "regimes"


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "un" / "asset-freeze.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_packaged_provisions_have_their_codes() -> None:
    known = load_regimes()
    assert {item.code for item in known.provisions} == {
        "US-SDN14024", "US-SDN", "US-FFI-S11", "US-CRITICAL-ITEM", "US-EO13662", "US-CAPTA",
        "US-EMBARGO", "EU-SHIP", "US-50PCT", "BIS-EL", "BIS-ADDR",
        "BIS-AFFILIATE", "BIS-MEU", "BIS-RUSSIA", "EU-AF",
        "EU-ANNEXIV", "EU-TXBAN", "EU-GOODS", "EU-DUTY", "UK-AF", "UK-17A", "UK-GOODS", "UN-AF",
        "CN-CONFLICT",
    }  # fmt: skip
    assert {item.code for item in known.provisions} <= set(CODES)
    assert load_regimes() is known


def test_a_key_finds_one_and_a_code_all() -> None:
    known = load_regimes()
    assert [item.key for item in known.find("us.sdn")] == ["us.sdn"]
    assert [item.key for item in known.find("EU-TXBAN")] == [
        "eu.833-2014.art5ac",
        "eu.833-2014.art5ad",
        "eu.833-2014.art5h",
    ]
    assert known.find("eu") == ()


def test_the_digest_follows_the_law_and_not_the_layout(folder: Path, tmp_path: Path) -> None:
    before = load_regimes(folder)
    again = shutil.copytree(folder, tmp_path / "commented" / "regimes")
    edit(again, "code: UN-AF", "# a comment\ncode: 'UN-AF'")
    assert load_regimes(again).digest == before.digest
    changed = shutil.copytree(folder, tmp_path / "changed" / "regimes")
    edit(changed, "Every Member State must", "Every Member State may")
    assert load_regimes(changed).digest != before.digest


def test_a_file_in_another_place_is_refused(folder: Path) -> None:
    (folder / "un" / "asset-freeze.yaml").rename(folder / "un" / "freeze.yaml")
    with pytest.raises(ResourceError, match=r"regimes/un/freeze.yaml:\d+: .*place is un.freeze"):
        load_regimes(folder)


def test_an_empty_folder_and_a_file_that_is_no_text_are_refused(
    folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(ResourceError, match="no provision is there"):
        load_regimes(tmp_path / "nothing")
    (folder / "un" / "asset-freeze.yaml").write_bytes(b"key: \xff")
    with pytest.raises(ResourceError, match="cannot be read"):
        load_regimes(folder)
