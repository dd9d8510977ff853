"""``witting cases``: what the desk knows of deals, and whether that is whole."""

from __future__ import annotations

import click

from witting.cli.lazy_group import LazyGroup

COMMANDS = {
    "certificate": "witting.cli.cases_certificate:certificate",
    "export": "witting.cli.cases_export:export",
    "list": "witting.cli.cases_list:list_cases",
    "purge": "witting.cli.cases_purge:purge",
    "settings": "witting.cli.cases_settings:settings",
    "show": "witting.cli.cases_show:show",
    "verify": "witting.cli.cases_verify:verify",
}


@click.group(cls=LazyGroup, members=COMMANDS)
def cases() -> None:
    """Shows the desk's cases, proves that nothing was altered, and exports them.

    They are in WITTING_HOME, or in the database that --database or WITTING_DATABASE names.
    """
