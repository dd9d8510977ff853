"""Which red flags are there, and which sum of their weights asks for a person?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.redflags.rule_file import parse_rule
from witting.regimes.fields import Fields, fail
from witting.resources import ROOT, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from witting.redflags.rule import Rule
    from witting.resources import Node

DIGEST_DIGITS = 16
SUM_FILE = "sum.yaml"
RULES = "rules"


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules.

    Args:
        rules: By key, in order.
        review_from: From this sum of weights on a deal is for review.
        digest: Of what the files say, without comments and layout.
    """

    rules: tuple[Rule, ...]
    review_from: int
    digest: str

    def __hash__(self) -> int:
        """By the digest: what is remembered by the rules need not read all of them again."""
        return hash(self.digest)

    def get(self, key: str) -> Rule:
        """The rule with this key.

        Raises:
            KeyError: There is none.
        """
        return {rule.key: rule for rule in self.rules}[key]


@cache
def load_rules(folder: Path = ROOT / "red_flags") -> Rules:
    """Reads and checks all rules of a folder, once per process.

    Args:
        folder: The packaged rules, or a folder of the same form: ``sum.yaml`` and
            ``rules/KEY.yaml``.

    Raises:
        ResourceError: A file cannot be read or breaks the schema, or there is none.
    """
    total = _parse(folder / SUM_FILE)
    review_from = _review_from(total)
    nodes = {path.stem: _parse(path) for path in sorted((folder / RULES).glob("*.yaml"))}
    if not nodes:
        raise ResourceError("no red flag is there.", where=str(folder / RULES))
    rules = tuple(parse_rule(node, key=key, review_from=review_from) for key, node in nodes.items())
    contents = [total.plain(), {key: node.plain() for key, node in nodes.items()}]
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    return Rules(rules, review_from, hashlib.sha256(text.encode()).hexdigest()[:DIGEST_DIGITS])


def _review_from(node: Node) -> int:
    fields = Fields(node, what="the sum of red flags", known=("review_from", "why"))
    fields.text("why")
    text = fields.text("review_from")
    if not (text.isascii() and text.isdigit() and int(text) > 1):
        fail(fields.need("review_from"), "review_from is a whole number above 1.")
    return int(text)


def _parse(path: Path) -> Node:
    name = "/".join(path.parts[-3:] if path.parent.name == RULES else path.parts[-2:])
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"the file cannot be read: {error}.", where=str(path)) from error
    return parse_yaml(text, file=name)
