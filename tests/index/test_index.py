"""Who is proposed, and what the file is worth."""

from __future__ import annotations

import pickle
import random
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from rapidfuzz.fuzz import ratio

from witting.errors import HomeError
from witting.index import ListIndex, build_index, open_index
from witting.index.artifact import write_arrays
from witting.index.build import FILE
from witting.model import Entity, Identifier, ListRecord, Query, listing_of
from witting.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Slip = Callable[[str, random.Random], str]

COMMON = {"trading", "technology", "electronics", "logistics", "international", "shipping"}
SLOW_LIMIT = 84.0
"""From which ratio of rapidfuzz on the slow twin holds two names for one."""


def entry(number: int, schema: str, **properties: str | tuple[str, ...]) -> ListRecord:
    values = {
        key: (value,) if isinstance(value, str) else value for key, value in properties.items()
    }
    return ListRecord(
        (Entity(f"test.list:{number}", schema, values, "test.list"),), f"row {number}"
    )


def index_of(folder: Path, *records: ListRecord) -> ListIndex:
    build_index(records, folder)
    return open_index(folder)


def captions(index: ListIndex, query: Query, *, limit: int = 50) -> list[str]:
    return [index.listing(position).caption for position in index.propose(query, limit=limit)]


@pytest.fixture(scope="module")
def index(records: list[ListRecord], tmp_path_factory: pytest.TempPathFactory) -> ListIndex:
    return index_of(tmp_path_factory.mktemp("snapshot"), *records)


def slow_propose(name: str, records: Iterable[ListRecord]) -> set[str]:
    """The slow, obvious twin: every name of the list, by its uncommon letters in two orders."""
    ours = uncommon(name)
    found = set()
    for item in records:
        theirs = uncommon(item.principal.caption)
        by_words = ratio(" ".join(sorted(ours)), " ".join(sorted(theirs)))
        by_letters = ratio("".join(ours), "".join(theirs))
        if max(by_words, by_letters) >= SLOW_LIMIT:
            found.add(item.principal.id)
    return found


def uncommon(name: str) -> list[str]:
    return [word for word in parse_name(name).tokens if word not in COMMON]


def test_every_name_is_proposed_for_itself(index: ListIndex, names: list[str]) -> None:
    for number, name in enumerate(names):
        proposed = list(index.propose(Query(name=name.upper())))
        assert f"test.list:{number}" in [index.listing(p).id for p in proposed[:5]]


def test_what_the_slow_twin_finds_is_proposed(
    index: ListIndex, records: list[ListRecord], names: list[str], slip: Slip
) -> None:
    source = random.Random(1)
    wanted = missed = 0
    for name in source.sample(names, 150):
        query = Query(name=slip(name, source))
        proposed = {index.listing(position).id for position in index.propose(query)}
        twin = slow_propose(query.name, records)
        wanted += len(twin)
        missed += len(twin - proposed)
    assert wanted > 100
    # The twin does not weigh letter groups: it also finds names of two other words.
    assert missed / wanted <= 0.02


def test_a_name_with_one_slip_is_proposed(index: ListIndex, names: list[str], slip: Slip) -> None:
    source = random.Random(2)
    mistyped = [(number, slip(names[number], source)) for number in range(len(names))]
    found = sum(
        f"test.list:{number}" in {index.listing(p).id for p in index.propose(Query(name=name))}
        for number, name in mistyped
    )
    assert found / len(mistyped) >= 0.998


def test_other_scripts_and_spellings(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        entry(1, "Person", name="Yevgeny SHCHUKIN", alias="Евгений Щукин"),
        entry(2, "Company", name="Blue Star Technology Co., Ltd.", alias="蓝星科技有限公司"),
        entry(3, "Company", name="Joint Stock Company Romashka"),
    )
    assert captions(index, Query(name="ЩУКИН ЕВГЕНИЙ"))[0] == "Yevgeny SHCHUKIN"
    assert captions(index, Query(name="Evgenii Schukin"))[0] == "Yevgeny SHCHUKIN"
    assert captions(index, Query(name="蓝星科技"))[0] == "Blue Star Technology Co., Ltd."
    assert captions(index, Query(name="АО «Ромашка»"))[0] == "Joint Stock Company Romashka"


def test_identifiers_are_found_under_any_name(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        entry(1, "Company", name="Romashka LLC", innCode="7707083893", swiftBic="RMSHRUMM"),
        entry(2, "Company", name="Lilia LLC", registrationNumber="12-345.678"),
    )
    branch = Query(name="", identifiers=(Identifier("bic", "RMSHRUMM001"),))
    assert captions(index, branch) == ["Romashka LLC"]
    punctuated = Query(name="Somebody", identifiers=(Identifier("registration", "12345678"),))
    assert captions(index, punctuated) == ["Lilia LLC"]
    assert captions(index, Query(name="")) == []


