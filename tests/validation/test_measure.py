"""What is measured on the demo's lists is what they hold, and twice the same."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from xml.etree import ElementTree as ET

import pytest

from witting.errors import HomeError
from witting.screening.watchlists import Watchlists
from witting.validation import Meter, Validation, validate, write_page
from witting.validation.draw import iter_names
from witting.validation.probe import EDGES, Probe, curve, histogram, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")
DAY = dt.date(2025, 5, 1)


def plainly(items: Iterable[T], *, label: str, total: int | None = None) -> Iterator[T]:
    del label, total
    return iter(items)


METER = Meter(clock=lambda: 0.0, peak_memory=lambda: None, watch=plainly)


@pytest.fixture(scope="module")
def found(demo_home: Path) -> Validation:
    return validate(demo_home, day=DAY, meter=METER, sample=20, placebo=["Keremet Bank", "Zzyx"])


def test_every_exact_name_is_found_on_every_list(found: Validation) -> None:
    assert found.misses == ()
    assert {item.group for item in found.exact} == {
        name for name, version in found.versions.items() if version
    }
    assert all(item.found == item.asked > 0 for item in found.exact)


def test_a_listed_name_among_the_users_placebos_is_a_strong_alert(found: Validation) -> None:
    by_source = {item.source: item for item in found.placebo}
    assert (by_source["file"].asked, by_source["file"].alerts) == (2, 1)
    assert "Keremet Bank" in [item.name for item in found.strong_placebo]


def test_the_higher_the_threshold_the_less_is_found(found: Validation) -> None:
    recalls = [point.recall for point in found.curve]
    assert recalls == sorted(recalls, reverse=True)
    assert (found.curve[0].threshold, found.curve[-1].threshold) == (0.70, 0.95)


def test_the_same_seed_gives_the_same_and_another_one_other_edits(
    found: Validation, demo_home: Path
) -> None:
    again = validate(demo_home, day=DAY, meter=METER, sample=20, placebo=["Keremet Bank", "Zzyx"])
    other = validate(demo_home, day=DAY, meter=METER, sample=20, seed=1)
    assert again.to_dict() == found.to_dict()
    assert other.scores["edited"] != found.scores["edited"]


def test_a_day_without_a_list_is_refused(demo_home: Path, tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="no list is loaded"):
        validate(tmp_path, day=DAY, meter=METER)
    with pytest.raises(HomeError, match="no list has a snapshot"):
        validate(demo_home, day=dt.date(1990, 1, 1), meter=METER)


def test_the_page_holds_everything_and_loads_nothing(found: Validation) -> None:
    page = write_page(found).decode()
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    drawings = page.split("<svg role")[1:]
    assert len(drawings) == 2 + len(found.scores)
    for drawing in drawings:
        root = ET.fromstring("<svg role" + drawing.split("</svg>")[0] + "</svg>")
        assert (root.findtext("title") or "") != ""
        assert (root.findtext("desc") or "") != ""


def test_a_hostile_name_stays_text(found: Validation) -> None:
    bad = replace(found.strong_placebo[0], name="<b onclick=x>\ud800</b>")
    page = write_page(replace(found, strong_placebo=(bad,))).decode()
    assert "<b onclick" not in page
    assert "&lt;b onclick=x&gt;" in page


def test_a_miss_is_shown_on_the_page(found: Validation, demo_home: Path) -> None:
    name = next(iter_names(Watchlists(demo_home).on(DAY)))
    page = write_page(replace(found, misses=(name,))).decode()
    assert "Not found" in page
    assert name.entity in page


def test_probes_are_counted() -> None:
    probes = [
        Probe("a", "Latin", 0.0, found=False, strong=False),
        Probe("a", "Latin", 0.80, found=True, strong=False),
        Probe("b", "Han", 1.0, found=True, strong=True),
    ]
    first, second = tally(probes, order=["b", "a"])
    assert (first.group, first.found, first.strong) == ("b", 1, 1)
    assert (second.group, second.asked, second.found, second.strong) == ("a", 2, 1, 0)
    counts = histogram(probes)
    assert counts[0] == 1
    assert counts[1 + EDGES.index(0.80)] == 1
    assert counts[-1] == 1
    assert [point.recall for point in curve(probes, {})][10:12] == [2 / 3, 1 / 3]


def test_the_thresholds_of_the_home_are_those_that_count(
    found: Validation, demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    strict = "lists: {us.ofac.sdn: {match: 1.0, strong: 1.0}}"
    (home / "thresholds.yaml").write_text(strict, encoding="utf-8")
    own = validate(home, day=DAY, meter=METER, lists=["us.ofac.sdn"], sample=20)
    (exception,) = own.to_dict()["thresholds"]["exceptions"]
    assert (exception["list"], exception["match"]) == ("us.ofac.sdn", 1.0)
    assert sum(item.found for item in own.edits) < sum(item.found for item in found.edits)
    assert "all of us.ofac.sdn from 1.00, strong from 1.00" in write_page(own).decode()
