"""Files of FollowTheMoney entities."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.lists.reading import Found, read_everything

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.ftm import read
from witting.lists.ftm_labels import labels, topics
from witting.lists.ftm_schemata import lineage, schemata
from witting.lists.source import ListSource, SourceFile, read_source
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import ListRecord

COMPANY: dict[str, Any] = {
    "id": "c-1",
    "schema": "Company",
    "caption": "Northern Works",
    "datasets": ["x"],
    "last_seen": "2026-04-29T10:00:00",
    "properties": {"name": ["Northern Works"], "country": ["ru"], "addressEntity": ["a-1"]},
}
ADDRESS = {"id": "a-1", "schema": "Address", "properties": {"full": ["1 Test Street, Tver"]}}
SANCTION = {
    "id": "s-1",
    "schema": "Sanction",
    "properties": {"entity": ["c-1"], "program": ["SAMPLE"], "startDate": ["2024-05-01"]},
}
OWNER = {"id": "p-1", "schema": "Person", "properties": {"name": ["Pyotr Testov"]}}
SHARE: dict[str, Any] = {
    "id": "o-1",
    "schema": "Ownership",
    "properties": {"owner": ["p-1"], "asset": ["c-1"], "percentage": ["51"]},
}


def entities(*found: Any) -> ListSource:
    lines = "".join(json.dumps(one) + "\n" for one in found)
    return ListSource((SourceFile("sample.ftm.json", lines.encode()),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="ftm:sample")


def test_the_packaged_schemata_are_the_librarys_own() -> None:
    model = pytest.importorskip("followthemoney", reason="witting[ftm] is not installed").model

    assert set(schemata()) == set(model.schemata)
    for name, schema in schemata().items():
        theirs = model.get(name)
        own = {prop.name: prop for prop in theirs.properties.values() if not prop.stub}
        assert schema.properties == set(own), name
        assert schema.pointers == {key for key, one in own.items() if one.type.name == "entity"}
        assert schema.is_abstract == theirs.abstract, name
        assert (schema.kind == "edge") == theirs.edge, name
        assert schema.is_thing == (theirs.is_a("Thing") and not theirs.edge), name


def test_the_packaged_words_are_the_librarys_own() -> None:
    model = pytest.importorskip("followthemoney", reason="witting[ftm] is not installed").model
    registry = importlib.import_module("followthemoney").registry

    assert set(labels()) == set(model.schemata)
    assert topics() == dict(registry.topic.names)
    for name, words in labels().items():
        theirs = model.get(name)
        own = [prop for prop in theirs.properties.values() if not prop.stub]
        assert (words.label, words.plural) == (theirs.label, theirs.plural), name
        assert words.is_matchable == theirs.matchable, name
        assert words.reverse == {
            prop.name: prop.reverse.name for prop in own if prop.reverse is not None
        }, name
        assert lineage(name)[0] == name
        assert set(lineage(name)) == set(theirs.names), name
        if theirs.matchable:
            shown = [prop for prop in own if prop.type.name != "entity" and not prop.hidden]
            assert words.properties == {prop.name: prop.label for prop in shown}, name


def test_what_is_about_an_entity_is_in_its_record_and_edges_stand_alone(
    check_record: Callable[[ListRecord], None],
) -> None:
    records, issues, rest = everything(entities(SANCTION, COMPANY, ADDRESS, OWNER, SHARE))

    assert issues == []
    assert rest == [FileAccount("sample.ftm.json", 5, 5), Published("2026-04-29")]
    assert [[one.id for one in record.entities] for record in records] == [
        ["ftm:sample:c-1", "ftm:sample:s-1", "ftm:sample:a-1"],
        ["ftm:sample:p-1"],
        ["ftm:sample:o-1"],
    ]
    assert records[2].principal.values("asset") == ("ftm:sample:c-1",)
    assert records[2].principal.values("percentage") == ("51",)
    company = listing_of(records[0])
    assert company.addresses == ("1 Test Street, Tver",)
    assert company.programs == ("SAMPLE",)
    for record in records:
        check_record(record)


def test_an_address_of_two_is_in_both_records() -> None:
    other = {**OWNER, "properties": {"name": ["Pyotr Testov"], "addressEntity": ["a-1"]}}
    records = everything(entities(COMPANY, other, ADDRESS))[0]

    assert [len(record.entities) for record in records] == [2, 2]


def test_a_nested_export_is_taken_apart() -> None:
    nested = {
        **COMPANY,
        "properties": {
            "name": ["Northern Works"],
            "addressEntity": [ADDRESS],
            "sanctions": [SANCTION],
            "ownershipAsset": [{**SHARE, "properties": {**SHARE["properties"], "owner": [OWNER]}}],
        },
    }
    records, issues, rest = everything(entities(nested))

    assert issues == []
    assert rest[0] == FileAccount("sample.ftm.json", 1, 1)
    assert {record.principal.id: len(record.entities) for record in records} == {
        "ftm:sample:c-1": 3, "ftm:sample:o-1": 1, "ftm:sample:p-1": 1,
    }  # fmt: skip
    edge = next(record.principal for record in records if record.principal.schema == "Ownership")
    assert (edge.first("owner"), edge.first("asset")) == ("ftm:sample:p-1", "ftm:sample:c-1")


def test_what_followthemoney_does_not_know_is_kept_and_said() -> None:
    odd = {
        "id": "c-2",
        "schema": "Spaceship",
        "properties": {"name": ["Sample"]},
        "mood": "good",
    }
    other = {"id": "c-3", "schema": "Company", "properties": {"hat": ["top"], "name": [["x"], "y"]}}
    records, issues, _ = everything(entities(odd, other))

    assert [record.principal.schema for record in records] == ["Spaceship", "Company"]
    assert records[1].principal.values("hat") == ("top",)
    assert {issue.where.rpartition(", ")[2] for issue in issues} == {
        "schema", "mood", "hat", "name",
    }  # fmt: skip


def test_pointers_that_lead_nowhere_are_counted_once_and_nothing_is_dropped() -> None:
    records, issues, _ = everything(entities(SANCTION, SHARE))

    assert [record.principal.schema for record in records] == ["Sanction", "Ownership"]
    assert [issue.what.partition(" ")[0] for issue in issues] == ["3"]


def test_an_id_that_is_there_again_is_merged_and_said_unless_it_cannot_be_one() -> None:
    more = {"id": "c-1", "schema": "Company", "properties": {"alias": ["NW"]}}
    records, issues, _ = everything(entities(COMPANY, more))

    assert records[0].principal.values("alias") == ("NW",)
    assert "is there again" in issues[0].what
    with pytest.raises(ListFileError, match="is a Person here and a Company at"):
        everything(entities(COMPANY, {**OWNER, "id": "c-1"}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html></html>", "this is an HTML page"),
        (b"[{}]", "the file is one JSON array"),
        (b'"text"', "the line is no JSON object"),
        (b'{"schema": "Person", "properties": {}}', "the entity has no 'id'"),
        (b'{"id": "a", "schema": "Person"}', "the entity has no 'properties'"),
        (b'{"id": "a", "schema": "Person", "properties": {}}\n{"id": "b", "sch', "ends too early"),
        (b'{"id": "a", "sch\n{"id": "b", "schema": "Person", "properties": {}}\n', "no JSON"),
        (b"\xff\xfe", "the file ends too early"),
        (b'{"id": "' + b"x" * (1 << 25) + b'"}', "the line has"),
        (b"\n\n", "no entity is in the files"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile("sample.ftm.json", data),)))
    assert said in str(caught.value)


def test_entities_too_deep_in_each_other_are_refused() -> None:
    deep: dict[str, Any] = {"id": "0", "schema": "Company", "properties": {}}
    for number in range(1, 40):
        deep = {"id": str(number), "schema": "Company", "properties": {"parent": [deep]}}
    with pytest.raises(ListFileError, match="deep in each other"):
        everything(entities(deep))


@pytest.mark.parametrize(
    ("name", "lines", "records_expected"), [("parteispenden", 475, 386), ("zala", 91, 38)]
)
def test_real_files_are_understood(
    shared: Path,
    name: str,
    lines: int,
    records_expected: int,
) -> None:
    source = read_source(shared / f"lists/ftm/{name}.entities.ftm.json")
    records, issues, rest = everything(source)

    ids = {json.loads(line)["id"] for line in source.files[0].text().splitlines()}
    kept = {one.id.removeprefix("ftm:sample:") for record in records for one in record.entities}
    assert kept == ids
    assert len(records) == records_expected
    assert rest[0] == FileAccount(f"{name}.entities.ftm.json", lines, lines)
    assert len(issues) <= 1


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (
            '{"id": "x", "schema": "Person", "properties": {"name": ["Pyotr Testov"], "name": []}}',
            "name",
        ),
        ('{"id": "x", "id": "y", "schema": "Person", "properties": {}}', "id"),
    ],
)
def test_a_key_given_twice_is_refused_for_one_of_the_two_would_be_lost(line: str, key: str) -> None:
    source = ListSource((SourceFile("sample.ftm.json", f"{line}\n".encode()),))
    with pytest.raises(ListFileError, match=f"line 1: the key '{key}' is given twice"):
        everything(source)


def test_quotes_and_colons_within_a_text_are_no_keys() -> None:
    person = {**OWNER, "properties": {"name": ["Pyotr"], "notes": ['says "yes": often', '":":"']}}
    records, issues, _ = everything(entities(person))
    assert (len(records), issues) == (1, [])
