"""Everything that the pages say can be said in another language."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from witting.cases import ACTIONS, GROUPS, JUDGED, Role
from witting.model import VERDICTS
from witting.report.wording import CONCERNS, EFFECTS, PERSPECTIVES
from witting.resources import read_yaml
from witting.web import history
from witting.web.case_view import ACTION_WORDS, JUDGED_WORDS
from witting.web.done import DONE
from witting.web.environment import environment
from witting.web.faults import FAULTS
from witting.web.menu import ENTRIES
from witting.web.messages import DEFAULT, FOLDER, Messages, choose_messages, load_messages
from witting.web.pages.figures import HEADS
from witting.web.pages.queue import TALLIES
from witting.web.queue_query import STATUSES
from witting.web.queue_view import CERTAINTIES, VALUE
from witting.web.route_line import STOPS
from witting.web.route_picture import WORDS as ROUTE_WORDS
from witting.web.text_marks import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = ("Name", "Identifiers", "Country", "Address", "Born", "Who is there")
"""The labels of the two sides of a match, as the report has them."""


def _in_templates() -> Iterator[str]:
    found = environment(DEFAULT)
    for name in found.list_templates():
        loader = found.loader
        assert loader is not None
        source, _, _ = loader.get_source(found, name)
        for _, _, message in found.extract_translations(source):  # type: ignore[attr-defined]  # the extension adds it
            yield from (message,) if isinstance(message, str) else (message or ())


def _in_tables() -> Iterator[str]:
    yield from (*DONE.values(), *FAULTS.values())
    yield from (label for _, label, _ in ENTRIES)
    yield from (*history.WORDS.values(), history.PURGED, history.AS_OF, history.ASIDE)
    yield history.SAME_LISTS
    yield from (*ACTION_WORDS.values(), *ACTIONS, *JUDGED, *JUDGED_WORDS.values())
    yield from (*STATUSES, *VERDICTS, *Role, *PERSPECTIVES.values(), *HEADS.values(), *STOPS)
    yield from (*CONCERNS.values(), *ROUTE_WORDS.values())
    yield from (*CERTAINTIES.values(), *EFFECTS.values(), VALUE)
    yield from (*LABELS, *ROWS, *(label for label, _ in TALLIES))


def _said() -> set[str]:
    return {str(message) for message in (*_in_templates(), *_in_tables()) if message}


def test_the_english_catalogue_has_every_sentence_and_no_other() -> None:
    kept = read_yaml(f"{FOLDER}/{DEFAULT}.yaml").mapping()
    assert sorted(_said() - set(kept)) == []
    assert sorted(set(kept) - _said()) == []
    assert [key for key, node in kept.items() if node.value != key] == []
    assert list(kept) == sorted(kept)


def test_every_place_holder_stands_in_a_translation_too() -> None:
    for key, text in load_messages(DEFAULT).translated.items():
        assert re.findall(r"%\(\w+\)s", text) == re.findall(r"%\(\w+\)s", key)
        assert [part[1] for part in Formatter().parse(key)] == [
            part[1] for part in Formatter().parse(text)
        ]


def test_a_sentence_that_is_not_translated_stays_english() -> None:
    messages = Messages("de", {"Queue": "Schlange"})
    assert messages.gettext("Queue") == "Schlange"
    assert messages.gettext("Lists") == "Lists"
    assert messages.ngettext("%(count)s list", "%(count)s lists", 2) == "%(count)s lists"


def test_a_browser_gets_the_language_it_likes_best_of_those_that_are_there() -> None:
    for accepted in ("", "en", "xx, en;q=0.5", "*", "de;q=nonsense", ";;;", "en-GB, fr"):
        assert choose_messages(accepted).language == DEFAULT


def test_figures_are_grouped_as_the_store_groups_them() -> None:
    assert tuple(HEADS) == GROUPS
