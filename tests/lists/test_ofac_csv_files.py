"""OFAC's CSV files: which are there, how they are written, and what is none of them."""

from __future__ import annotations

import re

import pytest
from tests.lists.ofac_quartet import (
    ADD,
    ALT,
    BEARINGS,
    LONG_RISK,
    PERSON,
    S11,
    SDN,
    read_all,
    row,
    source,
)

from witting.errors import ListFileError
from witting.lists.account import FileAccount
from witting.model import Issue


def test_every_row_is_accounted_for() -> None:
    _, issues, accounts = read_all(source(sdn=SDN, alt=ALT, add=ADD))
    assert issues == []
    assert all(account.adds_up for account in accounts)
    assert {account.file: account.entries for account in accounts} == {
        "sdn.csv": 3,
        "alt.csv": 2,
        "add.csv": 2,
    }


def test_the_primary_file_alone_is_read_and_says_what_is_missing() -> None:
    records, issues, _ = read_all(source(sdn=SDN))
    assert len(records) == 4
    assert [issue.what for issue in issues] == [
        "its companion files are not there, so these are missing: aliases, addresses."
    ]


def test_a_row_of_an_unknown_entry_is_ignored_and_reported() -> None:
    alt = ALT.replace("900002,2", "999999,2")
    _, issues, accounts = read_all(source(sdn=SDN, alt=alt, add=ADD))
    assert issues == [Issue("alt.csv line 2", "entry 999999 is not in the primary file.")]
    assert accounts[0] == FileAccount("alt.csv", 2, 1, {"its entry is not in the primary file": 1})
    assert accounts[0].adds_up


def test_remarks_go_on_in_the_comments() -> None:
    start = "; ".join(f"a.k.a. 'NAME NUMBER {number:03}'" for number in range(60))
    cut, rest = f"{start}; {LONG_RISK}."[:1000], f"{start}; {LONG_RISK}."[1000:]
    comments = f'1,"{rest}"\r\n\x1a'
    whole, issues, _ = read_all(
        source(sdn=row(1, "X", remarks=cut), alt=ALT, add=ADD, sdn_comments=comments)
    )
    assert len(whole[0].principal.values("weakAlias")) == 60
    assert [issue.what for issue in issues if "sdn" in issue.where] == []
    assert S11 in whole[0].entities[-1].values("provisions")


def test_a_header_row_and_its_order_are_followed() -> None:
    header = (
        "ent_num,SDN_Type,SDN_Name,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,"
        "Vess_owner,Remarks,Colour\n"
    )
    text = header + '5,individual,"TESTOV, Ivan",SDGT,,,,,,,,DOB 1970.,blue\n'
    records, issues, accounts = read_all(source(sdn=text))
    assert records[0].principal.values("name") == ("Ivan TESTOV",)
    assert accounts[0].entries == 1
    assert "Colour" in issues[-1].where


@pytest.mark.parametrize(
    ("text", "name"),
    [("5,X,,SDGT,,,,,,,,\n6,Y,,SDGT,,,,,,,,\n", "X"), ("﻿" + SDN, "SEVERNY PODSHIPNIK LLC")],
    ids=["empty nulls", "byte-order mark"],
)
def test_other_spellings_of_the_same_format(text: str, name: str) -> None:
    records, _, accounts = read_all(source(sdn=text))
    assert records[0].principal.caption == name
    assert all(account.adds_up for account in accounts)


def test_a_single_file_of_another_name_is_the_primary_file() -> None:
    records, _, _ = read_all(source(download=SDN))
    assert len(records) == 4


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<!DOCTYPE html><html><body>Service unavailable</body></html>", "HTML page"),
        (SDN[: SDN.index("Website") + 20], "ends inside quotes"),
        (BEARINGS + PERSON[:60], "sdn.csv line 2"),
        (row(1, "X") + row(2, "Y").removesuffix("0- \r\n"), "ends too early"),
        (row(1, "X") + "2,Y,-0- ,SD", "ends too early: its last row has 4 columns"),
        (SDN.replace(",", ";"), "another sign than the comma"),
        (row(1, "X").replace("\r\n", ",1\r\n"), "the row has 13 columns"),
        ('1,"X "quoted" Y",-0- ,"SDGT"' + ",-0- " * 8 + "\r\n", "line 1"),
        (b"\x89PNG\x00\x00\x01\x02", "binary"),
        ("1,é".encode("latin-1"), "not UTF-8"),
        ('1,"' + "Y" * 200_000 + '"\r\n', "bytes"),
        ("ent_num,SDN_Name,Program\n1,X,SDGT\n", "the header lacks type"),
        (row(1, "X") + row(1, "Y"), "entry 1 is there twice"),
        ("one,X" + ",-0- " * 10 + "\r\n", "no entry number"),
        ("\x1a", "no rows"),
    ],
)
def test_what_is_no_such_file_is_refused(data: str | bytes, message: str) -> None:
    with pytest.raises(ListFileError, match=re.escape(message)) as caught:
        read_all(source(sdn=data))
    assert str(caught.value).startswith("sdn.csv")


def test_the_other_list_is_refused() -> None:
    with pytest.raises(ListFileError, match=r"needs sdn\.csv"):
        read_all(source(cons_prim=SDN))
    with pytest.raises(ListFileError, match=r"needs cons_prim\.csv"):
        read_all(source(sdn=SDN), "us.ofac.consolidated")


def test_a_hundred_megabytes_in_one_line_are_refused_at_once() -> None:
    with pytest.raises(ListFileError, match="104,857,600 bytes"):
        read_all(source(sdn=b"1," * (50 << 20)))


def test_a_companion_that_just_stops_is_told() -> None:
    alias = '900001,1,"aka","SP",-0- '
    issues = read_all(source(sdn=SDN, alt=alias, add=ADD))[1]
    (issue,) = (issue for issue in issues if issue.where == "alt.csv")
    assert "no line break" in issue.what
