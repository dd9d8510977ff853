"""A list is brought up to date, or stays as it is: all of its files, with a day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.lists import publisher as serving
from tests.lists.un_edition import NEW, OLD, un_edition

from witting.index import build_index, open_index
from witting.lists import PublishedFile, SnapshotStore, get_list, read_issues
from witting.lists.download import Downloader
from witting.lists.list_download import hold_downloads
from witting.lists.list_update import ListUpdate, Updater

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.lists.publisher import Publisher

    from witting.lists import Snapshot

TODAY = date(2026, 11, 25)
QUARTET = ("sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv")
NULL = "-0- "


def sdn(name: str) -> bytes:
    cells = [name, NULL, "RUSSIA-EO14024", *[NULL] * 8]
    row = ",".join(["900001", *(cell if cell == NULL else f'"{cell}"' for cell in cells)])
    return f"{row}\r\n\x1a".encode()


def publish_quartet(publisher: Publisher, *, name: str = "PRIMER LLC", **facts: Any) -> None:
    publisher.publish("sdn.csv", sdn(name), etag=f'"{name}"', **facts)
    publisher.publish("alt.csv", b'900001,1,"aka","OBRAZEC LLC",-0- \r\n\x1a', **facts)
    publisher.publish("add.csv", b'900001,1,-0- ,"Tver","Russia",-0- \r\n\x1a', **facts)
    publisher.publish(
        "sdn_comments.csv", b'900001,"Tax ID No. 7707083893 (Russia)"\r\n\x1a', **facts
    )


@dataclass
class Desk:
    """An updater that asks one server for everything."""

    home: Path
    mirror: str
    today: date = TODAY
    allow_shrink: bool = True
    labels: list[str] = field(default_factory=list)

    @property
    def store(self) -> SnapshotStore:
        return SnapshotStore(self.home)

    def update(self, name: str, *files: str) -> ListUpdate:
        known = get_list(name)
        if files:
            named = tuple(PublishedFile(file, f"https://lists.example/{file}") for file in files)
            known = replace(known, files=named)
        downloader = Downloader(
            self.home / "downloads", wait=lambda _: None, clock=lambda: 0.0, watcher=self
        )
        return Updater(
            store=self.store,
            downloader=downloader,
            build_index=build_index,
            check_index=open_index,
            today=self.today,
            mirror=self.mirror,
            allow_shrink=self.allow_shrink,
            progress=self.track,
        ).update(known)

    def days(self, name: str) -> list[str]:
        return [item.published.isoformat() for item in self.store.snapshots(name)]

    def received(self, name: str, *, size: int, total: int | None) -> None:
        """A watcher that does not look."""

    def pausing(self, name: str, *, what: str, seconds: float) -> None:
        """A watcher that does not look."""

    def track(self, items: Iterable[Any], *, label: str) -> Iterable[Any]:
        self.labels.append(label)
        return items


@pytest.fixture
def desk(tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Desk(tmp_path / "home", publisher.address)


def made(outcome: ListUpdate) -> Snapshot:
    assert outcome.snapshot is not None, str(outcome.error)
    return outcome.snapshot


def issues(outcome: ListUpdate) -> list[str]:
    return [issue.what for issue in read_issues(made(outcome).folder)]


def test_a_list_that_states_its_day_is_loaded_indexed_and_then_unchanged(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish("consolidated.xml", OLD)
    outcome = desk.update("un.sc")
    assert outcome.status == "updated"
    assert made(outcome).published == date(2026, 8, 1)
    assert made(outcome).records == 700
    assert len(open_index(made(outcome).folder)) == 700
    assert issues(outcome) == []
    again = desk.update("un.sc")
    assert again.status == "unchanged"
    assert again.snapshot == outcome.snapshot
    assert publisher.asked("If-None-Match") == [None, '"v1"']
    assert again.to_dict() == {
        "list": "un.sc", "status": "unchanged", "published": "2026-08-01", "records": 700,
        "issues": 0, "remark": None, "where": None, "reason": None, "remedy": None,
    }  # fmt: skip


def test_a_new_edition_is_one_more_snapshot(desk: Desk, publisher: Publisher) -> None:
    publisher.publish("consolidated.xml", OLD)
    desk.update("un.sc")
    publisher.publish("consolidated.xml", NEW, etag='"v2"')
    assert desk.update("un.sc").status == "updated"
    assert desk.days("un.sc") == ["2026-08-01", "2026-09-01"]


def test_a_mirror_that_lags_behind_does_not_put_an_old_edition_in_force(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish("consolidated.xml", OLD)
    desk.update("un.sc")
    publisher.publish("consolidated.xml", NEW, etag='"v2"')
    desk.update("un.sc")
    late = "Mon, 23 Nov 2026 09:00:00 GMT"
    publisher.publish("consolidated.xml", OLD, etag='"v3"', modified=late)
    outcome = desk.update("un.sc")
    assert outcome.status == "unchanged"
    assert "the newer one of 2026-09-01, which is loaded too, stays in force" in outcome.remark
    assert desk.days("un.sc") == ["2026-08-01", "2026-09-01"]


def test_files_without_a_day_take_that_of_their_server(desk: Desk, publisher: Publisher) -> None:
    publish_quartet(publisher)
    outcome = desk.update("us.ofac.sdn", *QUARTET)
    assert made(outcome).published == date(2024, 5, 3)
    assert "2024-05-03 is the day of the Last-Modified header, not a day in the file." in issues(
        outcome
    )
    assert [file.name for file in made(outcome).files] == sorted(QUARTET)
    assert desk.update("us.ofac.sdn", *QUARTET).status == "unchanged"


def test_files_without_any_day_take_that_of_the_download(desk: Desk, publisher: Publisher) -> None:
    publish_quartet(publisher, modified=None)
    outcome = desk.update("us.ofac.sdn", *QUARTET)
    assert made(outcome).published == TODAY
    assert "2026-11-25 is the day of the download, not a day in the file." in issues(outcome)
    desk.today = date(2026, 11, 26)
    assert desk.update("us.ofac.sdn", *QUARTET).status == "unchanged"
    assert desk.days("us.ofac.sdn") == ["2026-11-25"]


def test_a_publisher_that_takes_a_change_back_is_followed(desk: Desk, publisher: Publisher) -> None:
    for name, day in (("PRIMER LLC", "03"), ("OTHER LLC", "06"), ("PRIMER LLC", "07")):
        publish_quartet(publisher, name=name, modified=f"Tue, {day} May 2024 14:00:00 GMT")
        assert desk.update("us.ofac.sdn", *QUARTET).status == "updated"
    assert desk.days("us.ofac.sdn") == ["2024-05-03", "2024-05-06", "2024-05-07"]


def test_only_what_changed_is_fetched_and_the_snapshot_has_all(
    desk: Desk, publisher: Publisher
) -> None:
    publish_quartet(publisher)
    desk.update("us.ofac.sdn", *QUARTET)
    publisher.publish(
        "sdn.csv", sdn("OTHER LLC"), etag='"v2"', modified="Fri, 03 May 2024 19:00:00 GMT"
    )
    outcome = desk.update("us.ofac.sdn", *QUARTET)
    assert outcome.status == "updated"
    assert made(outcome).names == 2
    assert desk.days("us.ofac.sdn") == ["2024-05-03"]


def test_files_of_different_days_are_an_issue(desk: Desk, publisher: Publisher) -> None:
    publish_quartet(publisher)
    publisher.files["/alt.csv"].modified = "Wed, 01 May 2024 14:00:00 GMT"
    outcome = desk.update("us.ofac.sdn", *QUARTET)
    found = [what for what in issues(outcome) if "may not belong to the same" in what]
    assert len(found) == 1
    assert "changed it last on 2024-05-01" in found[0]
    assert "on 2024-05-03" in found[0]
    assert made(outcome).published == date(2024, 5, 3)


def test_one_file_of_four_is_no_list(desk: Desk, publisher: Publisher) -> None:
    publish_quartet(publisher)
    desk.update("us.ofac.sdn", *QUARTET)
    publish_quartet(publisher, name="OTHER LLC")
    publisher.files["/add.csv"].behaviours.append(serving.say(404))
    outcome = desk.update("us.ofac.sdn", *QUARTET)
    assert outcome.status == "failed"
    assert outcome.error is not None
    assert outcome.error.where.endswith("/add.csv")
    assert desk.days("us.ofac.sdn") == ["2024-05-03"]
    assert desk.store.snapshots("us.ofac.sdn")[0].names == 2
    publisher.files["/add.csv"].behaviours.clear()
    assert desk.update("us.ofac.sdn", *QUARTET).status == "updated"


def test_a_file_cut_so_that_http_cannot_tell_is_refused_and_fetched_anew(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish("consolidated.xml", OLD)
    desk.update("un.sc")
    publisher.publish("consolidated.xml", NEW, serving.cut_in_chunks, etag='"v2"')
    outcome = desk.update("un.sc")
    assert outcome.status == "failed"
    assert "ends too early" in str(outcome.error)
    assert desk.days("un.sc") == ["2026-08-01"]
    publisher.publish("consolidated.xml", NEW, etag='"v2"')
    assert desk.update("un.sc").status == "updated"
    assert publisher.asked("If-None-Match")[-1] is None


def test_a_list_that_shrinks_is_refused_until_a_person_says_so(
    desk: Desk, publisher: Publisher
) -> None:
    publisher.publish("consolidated.xml", OLD)
    desk.update("un.sc")
    publisher.publish("consolidated.xml", un_edition(60, day="2026-09-01"), etag='"v2"')
    desk.allow_shrink = False
    outcome = desk.update("un.sc")
    assert outcome.status == "failed"
    assert outcome.to_dict()["remedy"]
    assert desk.days("un.sc") == ["2026-08-01"]
    desk.allow_shrink = True
    assert desk.update("un.sc").status == "updated"


def test_a_list_without_an_address_says_how_to_get_it(desk: Desk, publisher: Publisher) -> None:
    outcome = desk.update("uk.ofsi")
    assert outcome.status == "failed"
    assert outcome.error is not None
    assert "28 January 2026" in outcome.error.remedy
    assert publisher.requests == []


def test_two_updates_at_once_do_not_disturb_each_other(desk: Desk, publisher: Publisher) -> None:
    publisher.publish("consolidated.xml", OLD)
    with hold_downloads(desk.home / "downloads" / "un.sc"):
        outcome = desk.update("un.sc")
    assert "another process" in str(outcome.error)
    assert desk.update("un.sc").status == "updated"


def test_a_home_that_is_no_folder_is_said(desk: Desk, publisher: Publisher) -> None:
    publisher.publish("consolidated.xml", OLD)
    desk.home.write_text("")
    outcome = desk.update("un.sc")
    assert outcome.status == "failed"
    assert "Not a directory" in str(outcome.error) or "File exists" in str(outcome.error)
