"""How does a template become a page, in the reader's language?"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

from witting.report.legible import encodable, legible, legible_lines
from witting.web.messages import load_messages

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from jinja2.runtime import Context

STATIC = files("witting.web") / "static"
MEDIA_TYPES = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""All static files that there are; nothing else is served by a path."""


def render(name: str, language: str, values: Mapping[str, object]) -> str:
    """A template with its values."""
    return encodable(environment(language).get_template(name).render(**values))


@cache
def environment(language: str) -> Environment:
    """The templates in one language.

    What ``_(…)`` says is trusted as the desk's own, and per cent signs in it are filled in. What
    may have somebody else's words in it, such as the name of a file, the filter ``told`` says.
    """
    found = Environment(
        loader=PackageLoader("witting.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    messages = load_messages(language)
    found.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        messages.gettext, messages.ngettext, newstyle=True
    )
    found.filters.update(legible=legible, legible_lines=legible_lines, here=_here)
    found.filters["told"] = messages.gettext
    found.globals["static"] = static_address
    return found


@pass_context
def _here(context: Context, moment: dt.datetime) -> dt.datetime:
    """A moment in the zone of the server: a day ends there at midnight, not at that of UTC."""
    return moment.astimezone(context["page"].zone)


@cache
def static_file(name: str) -> bytes:
    """One of MEDIA_TYPES."""
    return (STATIC / name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Where a static file is; another version of it has another address."""
    return f"/desk/static/{name}?v={hashlib.sha256(static_file(name)).hexdigest()[:12]}"
