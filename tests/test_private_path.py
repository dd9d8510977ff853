"""A cache that others may write to is not used, and that is said once."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest

from witting.cache_folder import cache_folder
from witting.private_path import is_alone, writable_by

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise on Windows")


def facts(*, mode: int, user: int | None = None, group: int | None = None) -> os.stat_result:
    own = os.geteuid() if user is None else user
    return os.stat_result(
        (mode, 0, 0, 1, own, os.getegid() if group is None else group, 0, 0, 0, 0)
    )


@pytest.mark.parametrize("mode", [0o40700, 0o40755, 0o100644])
def test_what_only_its_owner_writes_is_used(mode: int) -> None:
    assert writable_by(facts(mode=mode)) == ""
    assert writable_by(facts(mode=mode, user=0)) == ""


def test_what_others_may_write_is_not_used() -> None:
    assert writable_by(facts(mode=0o40755, user=12345)) == "it belongs to another user"
    assert writable_by(facts(mode=0o40777)) == "everybody may write to it"
    assert writable_by(facts(mode=0o40775, group=54321)) == "others of its group may write to it"


def test_a_group_of_the_user_alone_is_nobody_else() -> None:
    """As a umask of 002 makes folders where each user has a group."""
    import grp  # noqa: PLC0415  # not there on every system
    import pwd  # noqa: PLC0415  # as above

    person = pwd.getpwuid(os.geteuid())
    is_own = is_alone(person, grp.getgrgid(person.pw_gid), pwd.getpwall())
    said = writable_by(facts(mode=0o40775, group=person.pw_gid))
    assert said == ("" if is_own else "others of its group may write to it")


def test_whoever_has_the_group_as_their_own_is_in_it_though_no_list_of_members_says_so() -> None:
    import grp  # noqa: PLC0415  # not there on every system
    import pwd  # noqa: PLC0415  # as above

    def person(name: str, number: int, group: int) -> pwd.struct_passwd:
        return pwd.struct_passwd((name, "x", number, group, "", "/", "/bin/sh"))

    anna, aron = person("anna", 1001, 1001), person("aron", 1002, 1001)
    root, same = person("root", 0, 1001), person("anna-too", 1001, 1001)
    group = grp.struct_group(("anna", "x", 1001, []))
    assert is_alone(anna, group, [anna, root, same, person("petra", 1003, 1003)])
    assert not is_alone(anna, group, [anna, aron])
    assert not is_alone(anna, grp.struct_group(("anna", "x", 1001, ["petra"])), [anna])
    assert not is_alone(aron, group, [aron])


def test_a_folder_that_everybody_may_write_to_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = cache_folder("kind", "state")
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.parent.chmod(0o777)
    with caplog.at_level(logging.WARNING):
        assert cache_folder("kind", "state") is None
        assert cache_folder("kind", "state") is None
    [record] = caplog.records
    assert str(folder.parent) in record.getMessage()
    assert "everybody may write to it" in record.getMessage()
    folder.parent.chmod(0o755)
    assert cache_folder("kind", "state") == folder
