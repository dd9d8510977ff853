"""How does an application run until it is told to stop?"""

from __future__ import annotations

import contextlib
import errno
import logging
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

import uvicorn

from witting.errors import InputError
from witting.serving.garbage import spare
from witting.serving.log import LogHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fastapi import FastAPI

    from witting.serving.desk import Desk

SECONDS_TO_FINISH = 30
"""So long requests that are being answered may take after the server was told to stop."""
WAITING = 2048
"""So many connections may wait to be taken up."""
SECONDS_OPEN = 75
"""So long a connection stays open on which nobody asks: longer than proxies and clients keep theirs
(nginx 60 seconds), so that none is closed in the moment in which it is asked on again."""
SECONDS_OF_A_TURN = 0.0005
"""So long a thread may hold Python while others want it. With Python's own 5 ms each small request
waits so long, several times, while a file of deals is screened."""
_ENDS = (signal.SIGINT, signal.SIGTERM)


def run_app(
    app: FastAPI,
    *,
    host: str,
    port: int,
    started: Callable[[str], None],
    proxies: Sequence[str] = (),
) -> None:
    """Runs until SIGINT or SIGTERM; requests that came before are answered.

    Args:
        app: What answers.
        host: The address to listen on.
        port: The port, 0 for any that is free.
        started: Told the server's address once it listens.
        proxies: Addresses and networks whose ``X-Forwarded-For`` and ``X-Forwarded-Proto`` are
            believed; nobody else's are.

    Raises:
        InputError: The address cannot be listened on.
    """
    desk: Desk = app.state.desk
    with _listen(host, port) as listener, _library_logs(desk):
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            server_header=False,
            # On its own it would believe whatever comes from this machine.
            proxy_headers=bool(proxies),
            forwarded_allow_ips=[*proxies],
            timeout_keep_alive=SECONDS_OPEN,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        spare()
        sys.setswitchinterval(SECONDS_OF_A_TURN)
        started(_address(listener, host))
        _Server(config).run(sockets=[listener])
    desk.log.write("stopped")


class _Server(uvicorn.Server):
    """Takes an interrupt for what it is, the end of a server, and not for the end of a process."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGINT and SIGTERM let requests be finished; the second SIGINT does not wait."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {kind: signal.signal(kind, self.handle_exit) for kind in _ENDS}
        try:
            yield
        finally:
            for kind, handler in before.items():
                signal.signal(kind, handler)


@contextlib.contextmanager
def _listen(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(WAITING)
        except (OSError, UnicodeError) as error:
            raise _refused(error, host, port) from error
        yield listener


def _refused(error: Exception, host: str, port: int) -> InputError:
    number = error.errno if isinstance(error, OSError) else None
    what = {
        errno.EADDRINUSE: "another program listens there already.",
        errno.EACCES: "this user may not listen there.",
    }.get(number or 0, "it is no address of this machine.")
    return InputError(what, where=f"{host}:{port}", remedy="Choose another --port or --host.")


def _address(listener: socket.socket, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}"


@contextlib.contextmanager
def _library_logs(desk: Desk) -> Iterator[None]:
    """What libraries log goes where our lines go."""
    handler, root = LogHandler(desk.log), logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
