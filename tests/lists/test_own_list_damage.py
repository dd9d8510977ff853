"""A bank's own file is read whole, or refused with place and remedy."""

from __future__ import annotations

import pytest
from tests.lists.own_mapping import MINIMAL, own

from witting.errors import ListFileError
from witting.lists.source import ListSource, SourceFile


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>", "this is an HTML page"),
        (b"", "there is no header"),
        (b"Nr;Name\n1;a\n", "as if a semicolon stood between the cells"),
        (b"Nr,Title\n1,a\n", "the header lacks 'Name'; it has 'Nr', 'Title'"),
        (b"Nr,Name,Nr\n1,a,1\n", "twice"),
        (b"Nr,Name\n1\n", "the file ends too early"),
        (b"Nr,Name\n1,a,b\n2,a\n", "the row has 3 cells, the header 2"),
        (b'Nr,Name\n1,"a\n', "ends inside quotes"),
        (b"Nr,Name\n1,M\xfcller\n", "is not UTF-8"),
        (b"Nr,Name\n", "the file has no rows"),
        (b"Nr,Name\n,a\n", "the row has nothing in 'Nr'"),
        (b"Nr,Name\n1," + b"x" * (1 << 21), "the line has"),
        ("Nr,Name\n".encode("utf-16"), "binary or UTF-16"),
    ],
)
def test_a_broken_csv_file_is_refused_with_place_and_remedy(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        own(ListSource((SourceFile("own.csv", data),)), MINIMAL)
    assert said in str(caught.value)
    assert caught.value.where


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": [{"Nr": 1', "the file ends too early"),
        (b'{"a": [{"Nr": 1, "Name": "x', "the file ends too early"),
        (b"{'a': 1}", "this is not JSON"),
        (b'{"b": []}', "'a' is no array of objects; the document has b"),
        (b'{"a": [1]}', "'a' is no array of objects"),
        (b'{"a": []}', "the file has no rows"),
        (b'{"a": [{"Nr": 1}]}', "the file lacks 'Name'; it has 'Nr'"),
        (b'{"a": [{"Nr": 1, "Name": "x"}], "n": 2}', "the document says 2 entries and has 1"),
        (b'{"a": ' + b"[" * 100_000, "too deep in each other"),
        (b'{"a": [{"Nr": 1, "Name": "' + b"x" * (1 << 21) + b'"}], "n": 1}', "a cell has"),
    ],
)
def test_a_broken_json_document_is_refused(data: bytes, said: str) -> None:
    text = f"{MINIMAL}path: a\n".replace("csv", "json")
    text += "count: n\n" if b'"n"' in data else ""
    with pytest.raises(ListFileError) as caught:
        own(ListSource((SourceFile("own.json", data),)), text)
    assert said in str(caught.value)


JSON_MAPPING = """
format: json
path: entries
id: {columns: Nr}
schema: LegalEntity
properties:
  name: Name
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"entries": [{"Nr": 1, "Name": "A", "Name": "B"}]}', "the key 'Name' twice"),
        ('{"entries": [{"Nr": 1, "Name": "A"}], "entries": []}', "the key 'entries' twice"),
        ('{"entries": [{"Nr": 1, "Name": NaN}]}', "NaN is no JSON"),
        (
            '{"entries": [{"Nr": 1, "Name": "\\ud83d"}]}',
            r"own.json entries\[0\]: a cell has half a",
        ),
        (f'{{"entries": [{{"Nr": 1, "{"k" * 2000}": "A"}}]}}', "a key has 2,000 letters"),
        (f'{{"entries": [{{"Nr": 1, "Name": "{"k" * 2_000_000}"}}]}}', r"entries\[0\]: a cell has"),
        (f'{{"entries": {"[" * 100_000}', "too deep"),
    ],
)
def test_json_that_would_lose_something_is_refused(text: str, said: str) -> None:
    source = ListSource((SourceFile("own.json", text.encode()),))
    with pytest.raises(ListFileError, match=said):
        own(source, JSON_MAPPING)


def test_a_number_too_long_for_python_is_a_text() -> None:
    source = ListSource(
        (SourceFile("own.json", b'{"entries": [{"Nr": 1, "Name": %s}]}' % (b"7" * 5000)),)
    )
    records, _, _ = own(source, JSON_MAPPING)
    assert records[0].principal.values("name") == ("7" * 5000,)
