"""What do the HTTP interface and the pages share: the application, who asks, and limits."""

from __future__ import annotations

from witting.cases import Role, User
from witting.serving.access import COOKIE, Roles, SignedIn
from witting.serving.app import build_app
from witting.serving.day_end import end_of_day
from witting.serving.desk import Desk, DeskHere, EditionHere, StoreHere, get_desk, open_desk
from witting.serving.direct import Direct
from witting.serving.edition import Edition
from witting.serving.limits import Limits, read_limits
from witting.serving.log import Log
from witting.serving.origin import address_of, checked_proxies
from witting.serving.problem import Problem, shown
from witting.serving.run import run_app
from witting.serving.upload import get_mapping, read_own_mapping, read_upload, shown_name

may = User.may
"""Whether a user has the rights of a role."""

__all__ = [
    "COOKIE",
    "Desk",
    "DeskHere",
    "Direct",
    "Edition",
    "EditionHere",
    "Limits",
    "Log",
    "Problem",
    "Role",
    "Roles",
    "SignedIn",
    "StoreHere",
    "User",
    "address_of",
    "build_app",
    "checked_proxies",
    "end_of_day",
    "get_desk",
    "get_mapping",
    "may",
    "open_desk",
    "read_limits",
    "read_own_mapping",
    "read_upload",
    "run_app",
    "shown",
    "shown_name",
]
