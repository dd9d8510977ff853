"""How many messages a second are read as deals, on one core?

    python benchmarks/papers.py [--messages N]

Made-up MT103 in one file, pacs.008 of one transaction each, and one pacs.008 with all of them. The
figures are of processor time, since machines are shared; the bars are 1,000 MT103 and 500 pacs.008
a second, and a large message may not take more for each transaction than small ones.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from witting.deals import read_deals

if TYPE_CHECKING:
    from collections.abc import Sequence

MT103 = """{{1:F01BRKVKG22AXXX0000000000}}{{2:I103VLMAAE2AXXXXN}}{{4:
:20:BRK-{number:06}
:23B:CRED
:32A:250507USD{number},50
:50K:/1180000012345678
ORSOL TRADE AND ENGINEERING SERVICE
S COMPANY LLC
TOKTOGUL STREET 91, BISHKEK
KYRGYZSTAN
:52A:BRKVKG22
:57A:VLMAAE2A
:59:/AE460090000000123456789
NORDUN GENERAL TRADING
JEBEL ALI FREE ZONE, DUBAI
:70:CONTRACT {number}/25 OF 12.02.2025
DEEP GROOVE BALL BEARINGS
:71A:SHA
-}}
"""
HEAD = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><GrpHdr>'
    "<MsgId>M1</MsgId><CreDtTm>2025-05-07T09:00:00</CreDtTm><NbOfTxs>{count}</NbOfTxs></GrpHdr>"
)
TAIL = "</FIToFICstmrCdtTrf></Document>"
TRANSFER = (
    "<CdtTrfTxInf><PmtId><InstrId>I{number}</InstrId><EndToEndId>E{number:06}</EndToEndId>"
    "<TxId>T{number:06}</TxId></PmtId>"
    '<IntrBkSttlmAmt Ccy="USD">{number}.50</IntrBkSttlmAmt>'
    "<IntrBkSttlmDt>2025-05-07</IntrBkSttlmDt>"
    "<Dbtr><Nm>Orsol Trade and Engineering {number}</Nm><PstlAdr><StrtNm>Toktogul</StrtNm>"
    "<TwnNm>Bishkek</TwnNm><Ctry>KG</Ctry></PstlAdr></Dbtr>"
    "<DbtrAgt><FinInstnId><BICFI>BRKVKG22</BICFI></FinInstnId></DbtrAgt>"
    "<CdtrAgt><FinInstnId><BICFI>VLMAAE2A</BICFI><Nm>Velma Bank</Nm></FinInstnId></CdtrAgt>"
    "<Cdtr><Nm>Nordun General Trading {number}</Nm><PstlAdr><Ctry>AE</Ctry>"
    "<AdrLine>Jebel Ali Free Zone</AdrLine></PstlAdr></Cdtr>"
    "<CdtrAcct><Id><IBAN>AE460090000000123456789</IBAN></Id></CdtrAcct>"
    "<RmtInf><Ustrd>Contract {number}/25, deep groove ball bearings</Ustrd></RmtInf>"
    "</CdtTrfTxInf>"
)


def main() -> None:
    """Prints the figures, one on each line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--messages", type=int, default=10_000)
    count: int = parser.parse_args().messages
    with tempfile.TemporaryDirectory() as folder:
        few = min(count, 1_000)
        fin = _written(Path(folder, "many.fin"), _each(MT103, count))
        single = [
            _written(Path(folder, f"{number}.xml"), _batch(number, 1)) for number in range(few)
        ]
        small, large = (
            _written(Path(folder, f"of-{size}.xml"), _batch(0, size)) for size in (few, count)
        )
        _seconds(single[:2])  # what is read once is read now
        print(
            f"MT103 a second, in one file           {count / _seconds([fin]):>8,.0f}   (bar 1,000)"
        )
        print(f"pacs.008 a second, a file for each    {few / _seconds(single):>8,.0f}   (bar 500)")
        print(f"transfers a second, {few:>6,} in one     {few / _seconds([small]):>8,.0f}")
        print(f"transfers a second, {count:>6,} in one     {count / _seconds([large]):>8,.0f}")


def _each(template: str, count: int, first: int = 0) -> str:
    return "".join(template.format(number=first + number) for number in range(1, count + 1))


def _batch(first: int, count: int) -> str:
    return HEAD.format(count=count) + _each(TRANSFER, count, first) + TAIL


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _seconds(paths: Sequence[Path]) -> float:
    """Seconds of processor time in which all files are read."""
    before = time.process_time()
    for path in paths:
        for _ in read_deals(path):
            pass
    return time.process_time() - before


if __name__ == "__main__":
    main()
