"""What is known about the lists before any of them is at hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from witting.errors import InputError, ResourceError
from witting.lists.catalogue import _known, get_list, known_lists, lookup_list
from witting.lists.format import _BY_CONTENT, OWN, READERS
from witting.resources import parse_yaml

# DESIGN.md §3.2
PUBLIC = {
    "eu.fsf", "eu.journal", "ua.war-sanctions", "uk.fcdo", "uk.ofsi", "un.sc", "us.bis.dpl",
    "us.bis.entity-list", "us.bis.meu", "us.csl", "us.ofac.consolidated", "us.ofac.sdn",
}  # fmt: skip


def test_every_public_list_has_a_file_and_a_reader() -> None:
    assert {known.name for known in known_lists()} == PUBLIC
    for known in known_lists():
        assert known.format in {*READERS, *_BY_CONTENT, OWN}


def test_what_cannot_be_downloaded_says_how_to_get_it() -> None:
    for known in known_lists():
        assert bool(known.files) != bool(known.by_hand), known.name


def test_the_names_of_a_lists_files_are_different() -> None:
    for known in known_lists():
        names = [file.name.casefold() for file in known.files]
        assert len(set(names)) == len(names)


def test_a_list_grows_so_what_is_expected_of_it_grows() -> None:
    sdn = get_list("us.ofac.sdn").expected
    assert sdn.minimum_on(date(2005, 1, 1)) == 1
    assert sdn.minimum_on(date(2021, 8, 18)) < sdn.minimum_on(date(2026, 8, 2))


def test_an_export_and_a_list_of_ones_own_have_names_of_their_own() -> None:
    assert get_list("ftm:zala").name == "ftm:zala"
    assert get_list("bank.exits").format == OWN
    assert lookup_list("bank.exits") is None


@pytest.mark.parametrize(
    "name",
    ["", "..", "../x", "a/b", "a\\b", "US.OFAC", "ftm:", "ftm:../x", "x~y", "a.", "con", "nul.txt",
     "ftm:a:b", "a b", "é", "x" * 70],
)  # fmt: skip
def test_a_name_that_is_no_safe_folder_anywhere_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="cannot be the name of a list"):
        get_list(name)


GOOD = """\
title: T
publisher: P
homepage: ""
licence: L
format: ftm
files: []
by_hand: Ask.
expected:
  minimum:
    - since: 2020-01-01
      records: 5
  tolerance: 10 %
reviewed:
  day: 2026-11-25
  sources: [https://example.org]
"""


def test_a_file_of_the_catalogue_is_read() -> None:
    known = _known(parse_yaml(GOOD, file="x.yaml"), name="x.y")
    assert known.expected.tolerance == Fraction(1, 10)
    assert known.expected.minimum_on(date(2020, 1, 1)) == 5


@pytest.mark.parametrize(
    ("good", "bad", "what"),
    [
        ("title: T", "titel: T", "x.yaml:1: the keys must be"),
        ("title: T", "title:", "x.yaml:1: this must be a text"),
        ("10 %", "0.1", "x.yaml:12: a tolerance is like '10 %'"),
        ("since: 2020-01-01", "since: 2020-02-31", "x.yaml:10: this must be a day"),
        ("records: 5", "records: many", "x.yaml:11: this must be a number"),
        ("files: []", "files: none", "x.yaml:6: this must be a list"),
        ("files: []", "files: [{name: a, address: 'http://a'}]", "begins with https://"),
        ("files: []", "files: [a]", "x.yaml:6: this must be a mapping"),
        ("day: 2026-11-25", "day: today", "x.yaml:14: this must be a day"),
        (
            "    - since: 2020-01-01\n      records: 5\n",
            "    - {since: 2020-01-01, records: 5}\n    - {since: 2019-01-01, records: 5}\n",
            "x.yaml:10: the oldest day comes first",
        ),
    ],
)
def test_a_slip_in_the_catalogue_is_told_with_its_line(good: str, bad: str, what: str) -> None:
    assert good in GOOD
    with pytest.raises(ResourceError) as error:
        _known(parse_yaml(GOOD.replace(good, bad), file="x.yaml"), name="x.y")
    assert what in str(error.value)
