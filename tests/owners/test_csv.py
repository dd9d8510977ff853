"""What a plain CSV file says, and what is told of a bad one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.owners.intake import Intake

HEAD = "owner,asset,share,from,to,owner_id,asset_id\n"

DOUBTS = [
    ("-5%", "is negative"),
    ("120%", "is more than the whole"),
    ("half", "is no share"),
    ("75-25%", "ends below its beginning"),
    ("1/0", "is no share"),
    ("0.6", "has no percent sign"),
    ("9" * 60, "is no share"),
]
SHARES = [
    ("50.0001%", "50.0001%"),
    ("5/8", "62.5%"),
    ("25-50%", "25% to 50%"),
    ("25% – 50%", "25% to 50%"),
    ("33,5 %", "33.5%"),
    ("1/3", "1/3 (about 33.3333%)"),
    ("", "an unknown share"),
    ("35", "35%"),
    ("0.6", "0.6% to 60%"),
    ("0%", "0%"),
    ("100%", "100%"),
    ("-5%", "an unknown share"),
]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_a_share_is_read_exactly_or_between_bounds(
    read: Callable[..., Intake], edges: Callable[..., list[str]], text: str, share: str
) -> None:
    assert edges(read("csv", f'owner,asset,share\nA,B,"{text}"\n')) == [f"name:a {share} name:b"]


@pytest.mark.parametrize(("text", "what"), DOUBTS)
def test_a_text_that_is_no_share_is_told_with_its_place(
    read: Callable[..., Intake], text: str, what: str
) -> None:
    [issue, *_] = read("csv", f"owner,asset,share\nA,B,{text}\n", name="own.csv").issues
    assert issue.where == "own.csv line 2, share"
    assert what in issue.what


def test_names_and_ids_tell_who_is_who(
    read: Callable[..., Intake], edges: Callable[..., list[str]]
) -> None:
    found = read(
        "csv", HEAD + "Alfa  LLC,Beta,50%,,,1831083343,\nALFA LLC,Gamma,10%,,,,\n,Gamma,5%,,,9,\n"
    )
    assert edges(found) == [
        "id:1831083343 50% name:beta",
        "id:1831083343 10% name:gamma",
        "id:9 5% name:gamma",
    ]
    alfa = found.graph.entities[0]
    assert [(item.scheme, item.value) for item in alfa.identifiers] == [("inn", "1831083343")]
    assert "known by the id alone" in found.issues[0].what


def test_days_are_read_and_what_is_none_is_left_open(read: Callable[..., Intake]) -> None:
    found = read(
        "csv",
        HEAD + "A,B,5%,2024-02,2024-03-05,,\nA,C,5%,soon,,,\nA,D,5%,2024-05-01,2023-01-01,,\n",
    )
    assert [found.graph.edge(place).period.to_dict() for place in range(3)] == [
        {"from": "2024-02-01", "to": "2024-03-05"},
        {"from": None, "to": None},
        {"from": None, "to": None},
    ]
    assert [issue.where for issue in found.issues] == ["f line 3", "f line 4", "f"]
    assert "no day like" in found.issues[0].what
    assert "before it begins" in found.issues[1].what


def test_days_with_dots_begin_with_the_day(read: Callable[..., Intake]) -> None:
    rows = "A,B,5%,01.03.2024,2.4.2024,,\nA,C,5%,31.02.2024,,,\nA,D,5%,01/03/2024,,,\n"
    found = read("csv", HEAD + rows)
    assert [found.graph.edge(place).period.to_dict() for place in range(3)] == [
        {"from": "2024-03-01", "to": "2024-04-02"},
        {"from": None, "to": None},
        {"from": None, "to": None},
    ]
    told = [issue for issue in found.issues if "is no day like" in issue.what]
    assert [issue.where for issue in told] == ["f line 3", "f line 4"]


def test_odd_rows_are_told_and_the_rest_is_used(
    read: Callable[..., Intake], edges: Callable[..., list[str]]
) -> None:
    found = read(
        "csv", "owner,asset,share,colour\nA,A,10%,red\n,B,5%,\nX,B,60%,\nX,B,60%,\nY,B,70%,\n"
    )
    assert edges(found) == ["name:a 10% name:a", "name:x 60% name:b", "name:y 70% name:b"]
    assert [str(issue.what) for issue in found.issues] == [
        "the column 'colour' is not read.",
        "the owner is the asset itself; it was kept and adds to nothing.",
        "the owner has neither a name nor an id; the row was left out.",
        "the row stands there before, word for word; it counts once.",
        "no dates are given for 3 of 3; these count on every day.",
        (
            "the shares of B add up to 130%; as much of them as is more than all counts for nobody "
            "for certain."
        ),
    ]


def test_shares_of_different_days_do_not_add_up(read: Callable[..., Intake]) -> None:
    found = read("csv", HEAD + "X,B,60%,2020-01-01,2020-12-31,,\nY,B,60%,2021-01-01,,,\n")
    assert found.issues == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "lacks owner, asset, share"),
        ("owner,asset\nA,B\n", "lacks share"),
        ("owner,asset,share\n", "no row"),
        ("owner,asset,share\n,,5%\n", "says nothing of who owns"),
        ("owner,asset,share,share\nA,B,1%,2%\n", "is there twice"),
        ("<html>", "lacks owner"),
    ],
)
def test_a_file_of_another_form_is_refused(
    read: Callable[..., Intake], text: str, what: str
) -> None:
    with pytest.raises(InputError, match=what):
        read("csv", text)


def test_semicolons_and_marks_of_order_are_no_hindrance(
    read: Callable[..., Intake], edges: Callable[..., list[str]]
) -> None:
    assert edges(read("csv", "\ufeffOwner;Asset;Share\r\nA;B;12,5%\r\n")) == ["name:a 12.5% name:b"]


BROKEN = [
    ('Alfa,"Beta,50%\nGamma,Delta,60%\n', "line 2: .*a quote is not closed until the end"),
    ('"Alfa,B,50%\nC,"D",10%\n', "line 2: .*cannot be read"),
    ('"Alfa,B,50%\nC",D,10%\n', "line 2: a cell goes on over the end of its line"),
    ("A,B,50%\nA,C,5%\rA,D,6%\n", "line 3: the line ends with a carriage return"),
    ("A,B,50%\n" + "x" * 131_073 + ",B,1%\n", "line 3: .*more than 131,072 letters"),
]


@pytest.mark.parametrize(("rows", "what"), BROKEN)
def test_a_row_that_would_swallow_others_is_refused_with_its_place(
    read: Callable[..., Intake], rows: str, what: str
) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read("csv", f"owner,asset,share\n{rows}", name="own.csv")
    assert "own.csv" in str(caught.value)
    assert "save the table as CSV" in str(caught.value)


def test_line_ends_of_old_macs_are_told(read: Callable[..., Intake]) -> None:
    with pytest.raises(InputError, match="line 1: the line ends with a carriage return"):
        read("csv", "owner,asset,share\rA,B,5%\r")


def test_a_decimal_comma_without_quotes_is_no_row(
    read: Callable[..., Intake], edges: Callable[..., list[str]]
) -> None:
    found = read("csv", "owner,asset,share\nBank,Commatest,50,5%\nBank,Other,5%,,\n")
    assert edges(found) == ["name:bank 5% name:other"]
    issue = found.issues[0]
    assert issue.where == "f line 2"
    assert "more cells than the header" in issue.what
    assert issue.unread


def test_a_decimal_comma_is_seen_in_the_next_column_too(
    read: Callable[..., Intake], edges: Callable[..., list[str]]
) -> None:
    found = read("csv", "owner,asset,share,from\nBank,Commatest,50,5%\nBank,Other,5%,2024\n")
    assert edges(found) == ["name:bank 5% name:other"]
    assert "a percentage where none belongs" in found.issues[0].what
