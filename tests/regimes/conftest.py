"""The facts that the case tables speak of, as findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from witting.model import Finding
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).parent


def finding(
    kind: str, evidence: Mapping[str, Any], *, name: str = "f1", certainty: str = "strong"
) -> Finding:
    return Finding(
        id=name,
        kind=kind,
        subject="goods[0]" if kind == "goods" else "parties[0]",
        score=1.0 if certainty == "strong" else 0.8,
        certainty=certainty,
        evidence=evidence,
        explanation="Somebody is somebody.",
    )


@pytest.fixture(scope="session")
def facts() -> dict[str, Finding]:
    """Every fact of facts.yaml and facts_ownership.yaml by its name."""
    found = {}
    for file in (HERE / "facts.yaml", HERE / "facts_ownership.yaml"):
        plain = parse_yaml(file.read_text(encoding="utf-8"), file=file.name).plain()
        assert isinstance(plain, dict)
        for name, fact in plain.items():
            [(kind, evidence)] = fact.items()
            found[name] = finding(kind, evidence, name=name)
    return found


@pytest.fixture(scope="session")
def find(facts: Mapping[str, Finding]) -> Callable[..., list[Finding]]:
    """The named facts as findings f1, f2, …; a name that ends in "?" is only possible."""

    def look_up(*names: str) -> list[Finding]:
        return [
            replace(
                facts[name.rstrip("?")],
                id=f"f{place}",
                certainty="possible" if name.endswith("?") else "strong",
            )
            for place, name in enumerate(names, start=1)
        ]

    return look_up
