"""What the registers' own formats say."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.owners.intake import Intake


def lines(*items: Any) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)


def ftm(own_id: str, schema: str, **properties: Any) -> dict[str, Any]:
    listed = {
        name: value if isinstance(value, list) else [value] for name, value in properties.items()
    }
    return {"id": own_id, "schema": schema, "properties": listed}


def test_followthemoney(read: Callable[..., Intake], edges: Callable[..., list[str]]) -> None:
    found = read(
        "ftm",
        lines(
            ftm("a", "Company", name="Alfa", innCode="1831083343", jurisdiction="RU"),
            ftm("o", "Ownership", owner="p", asset="a", percentage="50.5", startDate="2023"),
            ftm("d", "Directorship", director="p", organization="a"),
            ftm("x", "Ownership", owner="p"),
            ftm("s", "Sanction", entity="a"),
        ),
    )
    assert edges(found) == ["ftm:p 50.5% ftm:a", "ftm:p link ftm:a"]
    assert found.graph.entities[0].country == "ru"
    assert [issue.what for issue in found.issues] == [
        "this Ownership has no asset; it was left out.",
        "'ftm:p' is in no entity of the file; it is known by its id alone.",
        "1 entities of the schema 'Sanction' say nothing of ownership.",
        "no dates are given for 1 of 2; these count on every day.",
    ]


def test_of_several_percentages_and_days_all_are_possible(
    read: Callable[..., Intake], edges: Callable[..., list[str]]
) -> None:
    twice = ftm(
        "o", "Ownership", owner="p", asset="a", percentage=["60", "40%"],
        startDate=["2023-05-01", "2020"], endDate=["2024-12-31", "2024-06"],
    )  # fmt: skip
    odd = ftm("x", "Ownership", owner="p", asset="b", percentage=["60", "much"], startDate="2023")
    found = read("ftm", lines(ftm("a", "Company", name="Alfa"), twice, odd))
    assert edges(found) == ["ftm:p 40% to 60% ftm:a", "ftm:p an unknown share ftm:b"]
    period = found.graph.edge(0).period
    days = (period.first, period.first_sure, period.last_sure, period.last)
    assert [dt.date.fromordinal(day).isoformat() for day in days] == [
        "2020-01-01", "2023-05-01", "2024-06-01", "2024-12-31",
    ]  # fmt: skip
    said = [issue.what for issue in found.issues]
    assert said[0] == "there are 2 percentages; it was read as anything from 40% to 60%."
    assert said[1].startswith("there are 2 starts and 2 ends; it was read as from the earliest")
    assert "'much' is no share" in said[2]


@pytest.mark.parametrize(
    ("start", "end", "what"),
    [
        (["2025-01-01", "2026"], ["2023"], "it ends before it begins"),
        (["2025-01-01", "soon"], [], "'soon' is no day like"),
    ],
)
def test_several_days_of_which_some_are_none_leave_their_side_open(
    read: Callable[..., Intake], start: list[str], end: list[str], what: str
) -> None:
    item = ftm("o", "Ownership", owner="p", asset="a", startDate=start, endDate=end)
    found = read("ftm", lines(item))
    assert found.graph.edge(0).period.to_dict() == {"from": None, "to": None}
    assert any(what in issue.what for issue in found.issues)


def bods(record: str, kind: str, at: str = "2024-01-01", **details: Any) -> dict[str, Any]:
    return {
        "statementId": f"s-{record}-{at}",
        "statementDate": at,
        "recordId": record,
        "recordType": kind,
        "recordStatus": details.pop("status", "new"),
        "recordDetails": details,
        "publicationDetails": {"bodsVersion": "0.4"},
    }


def interest(kind: str, **facts: Any) -> dict[str, Any]:
    return {"type": kind, "directOrIndirect": "direct", **facts}


BODS = [
    bods("c", "entity", name="Beta Ltd", identifiers=[{"scheme": "XI-LEI", "id": "X1"}]),
    bods("p", "person", personType="knownPerson", names=[{"fullName": "Ann Example"}]),
    bods(
        "r", "relationship", subject="c", interestedParty="p",
        interests=[
            interest("shareholding", share={"exclusiveMinimum": 50, "maximum": 75}),
            interest("votingRights", share={"exact": 60.1}),
            interest("appointmentOfBoard"),
        ],
    ),
    bods("u", "relationship", subject="c", interestedParty={"reason": "unknown"}, interests=[]),
    bods(
        "i", "relationship", subject="c", interestedParty="q",
        interests=[interest("shareholding", directOrIndirect="indirect", share={"exact": 80})],
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", [lines(*BODS), json.dumps(BODS)])
def test_bods(read: Callable[..., Intake], edges: Callable[..., list[str]], text: str) -> None:
    found = read("bods", text)
    assert edges(found) == [
        "bods:p 60.1% to 75% bods:c",
        "bods:p control bods:c",
        "bods:q 0% to 80% bods:c",
    ]
    assert found.graph.entities[1].names == ("Ann Example",)
    assert [issue.what for issue in found.issues] == [
        "the interestedParty is not named (unknown); it was left out.",
        "the interestedParty 'q' is in no statement; it is known by its id alone.",
        "no dates are given for 3 of 3; these count on every day.",
    ]


def held(
    at: str, exact: int | None = None, *, status: str = "updated", end: str = ""
) -> dict[str, Any]:
    facts = {"share": {"exact": exact}, "startDate": "2020-01-01"} if exact is not None else {}
    if end:
        facts["endDate"] = end
    return bods(
        "r", "relationship", at, status=status, subject="c", interestedParty="p",
        interests=[interest("shareholding", **facts)] if facts else [],
    )  # fmt: skip


def share(exact: int, start: str = "2020-01-01", end: str = "") -> dict[str, Any]:
    days = {"startDate": start, **({"endDate": end} if end else {})}
    return interest("shareholding", share={"exact": exact}, **days)


def said(at: str, *interests: dict[str, Any]) -> dict[str, Any]:
    return bods("r", "relationship", at, subject="c", interestedParty="p", interests=[*interests])


OPEN, TO = None, "2023-05-01"
BEFORE = said("2023-01-01", share(60))
CHANGES = [
    # what was said on 1 January 2023 and on 1 May, and the edges: first, sure from, sure to, last
    ("nobody says when it changed", BEFORE, said(TO, share(30)), [
        ("60%", "2020-01-01", "2020-01-01", "2023-01-01", "2023-04-30"),
        ("30%", "2023-05-01", "2023-05-01", OPEN, OPEN),
    ]),
    ("nothing changed", BEFORE, said(TO, share(60)), [
        ("60%", "2020-01-01", "2020-01-01", "2023-04-30", "2023-04-30"),
        ("60%", "2023-05-01", "2023-05-01", OPEN, OPEN),
    ]),
    ("the new share has its day", BEFORE, said(TO, share(30, "2023-03-10")), [
        ("60%", "2020-01-01", "2020-01-01", "2023-03-09", "2023-03-09"),
        ("30%", "2023-03-10", "2023-03-10", OPEN, OPEN),
    ]),
    ("the old share has its end", BEFORE, said(TO, share(60, end="2023-02-28")), [
        ("60%", "2020-01-01", "2020-01-01", "2023-02-28", "2023-02-28"),
    ]),
    (
        "both are told",
        BEFORE,
        said(TO, share(60, end="2023-02-28"), share(30, "2023-03-01")),
        [
            ("60%", "2020-01-01", "2020-01-01", "2023-02-28", "2023-02-28"),
            ("30%", "2023-03-01", "2023-03-01", OPEN, OPEN),
        ],
    ),
    ("one day, said twice", said(TO, share(60)), said(TO, share(30)), [
        ("30%", "2020-01-01", "2020-01-01", OPEN, OPEN),
    ]),
    ("no day", said("", share(60)), said(TO, share(30)), [
        ("30%", "2020-01-01", "2020-01-01", OPEN, OPEN),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "first", "second", "expected"), CHANGES)
@pytest.mark.parametrize("is_turned", [False, True])
def test_statements_on_one_record_of_bods_follow_one_another(
    read: Callable[..., Intake],
    why: str,
    first: dict[str, Any],
    second: dict[str, Any],
    expected: list[tuple[str | None, ...]],
    *,
    is_turned: bool,
) -> None:
    both = [second, first] if is_turned and why != "one day, said twice" else [first, second]
    found = read("bods", lines(*BODS[:2], *both))
    told = []
    for edge in map(found.graph.edge, range(len(found.graph))):
        days = edge.period.bounds()
        told.append((str(edge.share), days["from"], days["sure_from"], days["sure_to"], days["to"]))
    assert told == expected, why
    dropped = [issue.what for issue in found.issues if "the day of a later one" in issue.what]
    assert bool(dropped) is (why in ("one day, said twice", "no day"))


@settings(max_examples=60)
@given(shares=st.dictionaries(st.integers(1, 28), st.integers(1, 100), min_size=1, max_size=6))
def test_on_every_day_one_statement_of_a_record_of_bods_counts(
    read: Callable[..., Intake], shares: dict[int, int]
) -> None:
    told = [
        said(f"2023-05-{day:02d}", interest("shareholding", share={"exact": exact}))
        for day, exact in shares.items()
    ]
    found = read("bods", lines(*BODS[:2], *told))
    edges = [found.graph.edge(number) for number in range(len(found.graph))]
    for day in range(1, 32):
        at = dt.date(2023, 5, day).toordinal()
        [edge] = [edge for edge in edges if edge.period.first <= at <= edge.period.last]
        # The one that was said last, and before the first day of all the one said first.
        stated = max((own for own in shares if own <= day), default=min(shares))
        assert str(edge.share) == f"{shares[stated]}%"
        is_sure = edge.period.first_sure <= at <= edge.period.last_sure
        nexts = [own for own in shares if own > stated]
        is_kept = not nexts or shares[min(nexts)] == shares[stated] or day <= stated
        assert is_sure is is_kept


CLOSED = [
    # what was said before and what closed it: share, last day on which it is sure and possible
    ([held("2023-01-01", 60), held("2024-02-01", status="closed")], "60%", "2024-01-31"),
    ([held("2024-02-01", 60, status="closed"), held("2023-01-01", 60)], "60%", "2024-01-31"),
    ([held("2024-02-01", 60, status="closed")], "60%", "2024-01-31"),
    ([held("2023-01-01", 60), held("2024-02-01", 0, status="closed", end="2023-12-05")], "60%",
     "2023-12-05"),
    ([held("2023-01-01", 60, end="2023-06-30"), held("2024-02-01", status="closed")], "60%",
     "2023-06-30"),
    ([held("2023-01-01", 60, end="2030"), held("2024-02-01", status="closed")], "60%",
     "2024-01-31"),
    ([held("", 60, status="closed")], "60%", None),
]  # fmt: skip


@pytest.mark.parametrize(("items", "share", "last"), CLOSED)
def test_a_closed_record_of_bods_keeps_its_past(
    read: Callable[..., Intake],
    edges: Callable[..., list[str]],
    items: list[Any],
    share: str,
    last: str | None,
) -> None:
    found = read("bods", lines(*BODS[:2], *items))
    assert edges(found) == [f"bods:p {share} bods:c"]
    period = found.graph.edge(0).period
    assert period.to_dict() == {"from": "2020-01-01", "to": last}
    assert (period.last_sure == period.last) is (last is not None)
    assert [issue.what for issue in found.issues] == (
        [] if last else
        ["the record is closed and nobody says since when; it counts as possible on every day."]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "what"),
    [
        ({"statementType": "entityStatement", "statementID": "1"}, "version 0.3 or older"),
        (
            {"recordType": "entity", "publicationDetails": {"bodsVersion": "0.5"}},
            "version 0.5 of the standard",
        ),
        ({"a": 1}, "no recordType"),
        ([1], "no JSON object"),
    ],
)
def test_another_version_of_bods_is_refused(
    read: Callable[..., Intake], item: Any, what: str
) -> None:
    with pytest.raises(InputError, match=what):
        read("bods", lines(item))


CHILD, PARENT = "5493001KJTIIGC8Y1R12", "213800D1EI4B9WTWWD28"
GLEIF_CSV = (
    "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,"
    "Relationship.RelationshipStatus,Relationship.Period.1.startDate,Relationship.Period.1.periodType\n"
    f"{CHILD},{PARENT},IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,2020-01-01T00:00:00Z,RELATIONSHIP_PERIOD\n"
    f"{CHILD},{PARENT},IS_INTERNATIONAL_BRANCH_OF,INACTIVE,,\n"
    f"{CHILD},{PARENT},IS_INTERNATIONAL_BRANCH_OF,ACTIVE,,\n"
    f"{CHILD},{PARENT},IS_FRIEND_OF,ACTIVE,,\n"
)
GLEIF_XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecords>
<rr:RelationshipRecord><rr:Relationship>
<rr:StartNode><rr:NodeID>{CHILD}</rr:NodeID></rr:StartNode>
<rr:EndNode><rr:NodeID>{PARENT}</rr:NodeID></rr:EndNode>
<rr:RelationshipType>IS_DIRECTLY_CONSOLIDATED_BY</rr:RelationshipType>
<rr:RelationshipPeriods><rr:RelationshipPeriod><rr:StartDate>2020-01-01T00:00:00Z</rr:StartDate>
<rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod></rr:RelationshipPeriods>
<rr:RelationshipStatus>ACTIVE</rr:RelationshipStatus>
<rr:RelationshipQuantifiers><rr:RelationshipQuantifier>
<rr:QuantifierAmount>62.5</rr:QuantifierAmount><rr:QuantifierUnits>PERCENTAGE</rr:QuantifierUnits>
</rr:RelationshipQuantifier></rr:RelationshipQuantifiers>
</rr:Relationship></rr:RelationshipRecord></rr:RelationshipRecords></rr:RelationshipData>"""


