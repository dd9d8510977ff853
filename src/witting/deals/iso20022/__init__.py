"""ISO 20022 payment messages: who pays whom, through which banks, and for what?"""

from __future__ import annotations

from witting.deals.iso20022.reader import is_iso20022, read_iso20022

__all__ = ["is_iso20022", "read_iso20022"]
