"""Which reader reads a list."""

from __future__ import annotations

import pytest

from witting.lists.format import format_of
from witting.lists.source import ListSource, SourceFile


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("us.ofac.sdn", b'36,"AEROCARIBBEAN"', "ofac_csv"),
        (
            "us.ofac.sdn",
            b'\xef\xbb\xbf\r\n<?xml version="1.0"?><sanctionsData/>',
            "ofac_enhanced_xml",
        ),
        ("us.ofac.consolidated", b"<sanctionsData/>", "ofac_enhanced_xml"),
        ("ftm:zala", b'{"id": "a"}\n', "ftm"),
        ("ftm:zala", b"id,schema,name\n", "opensanctions"),
        ("ua.war-sanctions", b'\xef\xbb\xbf"id","schema","name"\n', "opensanctions"),
        ("ua.war-sanctions", b'{"id": "a"}\n', "ftm"),
        ("un.sc", b"anything", "un_sc"),
        ("us.bis.entity-list", b"[]", "own_list"),
        ("bank.exits", b"name\nAcme\n", "own_list"),
    ],
)
def test_the_list_says_and_where_it_has_two_forms_the_content(
    name: str, data: bytes, key: str
) -> None:
    assert format_of(name, ListSource((SourceFile("file", data),))) == key
