"""Can nobody but this user have put there what is read?

What a cache holds is as good as code, so it is read only where no other user may write: the folder
and the file are the user's own or root's, and neither everybody nor a group of several may write
there. A user's own group, which many systems give to each, is nobody else.
"""

from __future__ import annotations

import os
import stat
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from grp import struct_group
    from pwd import struct_passwd


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
    import grp  # noqa: PLC0415  # not there on every system
    import pwd  # noqa: PLC0415  # as above

    try:
        return is_alone(pwd.getpwuid(user), grp.getgrgid(group), pwd.getpwall())
    except KeyError:
        return False


def is_alone(person: struct_passwd, group: struct_group, people: Iterable[struct_passwd]) -> bool:
    """Whether a group has nobody but the user: it bears their name and has no other member.

    Args:
        person: The user, whose own group it must be.
        group: The group; its members are only those who are in it beside a group of their own.
        people: Everybody whom the system lists, as whose own group it may stand, too. A directory
            may refuse to list everybody; then the name of the group is what there is to go by.
    """
    is_theirs = (person.pw_gid, person.pw_name) == (group.gr_gid, group.gr_name)
    # Another name of the same number is the same user, and root may write anyway.
    others = {one.pw_uid for one in people if one.pw_gid == group.gr_gid} - {person.pw_uid, 0}
    return is_theirs and not others and not set(group.gr_mem) - {person.pw_name}
