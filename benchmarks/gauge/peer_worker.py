"""Answers for a peer, in a process of its own: JSON lines in, JSON lines out.

Runs in any Python that has the peer, so it imports nothing of ours. The first line names the peer
and the pool, a list of ``[id, schema, names]``. Each line after it is a question with ``query`` and
``schema``, answered with the hits ``[id, score, name]`` and the seconds it took; or with ``pair``,
two names, answered with their score.

rapidfuzz: the larger of the ratio of the sorted words and of the letters without blanks, at 84.
logic-v2: nomenklatura's scorer at 0.7 over the 50 entities that come nearest by that ratio, both
sides in Latin letters.
"""

from __future__ import annotations

import json
import sys
import time
from functools import lru_cache
from importlib.metadata import version
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz import fuzz, process, utils

if TYPE_CHECKING:
    from collections.abc import Iterator

CANDIDATES = 50
RATIO = 84.0
THRESHOLD = 0.7
_ROWS = 1_000
"""So many names are looked at for 50 entities, of which each has several."""
_UNKNOWN = "LegalEntity"

Hit = tuple[str, float, str]


class Rapidfuzz:
    """Plain edit distance over every name of the pool."""

    distribution = "rapidfuzz"
    threshold = RATIO / 100

    def __init__(self, pool: list[tuple[str, str, list[str]]]) -> None:
        self.pool = pool
        self.rows = [(place, name) for place, item in enumerate(pool) for name in item[2]]
        processed = [self._plain(name) for _, name in self.rows]
        self._words = [" ".join(sorted(text.split())) for text in processed]
        self._letters = [text.replace(" ", "") for text in processed]

    def ask(self, query: str, schema: str) -> list[Hit]:
        del schema
        best: dict[str, Hit] = {}
        for row, ratio in self.nearest(query, cutoff=RATIO):
            place, name = self.rows[row]
            best.setdefault(self.pool[place][0], (self.pool[place][0], ratio / 100, name))
        return list(best.values())

    def nearest(self, query: str, *, cutoff: float) -> Iterator[tuple[int, float]]:
        """The rows from the cutoff on, the best first."""
        text = self._plain(query)
        ratios = np.maximum(
            self._ratios(" ".join(sorted(text.split())), self._words, cutoff),
            self._ratios(text.replace(" ", ""), self._letters, cutoff),
        )
        rows = np.flatnonzero(ratios >= max(cutoff, 1.0))
        if len(rows) > _ROWS:
            rows = rows[np.argpartition(ratios[rows], -_ROWS)[-_ROWS:]]
        for row in rows[np.argsort(-ratios[rows], kind="stable")]:
            yield int(row), float(ratios[row])

    def score(self, one: str, two: str, schema: str) -> float:
        del schema
        first, second = utils.default_process(one), utils.default_process(two)
        letters = fuzz.ratio(first.replace(" ", ""), second.replace(" ", ""))
        return max(fuzz.token_sort_ratio(first, second), letters) / 100

    def _plain(self, text: str) -> str:
        return str(utils.default_process(text))

    @staticmethod
    def _ratios(text: str, pool: list[str], cutoff: float) -> np.ndarray[Any, Any]:
        found: np.ndarray[Any, Any] = process.cdist(
            [text], pool, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.float32, workers=1
        )
        return np.ravel(found)


class LogicV2(Rapidfuzz):
    """Nomenklatura's scorer behind yente, over the candidates of the above."""

    distribution = "nomenklatura"
    threshold = THRESHOLD

    def __init__(self, pool: list[tuple[str, str, list[str]]]) -> None:
        # Late: where rapidfuzz is asked, they need not be there.
        from followthemoney import EntityProxy  # noqa: PLC0415  # as above
        from nomenklatura.matching import (  # noqa: PLC0415  # as above
            get_algorithm,
        )
        from normality import ascii_text  # noqa: PLC0415  # as above

        self._romanize = ascii_text
        super().__init__(pool)

        algorithm = get_algorithm("logic-v2")
        self._config = algorithm.default_config()
        self._compare = algorithm.compare
        self._make = EntityProxy.from_dict
        self._entity = lru_cache(maxsize=None)(self._entity_at)
        self._numbers = count()

    def ask(self, query: str, schema: str) -> list[Hit]:
        places: dict[int, str] = {}
        for row, _ in self.nearest(query, cutoff=0.0):
            places.setdefault(*self.rows[row])
            if len(places) == CANDIDATES:
                break
        asked = self._question(query, schema)
        found = [
            (self.pool[place][0], self._score(asked, self._entity(place)), name)
            for place, name in places.items()
        ]
        return sorted((hit for hit in found if hit[1] >= THRESHOLD), key=lambda hit: -hit[1])

    def score(self, one: str, two: str, schema: str) -> float:
        return self._score(self._question(one, schema), self._question(two, schema))

    def _question(self, name: str, schema: str) -> Any:
        # Under an id of its own: nomenklatura keeps what it parsed of a name by the entity's id.
        return self._proxy(f"question {next(self._numbers)}", schema, [name])

    def _plain(self, text: str) -> str:
        # As yente does; or else no candidate would be in another script than the question.
        return super()._plain(self._romanize(text) or text)

    def _entity_at(self, place: int) -> Any:
        return self._proxy(*self.pool[place])

    def _proxy(self, key: str, schema: str, names: list[str]) -> Any:
        plain = {"id": key, "schema": schema or _UNKNOWN, "properties": {"name": names}}
        return self._make(plain)

    def _score(self, one: Any, two: Any) -> float:
        return float(self._compare(one, two, self._config).score)


PEERS = {"rapidfuzz": Rapidfuzz, "logic-v2": LogicV2}


def main() -> None:
    first = json.loads(sys.stdin.readline())
    peer = PEERS[first["peer"]]([tuple(item) for item in first["pool"]])
    answer = {"version": version(peer.distribution), "threshold": peer.threshold}
    print(json.dumps(answer), flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        if "pair" in question:
            one, two = question["pair"]
            answer = {"score": peer.score(one, two, question["schema"])}
        else:
            started = time.perf_counter()
            hits = peer.ask(question["query"], question["schema"])
            answer = {"hits": hits, "seconds": time.perf_counter() - started}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
