"""What is asked before anybody asks, so that nobody waits for what is asked for the first time?

Vocabularies are read and functions compiled when they are first needed, which takes from a tenth of
a second to a minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.screening import demo_deals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from witting.screening import Screener

NAMES = ("Ivan Petrov", "M/V Ivan Petrov", "إيفان بتروف")
"""Each is looked for in a way of its own: a name, a ship's that is more than its name, and one in
letters that leave out vowels."""


def rehearse(screener: Screener, day: date) -> None:
    """Asks all that there is to ask.

    The bundled deals have goods, routes, owners and texts in several languages. Somebody who is
    listed is looked for, too, since what is found is explained; what is misspelt, word by word.
    """
    for name in (*NAMES, *_listed_names(screener, day)):
        for match in screener.match(name, as_of=day):
            _ = match.features
    for deal in demo_deals():
        screener.screen(deal, as_of=day)


def _listed_names(screener: Screener, day: date) -> Iterator[str]:
    """The first name of each list, as it stands and without its last letter."""
    for watchlist in screener.watchlists(day):
        if len(watchlist.parts[0]):
            name = watchlist.parts[0].listing(0).names[0].text
            yield from (name, name[:-1])
