"""Why does the first command take so long?"""

from __future__ import annotations

import sys

import click

NOTE = "witting: preparing the matcher for this machine, once; this takes about half a minute."


def tell_preparing() -> None:
    """Says on a terminal that functions will be compiled, where none has been on this machine."""
    if not sys.stderr.isatty():
        return
    # Late, so that `witting --help` does not load the compiler.
    from witting.names.compiled import is_prepared

    if not is_prepared():
        click.echo(NOTE, err=True)
