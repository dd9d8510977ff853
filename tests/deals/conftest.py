from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from witting.deals import deal_to_dict, read_deals
from witting.screening import open_screener

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Deal
    from witting.screening import Screener

DAY = dt.date(2025, 5, 1)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Deal]]:
    """Writes a file and reads its deals."""

    def _read(content: str | bytes, name: str = "deals.txt") -> list[Deal]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_deals(path))

    return _read


@pytest.fixture
def said() -> Callable[[Deal], str]:
    """All that is said of a deal, a line for each issue."""

    def _said(deal: Deal) -> str:
        return "\n".join(f"{issue.where}: {issue.what}" for issue in deal.issues)

    return _said


@pytest.fixture(scope="session")
def demo_screener(demo_home: Path) -> Screener:
    """A screener over the small lists of the demo."""
    return open_screener(home=demo_home)


@pytest.fixture
def finds_listed(demo_screener: Screener, tmp_path: Path) -> Callable[..., bool]:
    """Whether screening a file finds KEREMET BANK OAO, as a party or by another kind of finding."""

    def _finds(content: str, name: str, kind: str = "party_match") -> bool:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return any(
            finding.kind == kind and "us.ofac.sdn:52743" in str(finding.evidence)
            for deal in read_deals(path)
            for finding in demo_screener.screen(deal, as_of=DAY).findings
        )

    return _finds


@pytest.fixture
def as_text() -> Callable[[Deal], Any]:
    """The shape of the JSON as the YAML of the cases is read: all text."""

    def _as_text(deal: Deal) -> Any:
        return json.loads(json.dumps(deal_to_dict(deal)).replace(": true", ': "true"'))

    return _as_text
