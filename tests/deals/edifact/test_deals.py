"""Each EDIFACT message is read as the deal that was written by hand from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import deal_to_dict, parse_deal, read_deals
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from witting.model import Deal

HERE = Path(__file__).parent
_REFERENCE = re.compile(r"@(\d+)/(\d+)\.(\d+)")


def cases(name: str) -> dict[str, Any]:
    text = (HERE / name).read_text(encoding="utf-8")
    written: Any = parse_yaml(text, file=name).plain()
    return dict(written)


OWN, SHARED = cases("cases_own.yaml"), cases("cases_shared.yaml")


def as_text(deal: Deal) -> dict[str, Any]:
    """The deal as YAML is read: every value a text."""
    written = deal_to_dict(deal)
    for issue in written["issues"]:
        if "unread" in issue:
            issue["unread"] = "true"
    return written


@pytest.mark.parametrize("name", OWN)
def test_a_sample_is_read_whole(name: str) -> None:
    deals = list(read_deals(HERE / "samples" / name))
    assert [as_text(deal) for deal in deals] == OWN[name]
    assert [parse_deal(deal_to_dict(deal)) for deal in deals] == deals


def segments_of(path: Path) -> list[list[list[str]]]:
    """The segments of the first message from its UNH on, cut in the simplest way."""
    text = path.read_text(encoding="utf-8-sig").partition("UNH")[2]
    parts = (part.strip() for part in ("UNH" + text).split("'"))
    return [[element.split(":") for element in part.split("+")] for part in parts]


def resolve(value: Any, segments: list[list[list[str]]]) -> Any:
    """The value with every reference to a component put in."""
    if isinstance(value, dict):
        return {key: resolve(item, segments) for key, item in value.items()}
    if isinstance(value, list):
        return [resolve(item, segments) for item in value]
    found = _REFERENCE.fullmatch(str(value))
    if found is None:
        return value
    segment, element, component = map(int, found.groups())
    return segments[segment - 1][element][component - 1]


def placed(deal: dict[str, Any], file: str) -> dict[str, Any]:
    """The deal with the file and the message put before each place."""
    place = deal.pop("place", "message 1")
    deal["source"] = {"file": file, "format": deal.pop("format"), "locator": place}
    for item in (*deal.get("parties", ()), *deal.get("goods", ())):
        item["locator"] = f"{place}, {item['locator']}"
    for issue in deal["issues"]:
        where = issue.get("where")
        issue["where"] = f"{file} {place}, {where}" if where else f"{file} {place}"
    return deal


@pytest.mark.parametrize("name", SHARED)
def test_a_public_sample_is_read_whole(name: str, shared: Path) -> None:
    path = shared / "deals/edifact" / name
    written = resolve(SHARED[name], segments_of(path))
    assert [as_text(deal) for deal in read_deals(path)] == [placed(deal, name) for deal in written]


def test_no_public_sample_is_empty_without_an_issue(shared: Path) -> None:
    files = sorted((shared / "deals/edifact").iterdir())
    assert len(files) == 15
    for file in files:
        for deal in read_deals(file):
            lost = any(issue.unread for issue in deal.issues)
            assert deal.parties or lost, file.name
            assert deal.goods or lost, file.name
            assert deal.date or deal.issues, file.name
            for party in deal.parties:
                assert party.name or any(
                    issue.unread and party.locator and party.locator in issue.where
                    for issue in deal.issues
                ), file.name
            assert deal.source is not None
            assert deal.source.format.startswith("edifact.")


def test_every_segment_of_the_public_samples_is_known(shared: Path) -> None:
    for file in (shared / "deals/edifact").iterdir():
        for deal in read_deals(file):
            unknown = [issue for issue in deal.issues if "is unknown" in issue.what]
            assert not unknown or "PAORES" in str(deal.issues), file.name
