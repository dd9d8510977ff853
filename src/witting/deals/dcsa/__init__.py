"""DCSA: which deal does a shipping document of a container line describe?"""

from __future__ import annotations

from witting.deals.dcsa.reader import is_dcsa, read_dcsa

__all__ = ["is_dcsa", "read_dcsa"]
