"""Published messages are read whole, or it is said what was not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from witting.deals import deal_to_dict, read_deals
from witting.resources import parse_yaml

FOLDER = Path(__file__).parents[4] / "shared" / "deals" / "swift_mt"
EXPECTED = Path(__file__).with_name("shared.yaml")
FILES = sorted(FOLDER.iterdir()) if FOLDER.is_dir() else []
WRITTEN: Any = parse_yaml(EXPECTED.read_text(encoding="utf-8"), file=EXPECTED.name).plain()

_REFERENCE = re.compile(r"@(\d\d[A-Z]?)(?:#(\d))?(?:/(\d+)(?:([-+])(\d+))?)?")
_FIELD = re.compile(r":(\d\d[A-Z]?):(.*)", re.DOTALL)
needs_shared = pytest.mark.skipif(not FILES, reason="../shared/deals/swift_mt is not there")


def fields_of(path: Path) -> dict[tuple[str, int], list[str]]:
    """The fields of a file with one message, by tag and count, read in the simplest way."""
    text = path.read_bytes().decode().replace("\r", "").partition("\n-}")[0]
    found: dict[tuple[str, int], list[str]] = {}
    for part in re.split(r"\n(?=:\d\d[A-Z]?:)", "\n" + text.rpartition("{4:")[2].strip()):
        if match := _FIELD.match(part.strip()):
            count = 1 + sum(tag == match[1] for tag, _ in found)
            found[match[1], count] = match[2].split("\n")
    return found


def resolve(value: Any, fields: dict[tuple[str, int], list[str]]) -> Any:
    """The value with every reference to a field's lines put in."""
    if isinstance(value, dict):
        return {key: resolve(item, fields) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, fields) for item in value]
    found = _REFERENCE.fullmatch(str(value))
    if found is None:
        return value
    lines = fields[found[1], int(found[2] or 1)]
    if found[3]:
        lines = lines[int(found[3]) - 1 : int(found[5] or found[3])]
    return (" " if found[4] == "+" else "\n").join(lines).strip()


@needs_shared
@pytest.mark.parametrize("name", WRITTEN)
def test_the_deal_is_the_one_that_was_written_by_hand(name: str) -> None:
    expected = resolve(WRITTEN[name], fields_of(FOLDER / name))
    for deal in expected:
        place = deal.pop("locator", "message 1")
        deal["source"] = {"file": name, "format": deal.pop("format"), "locator": place}
        where = f"{name} {place}"
        said = deal.get("issues", [])
        deal["issues"] = [f"{where}{line if line[0] == ':' else ', ' + line}" for line in said]
    read = [deal_to_dict(deal) for deal in read_deals(FOLDER / name)]
    for deal in read:
        deal["issues"] = [f"{issue['where']}: {issue['what']}" for issue in deal["issues"]]
    assert read == expected


@needs_shared
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_no_message_is_lost_and_nothing_is_empty_in_silence(path: Path) -> None:
    deals = list(read_deals(path))
    headers = len(re.findall(rb"\{1:F01", path.read_bytes()))
    assert len(deals) >= max(headers, 1)
    for deal in deals:
        told = f"swift.mt{path.name[2:5]}" if path.name.startswith("MT") else "swift.mt103"
        assert deal.source is not None
        assert deal.source.format.startswith(told)
        assert deal.parties or deal.issues
        assert deal.date or deal.issues
        for party in deal.parties:
            assert party.name or party.identifiers or deal.issues
        if told == "swift.mt700":
            assert deal.goods or deal.issues
