"""Where do the lists, their indexes and the cases live?"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "WITTING_HOME"


def default_home() -> Path:
    """The folder that WITTING_HOME names; without it the platform's folder for a user's data."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else platformdirs.user_data_path("witting", appauthor=False)
