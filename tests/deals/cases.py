"""The deals of files, as they were written down by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.resources import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path


def load_cases(path: Path) -> dict[str, Any]:
    """The deals of each file, by the file's name."""
    cases = parse_yaml(path.read_text(encoding="utf-8"), file=path.name)
    return {name: node.plain() for name, node in cases.mapping().items()}
