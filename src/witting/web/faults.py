"""What is said beside a field that must be put right?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.serving import get_desk
from witting.web.messages import choose_messages

if TYPE_CHECKING:
    from fastapi import Request

    from witting.errors import WittingError
    from witting.serving import Problem

FAULTS = {
    "no_action": "Choose what happens to the deal.",
    "no_day": "A day is written like 2026-07-31.",
    "no_file": "Choose a file.",
    "no_hours": "A sign-in lasts from 1 to 168 hours.",
    "no_perspective": "This is none of the perspectives.",
    "no_reason": "A decision needs a reason. Say in a sentence why, for whoever asks later.",
    "no_reason_alike": "A judgement of findings elsewhere needs a reason.",
    "no_reason_given": "Say in a sentence why, for whoever asks later.",
    "no_sample": "A sample has from 1 to 5,000 names.",
    "no_text": "Write something first.",
    "no_until": "Say until which day, such as 2027-07-31.",
    "no_value": "Choose yes, no or unsure.",
    "no_years": "Records are kept from 5 to 100 years.",
    "nothing_chosen": "Choose what to do.",
    "nothing_ticked": "No case is ticked.",
    "two_mappings": "Choose a mapping or bring one of your own, not both.",
    "too_large": "Together the files have more than %(mb)s MB. Bring them one by one.",
    "wrong_old_password": "This is not your password.",
    "wrong_password": "This name and this password do not belong together.",
}


def said(error: WittingError) -> str:
    """What went wrong and what to do, as a sentence of the page; where is plain to see."""
    return f"{error.what[:1].upper()}{error.what[1:]} {error.remedy}".strip()


def file_fault(request: Request, problem: Problem) -> str:
    """Why no file came through, beside the field for files."""
    if problem.code != "too_large":
        return f"{problem.message[:1].upper()}{problem.message[1:]} {problem.remedy}".strip()
    sentence = choose_messages(request.headers.get("accept-language", "")).gettext(
        FAULTS["too_large"]
    )
    return sentence % {"mb": get_desk(request).limits.body_mb}