def test_gleif(read: Callable[..., Intake], edges: Callable[..., list[str]]) -> None:
    found = read("gleif", GLEIF_CSV)
    assert edges(found) == [
        f"lei:{PARENT} control lei:{CHILD}",
        f"lei:{PARENT} an unknown share lei:{CHILD}",
        f"lei:{PARENT} 100% lei:{CHILD}",
        f"lei:{PARENT} link lei:{CHILD}",
    ]
    assert found.graph.edge(0).period.to_dict() == {"from": "2020-01-01", "to": None}
    assert [issue.what for issue in found.issues] == [
        "the relationship 'IS_FRIEND_OF' is not known; kept as a link.",
        "1 relationships are INACTIVE; they were left out.",
        "no dates are given for 2 of 4; these count on every day.",
    ]
    torn = read("gleif", f"{GLEIF_CSV}{CHILD},{PARENT},IS_FRIEND_OF,ACTIVE,,,more\n")
    assert edges(torn) == edges(found)
    [issue] = [issue for issue in torn.issues if issue.unread]
    assert issue.where == "f line 6"
    assert issue.what.startswith("the row has more cells than the header")
    assert edges(read("gleif", GLEIF_XML))[1] == f"lei:{PARENT} 62.5% lei:{CHILD}"


def test_another_table_is_not_gleifs(read: Callable[..., Intake]) -> None:
    with pytest.raises(InputError, match="lacks Relationship"):
        read("gleif", "owner,asset\nA,B\n")


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (f'"{CHILD},{PARENT},X,ACTIVE,,\n{CHILD},{PARENT},X,ACTIVE,,\n', "quote is not closed"),
        ("x" * 131_073, "more than 131,072 letters"),
        ("a\rb", "carriage return"),
    ],
)
def test_a_table_of_gleif_that_is_broken_is_refused_with_its_place(
    read: Callable[..., Intake], rows: str, what: str
) -> None:
    with pytest.raises(InputError, match=f"f line 2: .*{what}"):
        read("gleif", GLEIF_CSV.partition("\n")[0] + "\n" + rows)


