"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.resources import parse_yaml
from witting.screening import build_demo_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Entity

SHARED = Path(__file__).parents[2] / "shared"
ON_CI = os.environ.get("CI") == "true"


def missing(what: str) -> None:
    """Skips on a user's machine; on CI every part must be there."""
    if ON_CI:
        pytest.fail(f"{what} is missing, and CI installs it")
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real lists, cases and samples beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with real lists and cases is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the small lists of the demo, indexed for real."""
    home = tmp_path_factory.mktemp("demo")
    build_demo_lists(home)
    return home


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
