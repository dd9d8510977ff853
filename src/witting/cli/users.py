"""``witting users``: who may sign in at the desk."""

from __future__ import annotations

import sys
from typing import Any

import click

from witting.cli.desk import DATABASE, opened_desk, operator
from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.lazy_group import LazyGroup

COMMANDS = {
    name: f"witting.cli.users:{command}"
    for name, command in {
        "add": "add",
        "disable": "disable",
        "enable": "enable",
        "list": "list_users",
        "password": "password",
        "roles": "roles",
    }.items()
}
ROLE = click.option(
    "--role",
    "roles",
    type=click.Choice(["viewer", "analyst", "approver", "admin"]),
    multiple=True,
    required=True,
    help="What the user may do; each role includes the ones before it.",
)


@click.group(cls=LazyGroup, members=COMMANDS)
def users() -> None:
    """Shows and changes who may sign in at the desk.

    A viewer reads, an analyst judges and decides, an approver agrees as the second pair of eyes,
    an admin keeps users and settings.
    """


@click.command("list")
@DATABASE
@FORMAT
def list_users(*, database: str | None, form: str | None) -> None:
    """Lists all users with their roles."""
    with opened_desk(database) as store:
        found = store.users.list()
    if not is_table(form):
        print_json_lines(
            {
                "user": user.name,
                "roles": [role.value for role in user.sorted_roles],
                "is_active": user.is_active,
                "created": user.created,
            }
            for user in found
        )
        return
    from witting.cli.cases_table import print_users

    print_users(found)


@click.command()
@click.argument("name")
@ROLE
@DATABASE
def add(*, name: str, roles: tuple[str, ...], database: str | None) -> None:
    """Adds the user NAME.

    The password is asked for, or read from standard input where that is no terminal.
    """
    with opened_desk(database) as store:
        store.users.add(name, _password(), _roles(roles), operator())
    click.echo(f"{name} may sign in.")


@click.command("roles")
@click.argument("name")
@ROLE
@DATABASE
def roles(*, name: str, roles: tuple[str, ...], database: str | None) -> None:
    """Gives the user NAME these roles and no other; whoever is signed in is signed out."""
    with opened_desk(database) as store:
        store.users.set_roles(name, _roles(roles), operator())
    click.echo(f"{name} has the roles {', '.join(roles)}.")


@click.command()
@click.argument("name")
@DATABASE
def password(*, name: str, database: str | None) -> None:
    """Gives the user NAME another password; it is asked for as with `users add`."""
    with opened_desk(database) as store:
        store.users.set_password(name, _password(), operator())
    click.echo(f"{name} has another password.")


@click.command()
@click.argument("name")
@DATABASE
def disable(*, name: str, database: str | None) -> None:
    """Takes all rights from the user NAME at once; what they did stays with their name."""
    with opened_desk(database) as store:
        store.users.disable(name, operator())
    click.echo(f"{name} may no longer sign in.")


@click.command()
@click.argument("name")
@DATABASE
def enable(*, name: str, database: str | None) -> None:
    """Gives the user NAME, who was disabled, their rights back."""
    with opened_desk(database) as store:
        store.users.enable(name, operator())
    click.echo(f"{name} may sign in again.")


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _roles(names: tuple[str, ...]) -> list[Any]:
    from witting.cases import Role

    return [Role(name) for name in names]
