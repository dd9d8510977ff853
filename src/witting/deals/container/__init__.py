"""Files that hold other files: PDF, e-mail, ZIP. Which deals are in them?"""

from __future__ import annotations

from witting.deals.container.html_file import is_html, read_html
from witting.deals.container.inner import Inner
from witting.deals.container.mail import is_mail, is_mailbox, read_mail, read_mailbox
from witting.deals.container.packed import read_packed
from witting.deals.container.pdf import read_pdf
from witting.deals.container.rtf import MARK as RTF
from witting.deals.container.rtf import read_rtf
from witting.deals.container.zipped import read_zip

__all__ = [
    "RTF",
    "Inner",
    "is_html",
    "is_mail",
    "is_mailbox",
    "read_html",
    "read_mail",
    "read_mailbox",
    "read_packed",
    "read_pdf",
    "read_rtf",
    "read_zip",
]