def test_which_schemes_of_identifiers_there_are(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        entry(1, "Company", name="Romashka LLC", innCode="7707083893", swiftBic="RMSHRUMM"),
        entry(2, "Vessel", name="LILIA", imoNumber="9155808"),
    )
    assert index.schemes == {"inn", "bic", "imo"}


def test_a_ship_is_found_under_the_name_in_its_papers(tmp_path: Path) -> None:
    index = index_of(tmp_path, *(entry(i, "Vessel", name=f"SUN {i}") for i in range(9)))
    assert captions(index, Query(name="M/V Sun 7 V.2401W"), limit=1) == ["SUN 7"]


def test_exact_names_are_never_cut_off(tmp_path: Path) -> None:
    index = index_of(tmp_path, *(entry(i, "Vessel", name="LILIA") for i in range(9)))
    assert len(list(index.propose(Query(name="Lilia"), limit=3))) == 9


def test_edges_and_nameless_records_are_no_candidates(tmp_path: Path) -> None:
    edge = entry(1, "Ownership", owner="test.list:2", asset="test.list:3")
    index = index_of(tmp_path, edge, entry(2, "Company", name="Lilia"))
    assert len(index) == 1
    assert index.position_of("test.list:1") is None
    assert index.position_of("test.list:2") == 0


def test_a_listing_comes_back_as_it_went_in(tmp_path: Path) -> None:
    principal = Entity(
        "test.list:1",
        "Person",
        {
            "name": ("Lilia Ro",),
            "weakAlias": ("Lili",),
            "birthDate": ("1970-01",),
            "country": ("kg",),
        },
        "test.list",
    )
    sanction = Entity(
        "test.list:1-s", "Sanction", {"program": ("P",), "provisions": ("A", "B")}, "test.list"
    )
    item = ListRecord((principal, sanction), "row 1")
    index = index_of(tmp_path, item)
    assert index.listing(0) == listing_of(item)
    with pytest.raises(IndexError):
        index.listing(1)


def test_the_same_records_give_the_same_bytes(tmp_path: Path, records: list[ListRecord]) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    build_index(records[:200], one)
    build_index(reversed(records[:200]), other)
    assert (one / FILE).read_bytes() == (other / FILE).read_bytes()
    assert [path.name for path in one.iterdir()] == [FILE]


def test_threads_and_processes_share_it(index: ListIndex, names: list[str]) -> None:
    again: ListIndex = pickle.loads(pickle.dumps(index))
    queries = [Query(name=name) for name in names[:200]]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda query: list(again.propose(query)), queries))
    assert found == [list(index.propose(query)) for query in queries]


def test_an_empty_list_has_an_index(tmp_path: Path) -> None:
    index = index_of(tmp_path)
    assert len(index) == 0
    assert captions(index, Query(name="Lilia")) == []
    assert index.position_of("test.list:1") is None


def test_what_cannot_be_used_is_said(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="no index that can be read"):
        open_index(tmp_path)
    build_index([entry(1, "Company", name="Lilia")], tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    for broken in (whole[:-64], whole[:40], b"", b"PK\x03\x04" + whole):
        (tmp_path / FILE).write_bytes(broken)
        with pytest.raises(HomeError, match="lists reindex"):
            open_index(tmp_path)
    write_arrays(tmp_path / FILE, {}, rules="0" * 16)
    with pytest.raises(HomeError, match="another version"):
        open_index(tmp_path)


def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    index_of(tmp_path, entry(1, "Company", name="Lilia"))
    with pytest.raises(HomeError, match="cannot be written"):
        build_index([entry(2, "Company", name="Rosa")], tmp_path / "absent")
    assert captions(open_index(tmp_path), Query(name="Lilia")) == ["Lilia"]


@pytest.mark.parametrize("name", ["a", "😀", "x" * 10_000, "LLC", "44", "(?:.*)+$", "\x00"])
def test_odd_names_are_answered(index: ListIndex, name: str) -> None:
    assert len(list(index.propose(Query(name=name)))) <= 50


def test_no_flipped_bit_hides_a_name(tmp_path: Path) -> None:
    build_index([entry(1, "Company", name="Lilia")], tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    refused = 0
    # The last array but for its padding is far larger than the rest; its head stands for it.
    for place in range(min(len(whole), 4096)):
        (tmp_path / FILE).write_bytes(
            whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        )
        try:
            index = open_index(tmp_path)
        except HomeError:
            refused += 1
        else:  # It was in the padding between two arrays.
            assert captions(index, Query(name="Lilia")) == ["Lilia"]
    assert refused > 1000
