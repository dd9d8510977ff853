"""``witting regimes``: the provisions of law and the licences, as their files state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from witting.cli.day import DAY
from witting.cli.form import FORMAT, is_table, print_json_lines

if TYPE_CHECKING:
    import datetime as dt

    from witting.regimes import CodeList, Licence, Provision


@click.group()
def regimes() -> None:
    """Shows the provisions of law that deals are judged by, and the licences."""


@regimes.command("list")
@click.option("--as-of", type=DAY, help="Only those in force on this day; no lists of codes.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "markdown"]),
    help="What to print; markdown: docs/provisions.md. [default: table on a terminal, else jsonl]",
)
def list_provisions(*, as_of: dt.datetime | None, form: str | None) -> None:
    """Lists provisions, licences and lists of codes: code, key, days in force, title."""
    # Late, so that `witting --help` does not read them.
    from witting.regimes import load_regimes, markdown_page

    known = load_regimes()
    if form == "markdown":
        click.echo(markdown_page(known), nl=False)
        return
    day = as_of.date() if as_of else None
    found = [item for item in known.provisions if day is None or item.window_on(day)]
    licences = [item for item in known.licences if day is None or item.edition_on(day)]
    code_lists = known.code_lists if day is None else ()
    if is_table(form):
        from witting.cli.code_list_rows import print_code_lists
        from witting.cli.licence_rows import print_licences
        from witting.cli.provision_rows import print_list

        print_list(found, day=day)
        print_licences(licences, day=day)
        print_code_lists(code_lists)
        lists = f", {len(code_lists)} lists of codes" if code_lists else ""
        counts = f"{len(found)} provisions, {len(licences)} licences{lists}"
        click.echo(f"{counts}, digest {known.digest}.", err=True)
    else:
        every: list[Provision | Licence | CodeList] = [*found, *licences, *code_lists]
        print_json_lines(map(_listed, every))


@regimes.command()
@click.argument("key")
@click.option("--as-of", type=DAY, help="Only how it is read on this day.")
@FORMAT
def show(*, key: str, as_of: dt.datetime | None, form: str | None) -> None:
    """Shows the provision, licence or list of codes KEY in full.

    A code, such as UK-17A, shows all provisions that have it.

    Case makes no difference. A general licence is found by its number, too, such as "GL 134".
    """
    day = as_of.date() if as_of else None
    every = _find(key)
    # Late, so that `witting --help` does not read them.
    from witting.regimes import CodeList, Licence, Provision

    for item in every:
        if isinstance(item, Licence):
            _show_licence(item, day=day, form=form)
        elif isinstance(item, CodeList):
            _show_code_list(item, form=form)
    found = [item for item in every if isinstance(item, Provision)]
    if is_table(form):
        from witting.cli.provision_rows import print_provision

        for provision in found:
            print_provision(provision, day=day)
    else:
        print_json_lines(_shown(item, day) for item in found)
    if day is not None and found and not any(item.window_on(day) for item in found):
        click.echo(f"Nothing of this is in force on {day}.", err=True)


def _show_licence(licence: Licence, *, day: dt.date | None, form: str | None) -> None:
    if is_table(form):
        from witting.cli.licence_rows import print_licence

        print_licence(licence, day=day)
    else:
        row = licence.to_dict()
        if day is not None:
            edition = licence.edition_on(day)
            row["editions"] = [edition.to_dict()] if edition else []
        print_json_lines([row])
    if day is not None and licence.edition_on(day) is None:
        click.echo(licence.gap_on(day), err=True)


def _show_code_list(codes: CodeList, *, form: str | None) -> None:
    if is_table(form):
        from witting.cli.code_list_rows import print_code_list

        print_code_list(codes)
    else:
        print_json_lines([codes.to_dict()])


def _find(name: str) -> tuple[Provision | Licence | CodeList, ...]:
    from witting.regimes import find_named, load_regimes, near_names

    known = load_regimes()
    found = find_named(known, name)
    if not found:
        near = near_names(known, name)
        hint = (
            f"Did you mean {' or '.join(near)}?" if near else "`witting regimes list` shows them."
        )
        raise click.BadParameter(
            f"there is no provision, licence or list of codes {name!r}. {hint}", param_hint="KEY"
        )
    return found


def _listed(item: Provision | Licence | CodeList) -> dict[str, Any]:
    row = item.to_dict()
    return {name: row.get(name) for name in ("key", "code", "title", "legal_basis", "in_force")}


def _shown(provision: Provision, day: dt.date | None) -> dict[str, Any]:
    row = provision.to_dict()
    if day is not None:
        variant = provision.variant_on(day)
        row["variants"] = [variant.to_dict()] if variant else []
    return row
