"""How does a picture of a report get into a page whose policy allows no style attributes?"""

from __future__ import annotations

import re

from markupsafe import Markup

_STYLE = re.compile(r'(<svg\b[^>]*?) style="[^"]*"')


def unstyled(picture: Markup) -> Markup:
    """The picture without the style attribute of its outermost element; the sheet says the rest."""
    return Markup(_STYLE.sub(r"\1", str(picture), count=1))  # noqa: S704  # it was safe before
