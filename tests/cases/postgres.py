"""A real PostgreSQL of our own, on a socket in a folder that goes away with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from tests.conftest import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

PORT = 5499


@dataclass
class Cluster:
    """A cluster; ``folder`` holds its data and its socket."""

    folder: Path
    bin: Path

    @classmethod
    @contextmanager
    def start(cls) -> Iterator[Cluster]:
        """Starts one and stops it in the end."""
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or _on_path()
        if not programs:
            missing("PostgreSQL (Debian's postgresql)")
        # Not in pytest's own folder: the path of a socket may have 107 letters, and the user
        # postgres has to get there.
        folder = Path(tempfile.mkdtemp(prefix="witting-pg-", dir="/tmp"))
        cluster = cls(folder, programs[-1])
        try:
            if os.getuid() == 0:
                shutil.chown(folder, "postgres")
            cluster.run("initdb", "-D", "data", "-U", "witting", "-A", "trust", "-N", "-E", "UTF8")
            cluster.boot()
            yield cluster
        finally:
            cluster.halt()
            shutil.rmtree(folder, ignore_errors=True)

    def boot(self) -> None:
        # Without fsync: the machine does not lose its power in these tests.
        place = f"-c unix_socket_directories='{self.folder}' -p {PORT}"
        options = f"-c fsync=off -c listen_addresses='' {place}"
        self.run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def halt(self, how: str = "immediate") -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")

    def create(self, name: str) -> str:
        """An empty database."""
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def ask(self, statement: str, database: str = "postgres") -> None:
        """As the owner."""
        place = f"host={self.folder} port={PORT} user=witting dbname={database}"
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(statement.encode())

    def url(self, name: str) -> str:
        return f"postgresql://witting@/{name}?host={self.folder}&port={PORT}"

    def run(self, program: str, *options: str) -> None:
        """As the user postgres where we are root, as which it does not start."""
        as_other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run(
            [*as_other, str(self.bin / program), *options],
            cwd=self.folder,
            env={"PATH": f"{os.defpath}:/sbin:/usr/sbin", "LC_ALL": "C.UTF-8"},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )


def _on_path() -> list[Path]:
    found = shutil.which("initdb")
    return [Path(found).parent] if found else []