def psc(natures: list[str], **data: Any) -> dict[str, Any]:
    kind = "individual-person-with-significant-control"
    facts = {"kind": kind, "name": "Mr Jo Example", "natures_of_control": natures}
    link = {"self": "/company/01234567/persons-with-significant-control/individual/abc"}
    return {"company_number": "01234567", "data": {**facts, "links": link, **data}}


def test_psc(read: Callable[..., Intake], edges: Callable[..., list[str]]) -> None:
    found = read(
        "psc",
        lines(
            psc(["ownership-of-shares-50-to-75-percent", "voting-rights-25-to-50-percent"]),
            psc(["right-to-appoint-and-remove-directors-as-firm"], ceased_on="2024-05-01"),
            psc(
                ["ownership-of-shares-75-to-100-percent-as-trust"],
                date_of_birth={"month": 2, "year": 1970},
            ),
            {"data": {"kind": "totals#persons-of-significant-control-snapshot"}},
        ),
    )
    assert edges(found) == [
        "gb-psc:abc more than 50% to 75% gb-coh:01234567",
        "gb-psc:abc control gb-coh:01234567",
        "gb-psc:abc 75% to 100% gb-coh:01234567",
    ]
    assert found.graph.edge(1).period.to_dict() == {"from": None, "to": "2024-05-01"}
    assert found.graph.entities[1].birth_date == "1970-02"


def test_another_text_is_not_the_register(read: Callable[..., Intake]) -> None:
    with pytest.raises(InputError, match="the line is none of"):
        read("psc", "owner,asset,share\n")
