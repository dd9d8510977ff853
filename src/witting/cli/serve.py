"""``witting serve``: the HTTP interface and the review pages, on one address."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click

from witting.cli.desk import DATABASE, opened_desk

if TYPE_CHECKING:
    from witting.cases import CaseStore

DEFAULT_HOST, DEFAULT_PORT = "127.0.0.1", 8000
FIRST_USER = "admin"
PROXIES = "WITTING_TRUSTED_PROXY"
_PASSWORD_BYTES = 15


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
@click.option(
    "--trusted-proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    envvar=PROXIES,
    help="The address or network of a proxy whose X-Forwarded-For says who calls; may be repeated."
    " Without it nobody's is believed.",
)
@DATABASE
def serve(*, host: str, port: int, proxies: tuple[str, ...], database: str | None) -> None:
    """Answers over HTTP until it is interrupted: yente's routes and witting's own.

    Where nobody can sign in yet it adds the user admin and prints a password, once. It starts even
    where no list is loaded; /readyz then says what to do. New versions of lists are taken up while
    it runs. The log is JSON, one line for each request, on standard error, and says nobody's name.
    """
    # Late, so that `witting --help` does not load the server.
    from witting import api, web
    from witting.home import default_home
    from witting.local_zone import local_now
    from witting.serving import (
        build_app,
        checked_proxies,
        open_desk,
        read_limits,
        run_app,
    )

    limits = read_limits()
    trusted = checked_proxies(proxies, where="--trusted-proxy")
    with opened_desk(database) as store:
        app = build_app(
            open_desk(default_home(), store=store, limits=limits, clock=local_now),
            [*api.routers(), *web.routers()],
            roles={**api.ROLES, **web.ROLES},
            error_page=web.error_page,
            direct=api.DIRECT,
        )
        # Added only once it listens, so that the password is shown by the start that made it.
        run_app(
            app,
            host=host,
            port=port,
            proxies=trusted,
            started=lambda address: _tell(address, _add_first_user(store)),
        )


def _add_first_user(store: CaseStore) -> str | None:
    """The password of the first user, who may do everything; None where there are users."""
    from witting.cases import Role, machine

    if store.users.list():
        return None
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    store.users.add(FIRST_USER, password, [Role.ADMIN], by=machine("serve"))
    return password


def _tell(address: str, password: str | None) -> None:
    click.echo(f"witting listens on {address}")
    click.echo(f"The review pages are at {address}/desk")
    if password is not None:
        click.echo(f"The first user is {FIRST_USER}, the password {password}")
        click.echo("It is not shown again; change it once you are signed in.")
