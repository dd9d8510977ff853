"""Who concludes a contract, as its first sentence says in prose?

``Firm X, represented by its director …, hereinafter the Seller, on the one part, and Firm Y …``.
The words are those of ``resources/deals/preamble.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from witting.deals.address_line import is_address
from witting.deals.paper.label import parse_label
from witting.deals.paper.value import parse_written_day
from witting.deals.paper.words import folded, load_words
from witting.resources import read_yaml

MOST = 2_000
"""Letters between one role and the next, in which the party of the latter is."""
_BEGINNING = 100_000
"""Letters at the beginning of a document in which its parties are named so."""
_LONGEST = 300
"""Letters of a name with its address."""
_BOUNDARY = re.compile(r"\n[ \t]*\n|[;:](?=\s)|\(\s*\d\s*\)|^\s*\d+[.)]\s", re.MULTILINE)
_MOST_OF_DAY = 4
"""Words of a day at the end of a line: ``1 сентября 2025 г.``."""
_QUOTES = "\"'“”„«»‘’()"


@dataclass(frozen=True, slots=True)
class Contracting:
    """A party of the contract.

    Args:
        role: As labels have it; None where no word of docs/deals.md says it.
        said: Its name with what stands behind it up to who signs, on one line.
        label: The word for its role, as the contract has it.
    """

    role: str | None
    said: str
    label: str


def read_preamble(text: str) -> list[Contracting]:
    """The parties in the order of the text; empty where it is no contract that names them so."""
    found: list[Contracting] = []
    last = 0
    for match in _called().finditer(text[:_BEGINNING]):
        word = match["role"] or match["bare"]
        role = load_words("parties").get(folded(word))
        if role is None:
            continue
        before = text[max(last, match.start() - MOST) : match.start()]
        last = match.end()
        if said := _party(before):
            found.append(Contracting(None if role == "~" else role, said, word.strip()))
    return found


def _party(before: str) -> str | None:
    """The name at the end of what stands before ``hereinafter``."""
    starts = [found.end() for found in _BOUNDARY.finditer(before)]
    lines = before[starts[-1] if starts else 0 :].strip().split("\n")
    while len(lines) > 1 and _is_heading(lines[0]):
        lines = lines[1:]
    piece = " ".join(" ".join(lines).split())
    piece = _openers().split(piece)[-1]
    cut = _ends().split(piece, maxsplit=1)[0].strip(" ,(")
    # Who signs for the party before may stand behind its role.
    piece = cut or _ends().split(_between().split(piece)[-1], maxsplit=1)[0]
    piece = _without_bracket(piece.strip(" ,.-–—("))
    piece = _without_small(_joins().sub("", piece).strip(" ,"))
    return piece if piece and len(piece) <= _LONGEST else None


def _is_heading(line: str) -> bool:
    """Whether a line is the title of the contract, or its place and day: ``Osh, 1 March 2025``."""
    words = line.replace(",", " ").split()
    ends = (" ".join(words[at:]) for at in range(max(len(words) - _MOST_OF_DAY, 0), len(words)))
    if any(map(parse_written_day, ends)) or is_address(line.strip()):
        return True
    label = parse_label(line.strip())
    is_title = folded(line) in load_words("titles") or bool(label and label.group == "numbers")
    return is_title or bool(label and label.group in ("dates", "places"))


def _without_bracket(piece: str) -> str:
    """Without the bracket that closes behind a name what opens before it: ``Osh (HK)`` has both."""
    return piece if piece.count("(") >= piece.count(")") else piece.rstrip(" )")


def _without_small(piece: str) -> str:
    """Without words in small letters before the name: articles, ``individual entrepreneur``."""
    words = piece.split()
    first = next((at for at, word in enumerate(words) if any(map(str.isupper, word))), len(words))
    return " ".join(words[first:])


@cache
def _called() -> re.Pattern[str]:
    between = _either("between")
    roles = _any_of(_role_words())
    named = rf"\(\s*(?:(?:the|der|die)\s+)?[\"“„«](?P<bare>{roles})[\"”“»]\s*\)"
    return re.compile(
        rf"{named}|\(?(?<!\w)(?:{_either('called')})(?!\w)[\s,:–-]{{0,9}}(?:(?:{between})(?!\w)[\s,]{{0,3}}){{0,3}}"
        rf"[{re.escape(_QUOTES)}\s]{{0,9}}(?:(?:the|der|die|das|el|la|le|il)\s+)?(?P<role>{roles})(?!\w)"
        rf"[{re.escape(_QUOTES)}]*",
        re.IGNORECASE,
    )


def _role_words() -> list[str]:
    """The labels of parties as they stand in ``documents.yaml``."""
    groups = read_yaml("deals/documents.yaml").mapping()["parties"].mapping().values()
    words = [str(item.value) for node in groups for item in node.sequence()]
    return [word for word in words if word[:1].isalpha()]


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[,(\s](?:{_either('ends')})(?!\w)", re.IGNORECASE)


@cache
def _openers() -> re.Pattern[str]:
    """What ends the clause before a party: ``on the one part, and``, ``between``."""
    return re.compile(
        rf"(?:(?<!\w)(?:{_either('starts')})(?!\w)[\s,]*(?:(?:{_either('joins')})(?!\w)\s+)?)|"
        rf"(?<!\w)(?:by and between|between|между|zwischen|entre|між)\s+",
        re.IGNORECASE,
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"[,\s](?:{_either('joins')})(?!\w)[\s,]+", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"^[\s,.]*(?:{_either('joins')})(?!\w)[\s,]+", re.IGNORECASE)


def _either(key: str) -> str:
    node = read_yaml("deals/preamble.yaml").mapping()[key]
    return _any_of([str(item.value) for item in node.sequence()])


def _any_of(words: list[str]) -> str:
    """A pattern of the words, the longest first, whatever blanks part theirs."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
