"""A home with the real lists beside the checkout, built once by the commands that a user types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.resources import parse_yaml
from witting.screening import Screener

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def table() -> Callable[[str], dict[str, list[list[str]]]]:
    """A YAML file beside these tests."""

    def read(name: str) -> dict[str, list[list[str]]]:
        plain = parse_yaml((HERE / name).read_text(encoding="utf-8"), file=name).plain()
        assert isinstance(plain, dict)
        return plain

    return read


@pytest.fixture(scope="session")
def real_home(
    shared: Path,
    table: Callable[[str], dict[str, list[list[str]]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Every list of ../shared/lists at every one of its days."""
    home = tmp_path_factory.mktemp("home")
    lists = table("lists.yaml")
    for name, path, published in [*lists["newest"], *lists["dated"]]:
        result = CliRunner().invoke(
            group,
            ["lists", "add", name, str(shared / "lists" / path), "--published", published],
            env={"WITTING_HOME": str(home)},
        )
        assert result.exit_code == 0, f"{name} {published}: {result.output}{result.exception!r}"
    return home


@pytest.fixture(scope="session")
def screener(real_home: Path) -> Screener:
    """A screener over all of them."""
    return Screener(real_home)
