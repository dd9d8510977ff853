"""An invented list, and the ways a name is mistyped."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from witting.index import ListIndex, build_index, open_index
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SYLLABLES = [first + rest for first in "bdfghklmnprstvz" for rest in ("a", "or", "el", "in")]
COMMON = ("Trading", "Technology", "Electronics", "Logistics", "International", "Shipping")


def record(number: int, name: str) -> ListRecord:
    schema = "Company" if name.endswith("LLC") else "Person"
    entity = Entity(f"test.list:{number}", schema, {"name": (name,)}, "test.list")
    return ListRecord((entity,), f"row {number}")


def word(source: random.Random) -> str:
    """An invented word."""
    return "".join(source.choices(SYLLABLES, k=source.choice((2, 3, 3, 4)))).capitalize()


@pytest.fixture(scope="session")
def names() -> list[str]:
    """Invented names of companies and people."""
    source = random.Random(20240516)
    companies = [f"{word(source)} {source.choice(COMMON)} LLC" for _ in range(700)]
    people = [" ".join(word(source) for _ in range(source.choice((2, 3)))) for _ in range(700)]
    return [*companies, *people]


@pytest.fixture(scope="session")
def records(names: list[str]) -> list[ListRecord]:
    """A list of these names."""
    return [record(number, name) for number, name in enumerate(names)]


@pytest.fixture(scope="session")
def entry() -> Callable[..., ListRecord]:
    """A record of so many properties, each with one value or several."""

    def make(number: int, schema: str, **properties: str | tuple[str, ...]) -> ListRecord:
        values = {
            key: (value,) if isinstance(value, str) else value for key, value in properties.items()
        }
        entity = Entity(f"test.list:{number}", schema, values, "test.list")
        return ListRecord((entity,), f"row {number}")

    return make


@pytest.fixture
def index_of(tmp_path: Path) -> Callable[..., ListIndex]:
    """The index of some records, as a snapshot of its own."""
    count = 0

    def build(*records: ListRecord) -> ListIndex:
        nonlocal count
        count += 1
        folder = tmp_path / f"snapshot-{count}"
        folder.mkdir()
        build_index(records, folder)
        return open_index(folder)

    return build


@pytest.fixture
def slip() -> Callable[[str, random.Random], str]:
    """Mistypes a name once: letters swapped, dropped, doubled, a blank put in or left out."""

    def mistype(name: str, source: random.Random) -> str:
        place = source.choice(
            [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
        )
        before, first, second, after = (
            name[:place], name[place], name[place + 1], name[place + 2 :],
        )  # fmt: skip
        return source.choice(
            (
                before + second + first + after,
                before + second + after,
                before + first + first + second + after,
                before + first + " " + second + after,
                before + "u" + second + after,
                name.replace(" ", "", 1),
                " ".join(reversed(name.split())),
            )
        )

    return mistype
