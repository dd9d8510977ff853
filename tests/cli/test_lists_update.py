"""``witting lists update``, as a person, a pipe, a cron job and a power cut see it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.lists import publisher as serving
from tests.lists.publisher import Publisher
from tests.lists.un_edition import NEW, OLD

from witting.cli.lists import lists
from witting.index import open_index
from witting.lists import SnapshotStore, known_lists, read_records
from witting.lists.catalogue import get_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

ROOT = Path(__file__).parents[2]
PAGE = b"<!DOCTYPE html><html><body>Please accept our cookies</body></html>"


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Publisher() as server:
        monkeypatch.setenv("WITTING_LISTS_FROM", server.address)
        server.publish("consolidated.xml", OLD)
        yield server


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SnapshotStore:
    monkeypatch.setenv("WITTING_HOME", str(tmp_path))
    return SnapshotStore(tmp_path)


def update(*arguments: str) -> Result:
    return CliRunner().invoke(lists, ["update", *arguments])


def days(store: SnapshotStore) -> list[str]:
    return [item.published.isoformat() for item in store.snapshots("un.sc")]


@pytest.mark.usefixtures("publisher")
def test_a_pipe_gets_one_json_line_for_each_list(store: SnapshotStore) -> None:
    result = update("un.sc")
    assert result.exit_code == 0, result.output
    line = json.loads(result.stdout)
    assert (line["list"], line["status"], line["records"]) == ("un.sc", "updated", 700)
    assert "un.sc: updated, 700 records of 2026-08-01." in result.stderr
    assert days(store) == ["2026-08-01"]
    assert json.loads(update("un.sc").stdout)["status"] == "unchanged"


@pytest.mark.usefixtures("store")
def test_a_person_gets_a_table_and_below_it_what_to_do(publisher: Publisher) -> None:
    publisher.publish("UK-Sanctions-List.xml", PAGE)
    result = update("un.sc", "uk.fcdo", "uk.ofsi", "--format", "table")
    assert result.exit_code == 3
    table, _, notes = result.stdout.partition("uk.fcdo: failed\n")
    assert [line.split() for line in table.splitlines()] == [
        ["list", "outcome", "published", "records", "issues"],
        ["un.sc", "updated", "2026-08-01", "700", "0"],
        ["uk.fcdo", "failed"],
        ["uk.ofsi", "failed"],
    ]
    said = " ".join(notes.split())
    assert "the answer is an HTML page; expected UK-Sanctions-List.xml." in said
    assert "Open the address in a browser" in said
    assert "the UK Sanctions List (uk.fcdo) is the single source since" in said
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.usefixtures("store", "publisher")
def test_without_names_all_are_asked_for_and_one_success_is_not_enough() -> None:
    result = update()
    lines = {line["list"]: line for line in map(json.loads, result.stdout.splitlines())}
    assert list(lines) == [known.name for known in known_lists()]
    assert lines["un.sc"]["status"] == "updated"
    assert lines["uk.ofsi"]["status"] == "skipped"
    assert lines["us.csl"]["status"] == "failed"
    assert "404" in lines["us.csl"]["reason"]
    assert result.exit_code == 3


def test_the_earlier_snapshot_outlives_every_failure(
    store: SnapshotStore, publisher: Publisher
) -> None:
    assert update("un.sc").exit_code == 0
    before = store.snapshots("un.sc")
    for behaviour in (serving.say(404), serving.say(200, PAGE), serving.cut_in_chunks):
        publisher.publish("consolidated.xml", NEW, behaviour, etag='"v2"')
        assert update("un.sc").exit_code == 3
        assert store.snapshots("un.sc") == before
        assert store.as_of("un.sc", date(2026, 11, 25)) == before
    publisher.publish("consolidated.xml", NEW, etag='"v2"')
    assert update("un.sc").exit_code == 0
    assert days(store) == ["2026-08-01", "2026-09-01"]


@pytest.mark.usefixtures("store")
def test_a_mirror_may_have_a_folder_for_each_list(publisher: Publisher) -> None:
    publisher.publish("lists/un.sc/consolidated.xml", OLD)
    assert update("un.sc", "--from", f"{publisher.address}/lists/{{list}}/").exit_code == 0
    assert publisher.requests[0][0] == "/lists/un.sc/consolidated.xml"


@pytest.mark.usefixtures("store")
def test_a_trouble_that_passes_is_said(publisher: Publisher) -> None:
    publisher.publish("consolidated.xml", OLD, serving.say(503, Retry_After="0"), serving.well)
    result = update("un.sc")
    assert result.exit_code == 0
    assert (
        "consolidated.xml: the publisher answered 503 Service Unavailable; the next try is in 0 s."
        in result.stderr
    )


@pytest.mark.usefixtures("store", "publisher")
def test_wrong_usage() -> None:
    result = update("un.cs")
    assert result.exit_code == 2
    assert "us.ofac.sdn" in result.stderr
    assert update("un.sc", "--from", "un.org/lists").exit_code == 2


def test_every_published_address_is_https_and_every_other_list_says_why() -> None:
    for known in known_lists():
        assert bool(known.files) != bool(known.by_hand), known.name
        names = [file.name.casefold() for file in known.files]
        assert len(set(names)) == len(names)
        assert all(file.address.startswith("https://") for file in known.files)
    assert get_list("us.ofac.sdn").files


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from witting.cli import main; main()", "lists", "update"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*command, *arguments], stdout=quiet, stderr=quiet)


@pytest.mark.usefixtures("store")
def test_the_process_ends_in_three_where_a_list_failed(publisher: Publisher) -> None:
    assert start("un.sc").wait(30) == 0
    publisher.publish("consolidated.xml", PAGE, etag='"page"')
    assert start("un.sc").wait(30) == 3


@pytest.mark.usefixtures("store")
def test_what_the_documentation_tells_to_type_works(publisher: Publisher) -> None:
    text = (ROOT / "docs" / "updating.md").read_text(encoding="utf-8")
    commands = [
        line.partition("#")[0].replace("https://mirror.example", publisher.address).split()
        for line in text.splitlines()
        if line.startswith("witting lists update")
    ]
    assert len(commands) >= 5
    for _, _, *arguments in commands:
        assert CliRunner().invoke(lists, arguments).exit_code in {0, 3}


POINTS = (
    "downloads/un.sc/consolidated.xml.part",
    "downloads/un.sc/files/consolidated.xml",
    "lists/un.sc/.new",
    "lists/un.sc/.new/issues.jsonl",
    "lists/un.sc/.new/meta.json",
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_and_run_again(
    store: SnapshotStore, publisher: Publisher, tmp_path: Path, point: str
) -> None:
    assert update("un.sc").exit_code == 0
    before = store.snapshots("un.sc")
    is_download = point.endswith(".part")
    if not is_download:
        (tmp_path / "downloads/un.sc/files/consolidated.xml").unlink()
    behaviour = serving.then_waits if is_download else serving.well
    publisher.publish("consolidated.xml", NEW, behaviour, etag='"v2"')
    with start("un.sc") as process:
        until = time.monotonic() + 30
        while not (tmp_path / point).exists() and process.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.001)
        if is_download:
            while (tmp_path / point).stat().st_size < len(NEW) // 2:
                assert time.monotonic() < until
                time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    assert process.returncode in {0, -signal.SIGKILL}
    after = store.snapshots("un.sc")
    assert after[: len(before)] == before
    for snapshot in after:
        assert len(open_index(snapshot.folder)) == snapshot.records
        assert sum(1 for _ in read_records(snapshot.folder)) == snapshot.records
    publisher.publish("consolidated.xml", NEW, etag='"v2"')
    assert update("un.sc").exit_code == 0
    assert days(store) == ["2026-08-01", "2026-09-01"]
    assert store.snapshots("un.sc")[-1].records == 705
    if is_download:
        assert publisher.asked("Range")[-1] == f"bytes={len(NEW) // 2}-"
