"""``witting serve``, as somebody starts it on an empty machine."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx

from witting.cases import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

KEY = "the-key-of-the-container"
LONGER_THAN_USUAL = 6
"""Seconds; by default the server's library closes after five."""


@contextlib.contextmanager
def serving(
    home: Path, *arguments: str, key: str = KEY
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process that serves, and its address."""
    command = [sys.executable, "-m", "witting", "serve", "--port", "0", *arguments]
    environment = {**os.environ, "WITTING_HOME": str(home), "WITTING_API_KEY": key}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.fullmatch(r"witting listens on (http://\S+)\n", line)
            assert found, line
            yield process, found[1]
        finally:
            process.kill()


def wait_for(address: str, path: str, status: int) -> httpx.Response:
    end = time.monotonic() + 120
    while True:
        answer = httpx.get(address + path)
        if answer.status_code == status:
            return answer
        assert time.monotonic() < end
        time.sleep(0.1)


def test_an_empty_machine_is_served_and_says_what_to_do(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with serving(home) as (process, address):
        assert process.stdout is not None
        assert process.stdout.readline() == f"The review pages are at {address}/desk\n"
        first = process.stdout.readline()
        password = re.fullmatch(r"The first user is admin, the password (\S{20})\n", first)
        assert password, first
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
        answer = wait_for(address, "/readyz", 503)
        assert "witting lists update" in answer.json()["error"]["remedy"] or (
            answer.json()["error"]["remedy"] == "Ask again in some seconds."
        )
        key = {"Authorization": f"ApiKey {KEY}"}
        assert httpx.get(f"{address}/metrics", headers=key).status_code == 200
        assert httpx.get(f"{address}/catalog", headers=key).status_code == 503
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stderr is not None
        lines = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert lines[-1]["event"] == "stopped"
    store = open_store(None, home=home, clock=lambda: datetime.now(UTC))
    found = store.users.verify("admin", password[1])
    assert found is not None
    assert store.audit.verify().is_whole
    store.close()


def test_the_second_start_has_no_password_to_tell(tmp_path: Path, demo_home: Path) -> None:
    home = tmp_path / "home"
    with serving(home):
        pass
    (home / "lists").symlink_to(demo_home / "lists")
    with serving(home) as (process, address):
        wait_for(address, "/readyz", 200)
        process.send_signal(signal.SIGINT)
        process.wait(30)
        assert process.stdout is not None
        assert "password" not in process.stdout.read()


def test_a_connection_stays_open_while_nobody_asks(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as (_, address):
        connection = http.client.HTTPConnection(address.removeprefix("http://"))
        with contextlib.closing(connection):
            for pause in (0, LONGER_THAN_USUAL):
                time.sleep(pause)
                connection.request("GET", "/healthz")
                assert json.loads(connection.getresponse().read()) == {"status": "ok"}


def statuses(address: str) -> list[int]:
    """Of requests that a caller makes look as if each came from elsewhere."""
    heads = [{"X-Forwarded-For": f"198.51.100.{number}"} for number in range(5)]
    return [httpx.get(f"{address}/healthz", headers=head).status_code for head in heads]


def test_the_word_of_a_proxy_is_taken_only_where_it_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITTING_STRANGERS", "3")
    with serving(tmp_path) as (_, address):
        assert statuses(address) == [200, 200, 200, 429, 429]
    with serving(tmp_path, "--trusted-proxy", "127.0.0.1") as (_, address):
        assert statuses(address) == [200] * 5
    monkeypatch.setenv("WITTING_TRUSTED_PROXY", "10.0.0.0/8 127.0.0.0/8")
    with serving(tmp_path) as (_, address):
        assert statuses(address) == [200] * 5


def test_a_proxy_that_is_none_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "witting", "serve", "--trusted-proxy", "*"]
    environment = {**os.environ, "WITTING_HOME": str(tmp_path)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "--trusted-proxy: '*' is no address and no network." in run.stderr


def test_an_address_that_is_taken_is_said(tmp_path: Path) -> None:
    with serving(tmp_path / "one") as (_, address):
        port = address.rpartition(":")[2]
        command = [sys.executable, "-m", "witting", "serve", "--port", port]
        environment = {**os.environ, "WITTING_HOME": str(tmp_path / "two")}
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "another program listens there already." in run.stderr


def test_a_key_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "witting", "serve"]
    environment = {**os.environ, "WITTING_HOME": str(tmp_path), "WITTING_API_KEY": "secret"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert "WITTING_API_KEY: the key has fewer than 16 characters." in run.stderr
    assert "secret" not in run.stderr


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "witting", "serve", "--database", "mysql://x/y"]
    environment = {**os.environ, "WITTING_HOME": str(tmp_path)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert run.stderr.startswith("witting: ")
    assert "Traceback" not in run.stderr
