"""That nobody was found is shown to somebody who has two files and no desk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cases.deals import DAY, SELLER, assess, deal, take_in
from tests.cases.people import ANNA, VERA

from witting.cases import Head, verify_certificate
from witting.errors import CaseError, InputError, MissingError
from witting.model import Coverage, NotChecked, Party, Versions

if TYPE_CHECKING:
    from pathlib import Path

    from witting.cases import CaseStore


def _chain(store: CaseStore, tmp_path: Path, cases: list[int] | None = None) -> Path:
    path = tmp_path / "chain.jsonl"
    path.write_bytes(b"".join(store.export(cases)))
    return path


def test_a_certificate_says_who_when_where_and_how(store: CaseStore, tmp_path: Path) -> None:
    gap = Coverage((), (NotChecked("lists.un.sc", "is not loaded."),))
    take_in(store, deal(1, SELLER), ANNA, "clear", coverage=gap)
    take_in(store, deal(2), ANNA)
    found = store.certificate(1)
    assert found["looked_for"] == ["Kleinmühle Lager GmbH"]
    assert found["lists"] == {"us.ofac.sdn": "2026-02-27"}
    assert found["thresholds"] == {"match": 0.8}
    assert found["looked_by"] == "anna"
    assert found["not_checked"][0]["check"] == "lists.un.sc"
    store.comment(1, "Printed.", ANNA)
    found = json.loads(json.dumps(found))
    assert verify_certificate(found, _chain(store, tmp_path)).troubles == ()
    assert verify_certificate(found, _chain(store, tmp_path, [2])).troubles == ()


def test_a_search_by_name_has_one_too(store: CaseStore, tmp_path: Path) -> None:
    versions = Versions({"eu.fsf": "2026-02-20"}, {"match": 0.8}, "5f0c2a91", "0.1.0")
    seq = store.note_search(["Kleinmühle"], versions, as_of=DAY, by=VERA)
    found = store.certificate(seq=seq)
    assert (found["case"], found["as_of"]) == (None, "2026-03-01")
    assert verify_certificate(found, _chain(store, tmp_path)).troubles == ()
    hit = store.note_search(["Kupol"], versions, as_of=DAY, by=VERA, found=["eu.fsf:9"])
    with pytest.raises(CaseError, match="somebody was found"):
        store.certificate(seq=hit)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("looked_for", ["Kupol"]),
        ("looked_at", "2020-01-01T00:00:00.000000+00:00"),
        ("lists", {"us.ofac.sdn": "2026-03-01"}),
        ("thresholds", {"match": 0.5}),
        ("not_checked", ["x"]),
        ("case", 2),
        ("statement", "All is well."),
        ("head", {"count": 7, "digest": "0" * 64}),
        ("head", {"count": 99, "digest": "0" * 64}),
        ("also_looked_for", ["Kupol"]),
    ],
)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_certificate_that_was_altered_is_found(
    store: CaseStore, tmp_path: Path, name: str, value: Any
) -> None:
    take_in(store, deal(1, SELLER), ANNA, "clear")
    take_in(store, deal(2), ANNA)
    found = {**store.certificate(1), name: value}
    assert not verify_certificate(found, _chain(store, tmp_path)).is_whole


def test_a_head_that_was_kept_is_asked_for_with_a_certificate_too(
    store: CaseStore, tmp_path: Path
) -> None:
    take_in(store, deal(1, SELLER), ANNA, "clear")
    found, chain = store.certificate(1), _chain(store, tmp_path)
    assert verify_certificate(found, chain, expected=store.audit.head).is_whole
    for count in (1, 99):
        kept = Head(count, "0" * 64)
        assert not verify_certificate(found, chain, expected=kept).is_whole


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_an_event_that_was_altered_with_its_certificate_is_found(
    store: CaseStore, tmp_path: Path
) -> None:
    take_in(store, deal(1, SELLER), ANNA, "clear")
    found = store.certificate(1)
    event = found["event"]
    content = {**event["content"], "looked_for": ["Kupol"]}
    forged = {**found, "looked_for": ["Kupol"], "event": {**event, "content": content}}
    assert not verify_certificate(forged, _chain(store, tmp_path)).is_whole
    for other in ({**event, "seq": 2}, {**event, "by": "eve"}, {**event, "content": {}}):
        assert not verify_certificate({**found, "event": other}, _chain(store, tmp_path)).is_whole


def test_where_there_is_none(store: CaseStore, tmp_path: Path) -> None:
    take_in(store, deal(1), ANNA)
    with pytest.raises(CaseError, match="somebody was found"):
        store.certificate(1)
    nobody = deal(2, Party(role="buyer", country="kg"))
    store.receive(nobody, assess(nobody, "clear"), by=ANNA)
    with pytest.raises(CaseError, match="nobody was looked for by name"):
        store.certificate(2)
    unlisted = deal(3, SELLER)
    none = Versions({}, {}, "5f", "0.1.0")
    store.receive(unlisted, assess(unlisted, "clear", versions=none), by=ANNA)
    with pytest.raises(CaseError, match="no list was looked in"):
        store.certificate(3)
    with pytest.raises(MissingError):
        store.certificate(4)
    with pytest.raises(MissingError):
        store.certificate(seq=2**40)
    with pytest.raises(MissingError):
        store.certificate()
    for strange in ({}, {"format": "x"}, {"format": "witting.nil-search", "event": 1, "head": 2}):
        with pytest.raises(InputError, match="no certificate"):
            verify_certificate(strange, _chain(store, tmp_path))
    comment = store.comment(1, "Hm.", ANNA)
    with pytest.raises(CaseError, match="this event is no search"):
        store.certificate(seq=comment)
