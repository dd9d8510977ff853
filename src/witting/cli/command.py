"""The group of all commands; each is imported only when it is called."""

from __future__ import annotations

import os
import sys

import click

from witting.cli.complaint import complain, explain
from witting.cli.exit import INTERRUPTED, NOBODY_READS, UNUSABLE, exit_code
from witting.cli.lazy_group import LazyGroup
from witting.cli.streams import drop_output, open_streams
from witting.errors import WittingError
from witting.version import VERSION

COMMANDS = {
    "cases": "witting.cli.cases:cases",
    "demo": "witting.cli.demo:demo",
    "flows": "witting.cli.flows:flows",
    "goods": "witting.cli.goods:goods",
    "impact": "witting.cli.impact:impact",
    "lists": "witting.cli.lists:lists",
    "match": "witting.cli.match:match",
    "owners": "witting.cli.owners:owners",
    "parse": "witting.cli.parse:parse",
    "read": "witting.cli.read:read",
    "regimes": "witting.cli.regimes:regimes",
    "replay": "witting.cli.replay:replay",
    "screen": "witting.cli.screen:screen",
    "serve": "witting.cli.serve:serve",
    "users": "witting.cli.users:users",
    "validate": "witting.cli.validate:validate",
    "watch": "witting.cli.watch:watch",
}


@click.group(
    cls=LazyGroup, members=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, prog_name="witting")
def group() -> None:
    """Does this deal expose us to sanctions over Russia's war?

    WITTING_HOME names the folder that holds the lists; without it the user's data folder is used.
    Exit status: 0 all clear, 1 something is exposed or needs review, 2 wrong usage, 3 an input or
    an index cannot be used.
    """


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    open_streams()
    status = _run()
    try:
        sys.stdout.flush()
    except OSError:
        drop_output()
    sys.exit(status)


def _run() -> int:
    """The exit status; no error of whatever kind gets past this."""
    try:
        # Out of standalone mode click hands on the status of an Exit as what the call returns.
        status: int | None = group(standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        complain("interrupted.")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except WittingError as error:
        complain(error)
        return exit_code(error)
    except (BrokenPipeError, SystemExit):
        # Click makes a SystemExit of a broken pipe; nothing else here raises one.
        return NOBODY_READS
    except Exception as error:
        if os.environ.get("WITTING_DEBUG"):
            raise
        complain(explain(error))
        return UNUSABLE
    return status or 0
