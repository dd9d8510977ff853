"""``witting serve``: the HTTP interface and the review pages, on one address."""

from __future__ import annotations

import click

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000


@click.command()
@click.option(
    "--host",
    default=DEFAULT_HOST,
    show_default=True,
    help="The address to listen on; 0.0.0.0 for all of this machine's.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port; 0 for any that is free.",
)
def serve(*, host: str, port: int) -> None:
    """Answers over HTTP until it is interrupted: yente's routes and witting's own.

    It starts even where no list is loaded; /readyz then says what to do. New versions of lists are
    taken up while it runs. The log is JSON, one line for each request, on standard error, and says
    nobody's name.
    """
    # Late, so that `witting --help` does not load the server.
    from witting import api  # noqa: PLC0415
    from witting.home import default_home  # noqa: PLC0415
    from witting.serving import build_app, open_desk, read_limits, run_app  # noqa: PLC0415

    desk = open_desk(default_home(), limits=read_limits())
    app = build_app(desk, api.routers(), roles=api.ROLES)
    run_app(app, host=host, port=port, started=_say_address)


def _say_address(address: str) -> None:
    click.echo(f"witting listens on {address}")
