"""Which thresholds hold, by list and schema, and what a user's file may say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from witting.errors import ResourceError
from witting.matching.threshold import Threshold, load_thresholds

DOCS = Path(__file__).parents[2] / "docs"


def test_the_documented_default_holds_for_every_list_and_schema() -> None:
    found = load_thresholds()
    assert found.of("us.ofac.sdn", "Person") == found.of("any", "Vessel") == found.default
    assert 0 < found.match <= found.strong <= 1
    assert f"A listing from **{found.match:.2f}** on is a match" in (
        DOCS / "matching.md"
    ).read_text(encoding="utf-8")


def test_what_is_more_specific_goes_first() -> None:
    found = load_thresholds(
        "match: 0.5\n"
        "schemas: {Vessel: {match: 0.6}}\n"
        "lists:\n"
        "  un.sc: {match: 0.7, schemas: {Person: {match: 0.8, strong: 0.99}}}\n"
        "strong: 0.9\n"
    )
    assert found.of("uk.fcdo", "Person") == Threshold(0.5, 0.9)
    assert found.of("uk.fcdo", "Vessel") == Threshold(0.6, 0.9)
    assert found.of("un.sc", "Company") == Threshold(0.7, 0.9)
    assert found.of("un.sc", "Vessel") == Threshold(0.7, 0.9)
    assert found.of("un.sc", "Person") == Threshold(0.8, 0.99)
    assert found.least == 0.5


def test_what_is_left_open_is_the_default() -> None:
    found = load_thresholds("strong: 1.0")
    assert found.default == Threshold(load_thresholds().match, 1.0)


def test_a_grid_has_the_same_numbers() -> None:
    found = load_thresholds("lists: {un.sc: {match: 0.7, schemas: {Vessel: {match: 0.9}}}}")
    lists, schemas = ["un.sc", "eu.fsf", "own"], ["Person", "Vessel"]
    match, strong = found.grid(lists, schemas)
    assert match.shape == (3, 2)
    for row, name in enumerate(lists):
        for column, schema in enumerate(schemas):
            assert Threshold(match[row, column], strong[row, column]) == found.of(name, schema)
    assert found.grid([], schemas)[0].shape == (0, 2)


def test_one_threshold_for_all_leaves_strong_ones_strong() -> None:
    found = load_thresholds("lists: {un.sc: {match: 0.9, strong: 0.99}}")
    low, high = found.at(0.5), found.at(0.97)
    assert low.of("un.sc", "Person") == Threshold(0.5, 0.99)
    assert high.default == Threshold(0.97, 0.97)
    assert high.of("un.sc", "Person") == Threshold(0.97, 0.99)


def test_what_holds_can_be_written_down() -> None:
    assert set(load_thresholds().to_dict()) == {"match", "strong"}
    found = load_thresholds("match: 0.7\nschemas: {Vessel: {match: 0.85}}").to_dict()
    assert found["match"] == 0.7
    assert found["exceptions"] == [
        {"list": None, "schema": "Vessel", "match": 0.85, "strong": found["strong"]}
    ]


def test_each_number_says_where_it_is_from() -> None:
    found = load_thresholds("\nmatch: 0.7\n", where="home/thresholds.yaml")
    (limit,) = found.limits.values()
    assert limit.match_from == "home/thresholds.yaml:2"
    assert limit.strong_from.startswith("matching/thresholds.yaml:")


def test_a_loaded_list_of_ones_own_may_be_named() -> None:
    text = "lists: {ftm:peps: {match: 0.95, strong: 0.95}}"
    assert load_thresholds(text, lists=("ftm:peps",)).of("ftm:peps", "Person").match == 0.95
    with pytest.raises(ResourceError, match="there is no list 'ftm:peps'"):
        load_thresholds(text)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("match: 80", 1, "'match' is a number above 0 and up to 1; it is '80'"),
        ("match: 0", 1, "above 0"),
        ("match: 1.01", 1, "up to 1"),
        ("match: -0.8", 1, "above 0"),
        ("match: 0,8", 1, "with a point, such as 0.80"),
        ("match: nan", 1, "is a number"),
        ("match: 8e-1", 1, "is a number"),
        ("match: ٠.٨", 1, "is a number"),
        ("match:", 1, "there is none"),
        ("match: [0.8]", 1, "there is none"),
        ("\nmacth: 0.8", 2, "the key 'macth' is unknown here. The keys are match, strong, lists"),
        ("match: 0.99", 1, "below 'match'"),
        ("strong: 0.5", 1, "below 'match'"),
        ("lists:\n  un.sc:\n    match: 0.99", 3, "'strong' for un.sc is 0.9"),
        ("lists:\n  un.sc: 0.9", 2, "keys and values are expected here, of match, strong"),
        ("lists:\n  us.ofac.snd: {match: 0.9}", 2, "'us.ofac.snd'. Did you mean us.ofac.sdn?"),
        ("lists: [un.sc]", 1, "names of a list are expected here"),
        ("lists: {un.sc: {lists: {}}}", 1, "the key 'lists' is unknown here"),
        ("schemas:\n  Vessels: {match: 0.9}", 2, "'Vessels'. Did you mean Vessel?"),
        ("schemas:\n  Xyzzy: {match: 0.9}", 2, "such as Person"),
        ("schemas: {Person: {schemas: {}}}", 1, "the key 'schemas' is unknown here"),
        ("match: 0.7\nmatch: 0.8", 2, "given twice"),
        ("match: {", 1, "not valid YAML"),
        ("- match", 1, "keys and values are expected"),
    ],
)
def test_what_may_not_be_said_is_told_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(ResourceError) as caught:
        load_thresholds(text, where="home/thresholds.yaml")
    assert caught.value.where == f"home/thresholds.yaml:{line}"
    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", "\n", "# match: 0.8\n\n"])
def test_a_file_that_says_nothing_is_no_default(text: str) -> None:
    with pytest.raises(ResourceError, match="no threshold is in this file"):
        load_thresholds(text)


def test_the_documented_example_is_understood() -> None:
    page = (DOCS / "matching.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    found = load_thresholds(example)
    assert found.of("us.ofac.sdn", "Vessel").match == 0.75
    assert found.of("un.sc", "Vessel").match == 0.85
    assert found.of("us.ofac.sdn", "Person").strong == 0.95
