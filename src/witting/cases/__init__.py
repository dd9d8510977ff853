"""What was decided about a deal, by whom, and can it be shown two years later?"""

from __future__ import annotations

from witting.cases.allowance import Allowance
from witting.cases.attachment import Attachment
from witting.cases.case import ACTIONS, JUDGED, Case, Status
from witting.cases.case_file import (
    AssessmentRecord,
    AttachmentRecord,
    CaseFile,
    CaseFinding,
    Comment,
    Decision,
    Judgement,
)
from witting.cases.certificate import verify_certificate
from witting.cases.chain_file import verify_chain_file
from witting.cases.event import Event
from witting.cases.keys import ApiKey
from witting.cases.precision import GROUPS, Precision
from witting.cases.queue import SORTS, WAITING, CaseFilter, Page, QueuePage
from witting.cases.retention import Purge
from witting.cases.role import Role
from witting.cases.settings import SETTING_LIMITS, Settings
from witting.cases.settings_review import SettingsProposal
from witting.cases.sign_in import Origin
from witting.cases.store import CaseStore, open_store
from witting.cases.user import User, machine
from witting.cases.verification import ChainReport, Head, Trouble
from witting.cases.weight import Weight, read_weight

__all__ = [
    "ACTIONS",
    "GROUPS",
    "JUDGED",
    "SETTING_LIMITS",
    "SORTS",
    "WAITING",
    "Allowance",
    "ApiKey",
    "AssessmentRecord",
    "Attachment",
    "AttachmentRecord",
    "Case",
    "CaseFile",
    "CaseFilter",
    "CaseFinding",
    "CaseStore",
    "ChainReport",
    "Comment",
    "Decision",
    "Event",
    "Head",
    "Judgement",
    "Origin",
    "Page",
    "Precision",
    "Purge",
    "QueuePage",
    "Role",
    "Settings",
    "SettingsProposal",
    "Status",
    "Trouble",
    "User",
    "Weight",
    "machine",
    "open_store",
    "read_weight",
    "verify_certificate",
    "verify_chain_file",
]
