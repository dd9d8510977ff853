"""A listed party is found wherever a document, an e-mail or an archive names it."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.deals import read_deals

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., bytes]

INVOICE = (Path(__file__).parents[1] / "documents" / "samples" / "invoice.xml").read_text()
PAYMENT = (Path(__file__).parents[1] / "iso20022" / "samples" / "pacs008.xml").read_text()
LISTED = "KEREMET BANK OAO"


def _page(name: str) -> list[tuple[float, float, str]]:
    return [
        (200, 60, "BILL OF LADING"),
        (60, 100, "Shipper"),
        (60, 115, "Lanhu Bearing Works Co Ltd"),
        (320, 100, "Notify party"),
        (320, 115, name),
        (320, 127, "Bishkek, Kyrgyzstan"),
    ]


def _prose(name: str) -> list[tuple[float, float, str]]:
    """A page that names somebody in its text alone, across the end of a line."""
    first, _, rest = name.partition(" ")
    return [(60, 100, f"Dear Sirs, we act for {first}"), (60, 112, f"{rest} of Bishkek.")]


def _packed(content: bytes) -> bytes:
    """An invoice of clean parties with a file packed into it."""
    text = base64.b64encode(content).decode()
    return re.sub(
        r"(<cbc:EmbeddedDocumentBinaryObject[^>]*>)[^<]*", lambda found: found[1] + text, INVOICE
    ).encode()


@pytest.fixture
def files(
    request: pytest.FixtureRequest, tmp_path: Path, make_pdf: Make, make_mail: Make, make_zip: Make
) -> list[Path]:
    """A file of every format, each of which names somebody in its own way."""
    name: str = request.param
    page = make_pdf(_page(name))
    data = PAYMENT.replace(">Vymysel OOO<", f">{name}<").encode()
    contents = {
        "text": f"Invoice no: 7\nSeller: Lanhu Works\nBuyer: {name}\n".encode(),
        "page.pdf": page,
        "data.pdf": make_pdf(_page("Osh Trade"), files={"a.xml": data}),
        "prose.pdf": make_pdf(_prose(name)),
        "body.eml": make_mail(f"Please pay.\nBeneficiary: {name}\n", Message_ID="<1@a.example>"),
        "sender.eml": make_mail("Hello.", From=f"{name} <a@b.example>", Message_ID="<2@a.example>"),
        "attached.eml": make_mail("See below.", [("bl.pdf", page)], Message_ID="<3@a.example>"),
        "deep.zip": make_zip([("in.zip", make_zip([("bl.pdf", page)]))]),
        "packed.xml": _packed(make_zip([("m.eml", make_mail("See below.", [("bl.pdf", page)]))])),
    }
    for file, content in contents.items():
        (tmp_path / file).write_bytes(content)
    return [tmp_path / file for file in contents]


@pytest.mark.parametrize(
    "files", [LISTED, "Keremet Bank", "«Керемет Банк»"], indirect=True, ids=str
)
def test_a_listed_party_is_found_in_every_format(files: list[Path], demo_home: Path) -> None:
    arguments = ["screen", *map(str, files), "--as-of", "2025-05-01"]
    result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(demo_home)})
    found = {
        answer["deal"]
        for answer in map(json.loads, result.stdout.splitlines())
        for finding in answer["findings"]
        if "us.ofac.sdn:52743" in json.dumps(finding["evidence"])
    }
    for file in files:
        assert found & {deal.id for deal in read_deals(file)}, file.name
    assert result.exit_code == 1
