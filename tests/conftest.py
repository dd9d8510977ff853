"""What every test may ask for."""

from __future__ import annotations

import os
import signal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from witting.learning import Labelled, Lesson, learn, read_labelled
from witting.matching import load_thresholds
from witting.names import parse_name
from witting.names.name_table import PERSON, TRANSLATED
from witting.names.name_word import encode_name_words, words_of
from witting.resources import parse_yaml
from witting.screening import build_demo_lists
from witting.screening.query_search import QuerySearch
from witting.screening.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from witting.index.name_index import NameIndex
    from witting.model import Entity
    from witting.names.name_word import NameWord

SHARED = Path(__file__).parents[2] / "shared"
LINES = Path(__file__).parent / "learning" / "lines.csv"
"""Invented declarations."""
ON_CI = os.environ.get("CI") == "true"

# The first call of a function may be the one that compiles it, which takes seconds.
settings.register_profile("compiled", deadline=None)
settings.load_profile("compiled")


def missing(what: str) -> None:
    """Skips on a user's machine; on CI every part must be there."""
    if ON_CI:
        pytest.fail(f"{what} is missing, and CI installs it")
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="session", autouse=True)
def _interrupts_are_heard() -> None:
    """A shell starts background jobs deaf to interrupts, and what they start is as deaf."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real lists, cases and samples beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with real lists and cases is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with the small lists of the demo, indexed for real; all tests share it unchanged."""
    home = tmp_path_factory.mktemp("demo")
    build_demo_lists(home)
    built = sorted((home / "lists").rglob("*"))
    yield home
    assert sorted((home / "lists").rglob("*")) == built


@pytest.fixture(scope="session")
def propose() -> Callable[[NameIndex, str], list[int]]:
    """The rows of an index that it proposes for a name, however that is read; sorted."""

    def ask(index: NameIndex, text: str) -> list[int]:
        name = parse_name(text)
        found = index.find_readings(name)
        words, translated = (words_of(name, reading) for reading in (PERSON, TRANSLATED))
        rows = index.propose(
            encode_name_words(words),
            translated=encode_name_words(translated),
            readings=entries_read(words, found),
            is_read=name.is_read,
        )
        return sorted(rows.tolist())

    return ask


def entries_read(
    words: Sequence[NameWord], readings: Mapping[str, Sequence[tuple[int, bool]]]
) -> list[list[int]]:
    """For each word the entries that it may be read as, alone or with the next."""
    if not readings:
        return []
    written = [word.written for word in words]
    texts = [[one, f"{one} {two}"] for one, two in pairwise([*written, ""])]
    return [[row for text in own for row, _ in readings.get(text, ())] for own in texts]


@pytest.fixture(scope="session")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> QuerySearch:
    """Over no list at all."""
    return QuerySearch(Roster((), tmp_path_factory.mktemp("indexes")), load_thresholds())


@pytest.fixture(scope="session")
def labelled() -> Labelled:
    """Invented declarations."""
    return read_labelled(LINES)


@pytest.fixture(scope="session")
def lesson(labelled: Labelled) -> Lesson:
    """What is learned of them, which takes a minute, once for all tests."""
    return learn(labelled.lines, where=LINES.name)


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> Callable[[str], list[dict[str, str]]]:
    """A case table, ``cases_NAME.yaml`` beside the test that asks for it."""

    def read(name: str) -> list[dict[str, str]]:
        path = request.path.parent / f"cases_{name}.yaml"
        plain = parse_yaml(path.read_text(encoding="utf-8"), file=path.name).plain()
        assert isinstance(plain, list)
        return plain

    return read


@pytest.fixture(scope="session")
def check_entity() -> Callable[[Entity], None]:
    """Checks one entity against followthemoney's own model: schema, properties and values."""
    try:
        from followthemoney import model  # noqa: PLC0415  # an optional part: it needs ICU to build
    except ImportError:
        missing("followthemoney (pip install 'witting[ftm]')")

    def check(entity: Entity) -> None:
        schema = model.get(entity.schema)
        assert schema is not None, f"{entity.id}: no schema {entity.schema}"
        proxy = model.get_proxy(entity.to_dict(), cleaned=True)
        schema.validate(proxy.to_dict())
        for name, values in entity.properties.items():
            prop = schema.get(name)
            assert prop is not None, f"{entity.id}: {entity.schema} has no property {name}"
            assert not prop.stub, f"{entity.id}: {name} is a reverse property"
            assert values, f"{entity.id}: {name} has no value"
            assert len(set(values)) == len(values), f"{entity.id}: {name} has a value twice"
            for value in values:
                if prop.type.name in {"date", "country", "entity", "gender", "topic"}:
                    cleaned = prop.type.clean(value, proxy=proxy)
                    assert cleaned == value, f"{entity.id}: {name} {value!r} is not {cleaned!r}"

    return check
