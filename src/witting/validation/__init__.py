"""What can a bank show its regulator of this filter, measured on the lists it has loaded?"""

from __future__ import annotations

from witting.validation.measure import Meter, validate
from witting.validation.page import write_page
from witting.validation.placebo_file import read_placebo
from witting.validation.result import Validation

__all__ = ["Meter", "Validation", "read_placebo", "validate", "write_page"]
