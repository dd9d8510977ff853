"""Where may the reading of a message go on, should what stands before be broken?"""

from __future__ import annotations

from witting.deals.xml.piece import PROLOG, boundary_of

DOCUMENT = "Document"
HEADER = "AppHdr"
STARTS = (PROLOG, HEADER, DOCUMENT)
"""Where a document may begin."""

BOUNDARY = boundary_of(r"(?:[\w.-]+:)?(Document|AppHdr|PmtInf|Undrlyg|CdtTrfTxInf|TxInf)(?=[\s>/])")
