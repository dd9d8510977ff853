"""Who can be given work?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.cases import Role

if TYPE_CHECKING:
    from witting.cases import CaseStore


def analysts(store: CaseStore) -> list[str]:
    """The names of all who may work on a case."""
    return [user.name for user in store.users.list() if user.may(Role.ANALYST)]
