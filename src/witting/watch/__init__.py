"""What did a change of lists, owners, law or days do to the deals that are stored?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lazy import lazily

if TYPE_CHECKING:
    from witting.watch.desk import DeskWatch
    from witting.watch.folder import FolderWatch
    from witting.watch.watch import Change

__all__ = ["Change", "DeskWatch", "FolderWatch"]

__getattr__ = lazily(
    "witting.watch",
    {
        "Change": "witting.watch.watch:Change",
        "DeskWatch": "witting.watch.desk:DeskWatch",
        "FolderWatch": "witting.watch.folder:FolderWatch",
    },
)
