"""Invented trade for every test here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture(scope="session")
def tables() -> ModuleType:
    """The module beside this one; tests are no package."""
    path = Path(__file__).with_name("tables.py")
    spec = importlib.util.spec_from_file_location("flows_tables", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
