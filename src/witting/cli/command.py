"""The group of all commands; each is imported only when it is called."""

from __future__ import annotations

import sys

import click

from witting.cli.exit import exit_code
from witting.cli.lazy_group import LazyGroup
from witting.errors import WittingError
from witting.version import VERSION

COMMANDS = {
    "demo": "witting.cli.demo:demo",
    "lists": "witting.cli.lists:lists",
    "match": "witting.cli.match:match",
    "parse": "witting.cli.parse:parse",
    "regimes": "witting.cli.regimes:regimes",
    "screen": "witting.cli.screen:screen",
    "validate": "witting.cli.validate:validate",
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
    try:
        # Out of standalone mode click hands on the status of an Exit as what the call returns.
        sys.exit(group(standalone_mode=False))
    except click.Abort:
        click.echo("witting: interrupted.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe went away (`witting screen … | head`); nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    except WittingError as error:
        click.echo(f"witting: {error}", err=True)
        sys.exit(exit_code(error))
