"""Which provisions are there?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.regimes.provision_file import parse_provision
from witting.resources import ROOT, parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from witting.regimes.provision import Provision

DIGEST_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Regimes:
    """All provisions.

    Args:
        provisions: By key, in order.
        digest: Of what their files say, without comments and layout: the same law, the same digest.
    """

    provisions: tuple[Provision, ...]
    digest: str

    def find(self, name: str) -> tuple[Provision, ...]:
        """The provision with this key, or all with this code; none where there is no such."""
        return tuple(item for item in self.provisions if name in (item.key, item.code))


@cache
def load_regimes(folder: Path = ROOT / "regimes") -> Regimes:
    """Reads and checks all provisions of a folder, once per process.

    Args:
        folder: The packaged provisions, or a folder of the same form: ``us/eo14024.s1.yaml`` holds
            the provision with the key ``us.eo14024.s1``.

    Raises:
        ResourceError: A file cannot be read or breaks the schema, or there is none.
    """
    provisions, contents = [], {}
    for path in sorted(folder.rglob("*.yaml")):
        place = path.relative_to(folder)
        key = ".".join((*place.parts[:-1], place.stem))
        node = parse_yaml(_read(path), file=f"{folder.name}/{place.as_posix()}")
        provisions.append(parse_provision(node, key=key))
        contents[key] = node.plain()
    if not provisions:
        raise ResourceError("no provision is there.", where=str(folder))
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()[:DIGEST_DIGITS]
    return Regimes(tuple(sorted(provisions, key=lambda item: item.key)), digest)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"the file cannot be read: {error}.", where=str(path)) from error
