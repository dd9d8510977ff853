"""``witting cases verify``: was anything altered, taken out, put in, moved or cut off?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click
import orjson

from witting.cli.desk import DATABASE, opened_desk
from witting.cli.input import INPUT
from witting.errors import InputError
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from witting.cases import ChainReport, Head

_HEAD = re.compile(r"(\d{1,10}):([0-9a-f]{64})", re.ASCII)


@click.command()
@click.option(
    "--head",
    metavar="COUNT:DIGEST",
    help="A head that was printed or exported before; the chain must still go through it.",
)
@click.option("--chain", type=INPUT, help="Check this exported chain, without any desk.")
@click.option(
    "--certificate", type=INPUT, help="Check this certificate of a nil search against --chain."
)
@DATABASE
def verify(
    *, head: str | None, chain: Path | None, certificate: Path | None, database: str | None
) -> None:
    """Reads every event, document and table of the desk and says what was altered.

    It prints the head of the chain; keep it elsewhere and give it as --head next time, so that it
    shows if the end was cut off. Exit status 1 means that something was altered.
    """
    if certificate and not chain:
        raise click.UsageError("--certificate needs --chain.")
    expected = _parse_head(head)
    given = _read_certificate(certificate) if certificate else None
    if chain is None:
        with opened_desk(database) as store:
            report = store.audit.verify(expected)
    else:
        report = _verify_files(chain, given, expected)
    _say(report)
    if not report.is_whole:
        raise click.exceptions.Exit(1)
    if given is not None:
        _say_certificate(given)


def _verify_files(
    chain: Path, certificate: Mapping[str, Any] | None, expected: Head | None
) -> ChainReport:
    # Late, so that `witting --help` does not load it.
    from witting.cases import verify_certificate, verify_chain_file

    if certificate is None:
        return verify_chain_file(chain, expected=expected)
    return verify_certificate(certificate, chain, expected=expected)


def _read_certificate(path: Path) -> dict[str, Any]:
    try:
        found = orjson.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError("this is no certificate.", where=str(path)) from error
    return found if isinstance(found, dict) else {}


def _say_certificate(given: Mapping[str, Any]) -> None:
    """That it holds, and of whom and when it is; called once it was checked."""
    names = ", ".join(map(legible, given["looked_for"]))
    click.echo(
        f"The certificate is event {given['event']['seq']} of the chain and says what that says: "
        f"none of those looked for was found ({names}), looked for at {given['looked_at']} "
        f"as of {given['as_of']} by {legible(given['looked_by'])}."
    )


def _parse_head(text: str | None) -> Head | None:
    from witting.cases import Head

    if text is None:
        return None
    found = _HEAD.fullmatch(text)
    if not found:
        raise click.BadParameter("it is a number, a colon and 64 digits.", param_hint="--head")
    return Head(int(found.group(1)), found.group(2))


def _say(report: ChainReport) -> None:
    for trouble in report.troubles:
        place = f"event {trouble.seq}: " if trouble.seq else ""
        click.echo(f"{place}{trouble.what}")
    gone = f", {report.purged:,} of them without their content" if report.purged else ""
    state = "whole" if report.is_whole else f"NOT whole ({len(report.troubles):,} troubles)"
    click.echo(f"The chain is {state}: {report.count:,} events{gone}.")
    if report.is_part:
        click.echo("It is of some cases alone, so it does not tell who had the right to what.")
    click.echo(f"head {report.count}:{report.head}")
