"""What is said beside a field that must be put right?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.errors import WittingError

FAULTS = {
    "no_action": "Choose what happens to the deal.",
    "no_day": "A day is written like 2026-07-31.",
    "no_file": "Choose a file.",
    "no_perspective": "This is none of the perspectives.",
    "no_reason": "A decision needs a reason. Say in a sentence why, for whoever asks later.",
    "no_reason_alike": "A judgement of findings elsewhere needs a reason.",
    "no_reason_given": "Say in a sentence why, for whoever asks later.",
    "no_text": "Write something first.",
    "no_until": "Say until which day, such as 2027-07-31.",
    "no_value": "Choose yes, no or unsure.",
    "nothing_chosen": "Choose what to do.",
    "nothing_ticked": "No case is ticked.",
    "wrong_old_password": "This is not your password.",
    "wrong_password": "This name and this password do not belong together.",
}


def said(error: WittingError) -> str:
    """What went wrong and what to do, as a sentence of the page; where is plain to see."""
    return f"{error.what[:1].upper()}{error.what[1:]} {error.remedy}".strip()
