"""How much is in a list."""

from __future__ import annotations

import pytest

from witting.lists.figures import EDGES, Figures, kind_of
from witting.lists.ftm_schemata import schemata
from witting.model import Entity, Issue, ListRecord


def test_the_edges_are_those_of_followthemoney() -> None:
    edges = {schema.name for schema in schemata().values() if schema.kind == "edge"}
    assert edges == EDGES


def test_a_link_is_no_listed_thing() -> None:
    figures = Figures()
    person = Entity("x.y:1", "Person", {"name": ("Ann",), "alias": ("Anna", "Anni")}, "x.y")
    passport = Entity("x.y:1#p", "Passport", {"holder": ("x.y:1",), "number": ("7",)}, "x.y")
    sanction = Entity("x.y:1#s", "Sanction", {"entity": ("x.y:1",)}, "x.y")
    figures.add_record(ListRecord((person, passport, sanction), "row 1"))
    figures.add_record(ListRecord((Entity("x.y:2", "Ownership", {}, "x.y"),), "row 1"))
    facts = figures.to_facts()
    assert (facts["records"], facts["edges"]) == (1, 1)
    assert (facts["names"], facts["identifiers"], facts["measures"]) == (3, 1, 1)
    assert facts["schemas"] == {"Person": 1}


@pytest.mark.parametrize(
    ("issue", "kind"),
    [
        (
            Issue("sdn.csv line 14, remarks", "'DOB 31 Feb 1970' is no date; it was left out."),
            "remarks: … is no date; it was left out.",
        ),
        (
            Issue("sdn.csv line 9, remarks", '"it\'s" is no date; it was left out.'),
            "remarks: … is no date; it was left out.",
        ),
        (Issue("a.csv", "17 rows have no name."), "a.csv: N rows have no name."),
    ],
)
def test_issues_that_differ_in_their_values_alone_are_of_one_kind(issue: Issue, kind: str) -> None:
    assert kind_of(issue) == kind


def test_the_most_frequent_kind_comes_first_and_what_is_missing_is_told_apart() -> None:
    figures = Figures()
    figures.add_issue(Issue("sdn.csv", "no companions, so these are missing: aliases, addresses."))
    for line in (1, 2):
        figures.add_issue(Issue(f"sdn.csv line {line}, dob", f"'{line}' is no date."))
    facts = figures.to_facts()
    assert facts["issues"] == 3
    assert list(facts["issue_kinds"].values()) == [2, 1]
    assert facts["missing"] == ("aliases", "addresses")
