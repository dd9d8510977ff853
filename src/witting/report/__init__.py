"""How do people and programs get to see the assessments?"""

from __future__ import annotations

from witting.report.output import check_output
from witting.report.printing import print_assessments
from witting.report.writing import write_report

__all__ = ["check_output", "print_assessments", "write_report"]
