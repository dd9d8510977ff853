"""SWIFT MT: which deals do the messages of a file describe?"""

from __future__ import annotations

from witting.deals.swift.reader import read_swift

__all__ = ["read_swift"]
