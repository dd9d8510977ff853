"""Trade documents in XML: who sells what to whom, by which way, by UBL, CII and WCO?"""

from __future__ import annotations

from witting.deals.documents.attachment import Attachment, iter_attachments
from witting.deals.documents.reader import is_document, read_documents

__all__ = ["Attachment", "is_document", "iter_attachments", "read_documents"]
