from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.deals import read_deals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Deal


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
