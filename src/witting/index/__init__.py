"""The index: list records in, one file on disk; proposes who a party might be."""

from __future__ import annotations

from witting.index.build import build_index
from witting.index.list_index import ListIndex, open_index

__all__ = ["ListIndex", "build_index", "open_index"]
