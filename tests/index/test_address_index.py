"""Which listed addresses are proposed for one that is written otherwise, and which are not."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from witting.index.address_arrays import build_address_arrays
from witting.index.address_columns import build_address_columns
from witting.index.address_index import PROPOSED, SHARE, AddressIndex
from witting.index.address_key import address_keys
from witting.index.address_row import dump_address, load_address
from witting.matching.address import compare_addresses
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from witting.names.address import Address

    Array = NDArray[np.generic]

SYLLABLES = tuple(
    re.findall(r"[a-z]+", "ba ce di fo gu ka le mi no pu ra se chi lan mor shun tai wex yar")
)
SHAPES = (
    "Room {unit}, {floor}/F, {name} Centre, {house}-{end} {street} Street, {town}, Hong Kong",
    "d. {house} str. {block} pom. {unit}, ul. {street}, {town} 1{code}, Russia",
    "1{code}, {town}, {street} Str., {house}, Building {block}, Office {unit}, Russian Federation",
    "{street} Mah. {name} Sok. No: {house} Daire: {block}, {town}, Istanbul, Turkey",
    "Room {unit}, Building {block}, No. {house} {street} Road, {town} District, Shenzhen, China",
    "Office {unit}, {name} Tower, {street} Road, {town}, Dubai, United Arab Emirates",
    "{house} {street} Avenue, {town}, Kyrgyzstan",
)


def build_addresses(addresses: Iterable[tuple[int, str]]) -> dict[str, Array]:
    """The arrays of a single list."""
    part = build_address_columns(addresses)
    return build_address_arrays([part], [np.zeros(0, dtype="<i4")], offsets=[0])


@pytest.fixture(scope="module")
def addresses() -> list[str]:
    """Two thousand invented addresses in twelve towns, some of them in one building."""
    draw = random.Random(20260612)
    towns = [_name(draw) for _ in range(12)]
    streets = [_name(draw) for _ in range(400)]
    texts = []
    for number in range(2000):
        house = draw.randrange(1, 200)
        facts = {
            "unit": draw.randrange(101, 2900),
            "floor": draw.randrange(1, 29),
            "name": f"{_name(draw)} {_name(draw)}",
            "house": house,
            "end": house + 6,
            "block": draw.randrange(1, 9),
            "street": draw.choice(streets),
            "town": draw.choice(towns),
            "code": draw.randrange(10_000, 99_999),
        }
        texts.append(SHAPES[number % len(SHAPES)].format(**facts))
    return texts


@pytest.fixture(scope="module")
def index(addresses: list[str]) -> AddressIndex:
    return AddressIndex(build_addresses(enumerate(addresses)))


def test_an_address_written_otherwise_is_found(addresses: list[str], index: AddressIndex) -> None:
    draw = random.Random(7)
    lost = []
    sample = draw.sample(range(len(addresses)), 150)
    for place, (edit, rewrite) in product(sample, EDITS.items()):
        text = rewrite(addresses[place], draw)
        if place not in _found(text, index):
            lost.append((edit, text))
    assert len(lost) <= 0.03 * len(sample) * len(EDITS), lost[:10]


def test_addresses_of_others_in_the_same_towns_are_not(
    addresses: list[str], index: AddressIndex
) -> None:
    draw = random.Random(8)
    wrong = []
    sample = draw.sample(range(len(addresses)), 600)
    for place in sample:
        others = _found(addresses[place], index) - {place}
        wrong += [(addresses[place], addresses[other]) for other in others]
    assert len(wrong) <= 0.005 * len(sample), wrong[:10]


def test_the_index_finds_what_comparing_with_all_finds(
    addresses: list[str], index: AddressIndex
) -> None:
    draw = random.Random(9)
    every = [index.address(number) for number in range(len(index))]
    lost = total = 0
    for place in draw.sample(range(len(addresses)), 25):
        asked = parse_address(_slipped(_shuffled(addresses[place], draw), draw))
        slow = {
            number
            for number, listed in enumerate(every)
            if compare_addresses(asked, listed, weigh=index.rarity)
        }
        total += len(slow)
        lost += len(slow - {*index.propose(asked)})
    assert total >= 24
    assert lost <= 0.03 * total


def slow_proposal(asked: Address, addresses: list[Address]) -> list[int]:
    """By going through all addresses."""
    having = {
        key: [number for number, other in enumerate(addresses) if key in address_keys(other)]
        for key in address_keys(asked)
    }
    rarest = sorted((numbers for numbers in having.values() if numbers), key=len)
    weights = np.log(1.0 + len(addresses) / np.array([len(numbers) for numbers in rarest]))
    scores: defaultdict[int, float] = defaultdict(float)
    for numbers, weight in zip(rarest, weights.tolist(), strict=True):
        for number in numbers:
            scores[number] += weight
    likely = [number for number in scores if scores[number] >= SHARE * weights.sum()]
    return sorted(likely, key=lambda number: (-scores[number], number))[:PROPOSED]


def test_the_proposal_is_what_going_through_all_addresses_gives(addresses: list[str]) -> None:
    texts, draw = addresses[:150], random.Random(10)
    index = AddressIndex(build_addresses(enumerate(texts)))
    every = [index.address(number) for number in range(len(index))]
    for text in texts:
        asked = parse_address(_slipped(_shuffled(text, draw), draw))
        assert index.propose(asked) == (slow_proposal(asked, every) if asked.is_premise else [])


def test_the_same_addresses_in_any_order_give_the_same_bytes(addresses: list[str]) -> None:
    some = list(enumerate(addresses[:200]))
    here, there = build_addresses(some), build_addresses([*reversed(some), some[0]])
    assert sorted(here) == sorted(there)
    assert all(np.array_equal(here[name], there[name]) for name in here)


def test_two_lists_are_as_one(addresses: list[str]) -> None:
    texts = addresses[:200]
    columns = [build_address_columns(enumerate(part)) for part in (texts[:120], texts[80:])]
    none = np.zeros(0, dtype="<i4")
    index = AddressIndex(build_address_arrays(columns, [none, none], offsets=[0, 1000]))
    whole = AddressIndex(build_addresses(enumerate(texts)))
    assert len(index) == len(whole)
    for text in texts:
        asked = parse_address(text)
        ours, theirs = (
            {item.address(number).text for number in item.propose(asked)} for item in (index, whole)
        )
        assert ours == theirs
        assert all(index.rarity(word.text) == whole.rarity(word.text) for word in asked.words)
    owned = {index.address(number).text: index.owners(number) for number in range(len(index))}
    for place, text in enumerate(texts):
        expected = {place} if place < 120 else set()
        expected |= {1000 + place - 80} if place >= 80 else set()
        assert expected <= {*owned.get(text, expected)}


def test_what_is_left_out_leaves_no_address() -> None:
    part = build_address_columns([(0, "12 Elm Street"), (1, "12 Elm Street"), (1, "9 Oak Lane")])
    gone = np.array([1], dtype="<i4")
    index = AddressIndex(build_address_arrays([part], [gone], offsets=[0]))
    assert [index.address(number).text for number in range(len(index))] == ["12 Elm Street"]
    assert index.owners(0) == (0,)


def test_owners_of_one_address_are_kept_together() -> None:
    index = AddressIndex(
        build_addresses([(4, "12 Elm Street"), (2, "12 Elm Street"), (3, "9 Oak Lane")])
    )
    [number] = [item for item in range(len(index)) if "Elm" in index.address(item).text]
    assert index.owners(number) == (2, 4)
    with pytest.raises(IndexError):
        index.owners(2)


def test_towns_are_not_held_and_not_proposed() -> None:
    index = AddressIndex(build_addresses([(0, "Moscow, Russia"), (1, "Dubai, AE")]))
    assert len(index) == 0
    assert index.propose(parse_address("12 Elm Street, Moscow")) == []
    assert AddressIndex(build_addresses([])).propose(parse_address("12 Elm Street")) == []


def test_a_common_word_says_less_than_a_rare_one(index: AddressIndex) -> None:
    words = sorted({word.text for word in index.address(0).words}, key=index.rarity)
    assert index.rarity(words[0]) < index.rarity(words[-1]) <= 1.0
    assert index.rarity("xylophonist") == 1.0


def test_a_row_holds_all_of_an_address(addresses: list[str]) -> None:
    for text in addresses[:50]:
        address = parse_address(text)
        assert load_address(dump_address(address)) == address


def _found(text: str, index: AddressIndex) -> set[int]:
    """Owners of all addresses that match and whose room is not another one."""
    asked = parse_address(text)
    found: set[int] = set()
    for number in index.propose(asked):
        match = compare_addresses(asked, index.address(number), weigh=index.rarity)
        if match and not match.relation.startswith("other"):
            found.update(index.owners(number))
    return found


def _name(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.randrange(2, 5))).capitalize()


def _shuffled(text: str, draw: random.Random) -> str:
    parts = text.split(", ")
    draw.shuffle(parts)
    return ", ".join(parts)


def _shortened(text: str) -> str:
    short = {"Street": "St.", "Road": "Rd", "Room": "Rm", "Building": "Bldg", "Centre": "Ctr"}
    short |= {"Avenue": "Ave", "ul.": "ulitsa", "Sok.": "Sokak", "Mah.": "Mahallesi"}
    return " ".join(short.get(word, word) for word in text.split(" "))


def _slipped(text: str, draw: random.Random) -> str:
    """One letter dropped, doubled, swapped or exchanged inside a word of five or more."""
    word = draw.choice(re.findall(r"[A-Za-z]{5,}", text))
    at = draw.randrange(1, len(word) - 1)
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + draw.choice("aeiou") + word[at + 1 :],
    )
    return text.replace(word, draw.choice(ways), 1)


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda text, _: text,
    "capitals": lambda text, _: text.upper(),
    "no commas": lambda text, _: re.sub(r"[,.]", " ", text),
    "another order": _shuffled,
    "no country": lambda text, _: text.rpartition(",")[0],
    "no postcode": lambda text, _: re.sub(r"\b\d{6}\b", "", text),
    "no room": lambda text, _: re.sub(r"(Room|Office|pom\.|Daire:) \w+,?|\d+/F,", "", text),
    "short forms": lambda text, _: _shortened(text),
    "wrapped": lambda text, _: "\n".join(text[at : at + 35] for at in range(0, len(text), 35)),
    "a slip": _slipped,
}
