"""Can nobody but this user have put there what is read?

What a cache holds is as good as code, so it is read only where no other user may write: the folder
and the file are the user's own or root's, and neither everybody nor a group of several may write
there. A user's own group, which many systems give to each, is nobody else.
"""

from __future__ import annotations

import os
import stat
from functools import cache


def writable_by(found: os.stat_result) -> str:
    """Who else may have written a file or folder, in words; empty where nobody may.

    Args:
        found: What the system says of it.
    """
    if os.name != "posix":  # The folder of a user's caches is their own there, by its rights.
        return ""
    if found.st_uid not in (os.geteuid(), 0):
        return "it belongs to another user"
    if found.st_mode & stat.S_IWOTH:
        return "everybody may write to it"
    if found.st_mode & stat.S_IWGRP and not _is_own_group(found.st_gid, os.geteuid()):
        return "others of its group may write to it"
    return ""


@cache
def _is_own_group(group: int, user: int) -> bool:
    """Whether a group has nobody but the user: it has the user's name, and no other member."""
    import grp  # noqa: PLC0415  # not there on every system
    import pwd  # noqa: PLC0415

    try:
        person, found = pwd.getpwuid(user), grp.getgrgid(group)
    except KeyError:
        return False
    is_theirs = person.pw_gid == group and found.gr_name == person.pw_name
    return is_theirs and not set(found.gr_mem) - {person.pw_name}
