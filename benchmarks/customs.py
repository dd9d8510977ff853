"""A customs table of two million rows: how long to read, and does memory stay the same?

    python benchmarks/customs.py [ROWS]

The table is drawn by a seed: the 47 columns of Russian declarations of imports, in CSV, each row
with an importer in two spellings, a supplier and a maker. Beside it stands what Python's own
csv.DictReader takes to read the same cells and do nothing with them. Each reading runs in a process
of its own, on a tenth of the rows and on all of them.
"""

from __future__ import annotations

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from witting.deals import read_deals
from witting.deals.customs import load_mappings

SEED = 20260101
MAPPING = "russia_import"
WORDS = (
    "VEKTOR",
    "PRIMER",
    "SEVER",
    "TALAS",
    "MERIDIAN",
    "ORION",
    "KASKAD",
    "ZENIT",
    "BEREG",
    "OPYT",
)
GOODS = (
    ("8482109008", "ПОДШИПНИКИ ШАРИКОВЫЕ РАДИАЛЬНЫЕ", "DEEP GROOVE BALL BEARINGS"),
    ("8542319010", "МИКРОСХЕМЫ ИНТЕГРАЛЬНЫЕ", "INTEGRATED CIRCUITS"),
    ("6907219009", "ПЛИТКА КЕРАМИЧЕСКАЯ", "CERAMIC TILES"),
    ("8471300000", "МАШИНЫ ВЫЧИСЛИТЕЛЬНЫЕ ПОРТАТИВНЫЕ", "PORTABLE COMPUTERS"),
)


def main() -> None:
    if sys.argv[1:2] == ["read"]:
        read(sys.argv[2], Path(sys.argv[3]))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    with tempfile.TemporaryDirectory() as folder:
        for count in (rows // 10, rows):
            path = Path(folder) / "customs.csv"
            draw(path, count)
            print(f"{count:,} rows, {path.stat().st_size / 1e6:,.0f} MB")
            plain, ours = (busy_seconds(reader, path) for reader in ("csv.DictReader", "witting"))
            print(f"  ratio {ours / plain:,.1f}", flush=True)


def busy_seconds(reader: str, path: Path) -> float:
    """What the reading took of one core, in a process of its own, which prints its figures."""
    command = [sys.executable, __file__, "read", reader, str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures, _, seconds = done.stdout.rstrip().rpartition("\n")
    print(figures, flush=True)
    return float(seconds)


def draw(path: Path, count: int) -> None:
    dice = random.Random(SEED)
    mapping = next(item for item in load_mappings() if item.name == MAPPING)
    columns = list(dict.fromkeys(mapping.columns()))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="NULL")
        writer.writeheader()
        writer.writerows(row(number, dice) for number in range(count))


def row(number: int, dice: random.Random) -> dict[str, str]:
    name = f"{dice.choice(WORDS)}-{dice.choice(WORDS)} {dice.randrange(10_000)}"
    code, russian, english = dice.choice(GOODS)
    return {
        "DECLARATION_NUMBER": f"10012020/{dice.randrange(1, 29):02}0325/{number:07}",
        "IMP_DATE": f"2025-03-{dice.randrange(1, 29):02}",
        "SUPPLIER_NAME": f"{dice.choice(WORDS)} TRADING FZE",
        "SUPPLIER_ADDRESS": f"OFFICE {dice.randrange(1000)}, DUBAI, UAE",
        "IMPORTER_CODE": "7707083893",
        "IMPORTER_NAME": f'ООО "{name}"',
        "IMPORTER_NAME_EN": f"OOO {name}",
        "IMPORTER_ADDRESS": f"МОСКВА, УЛ. ПРИМЕРНАЯ, Д. {dice.randrange(200)}",
        "DESTINATION_COUNTRY": "RUSSIAN FEDERATION",
        "ORIGIN_COUNTRY": dice.choice(("CHINA", "INDIA", "TURKEY", "GERMANY")),
        "HS_CODE": code,
        "PRODUCT_DESCRIPTION": russian,
        "PRODUCT_DESCRIPTION_EN": english,
        "QUANTITY": f"{dice.randrange(1, 10_000)}",
        "UNIT": "ШТ",
        "GROSS_WEIGHT_KG": f"{dice.randrange(10, 9_000)}.5",
        "NET_WEIGHT_KG": f"{dice.randrange(1, 8_000)}.25",
        "TOTAL_VALUE_USD": f"{dice.randrange(100, 900_000)}.{dice.randrange(10, 100)}",
        "MANUFACTURER": f"{dice.choice(WORDS)} FACTORY",
    }


def read(reader: str, path: Path) -> None:
    started, busy = time.perf_counter(), time.process_time()
    if reader == "witting":
        tally: Counter[str] = Counter()
        for deal in read_deals(path):
            tally["rows"] += 1
            tally["parties"] += len(deal.parties)
            tally["unread"] += any(issue.unread for issue in deal.issues)
        count = tally["rows"]
        more = f"  {tally['parties']:,} parties, {tally['unread']:,} deals not read whole"
    else:
        with path.open(newline="", encoding="utf-8") as file:
            count = sum(1 for _ in csv.DictReader(file))
        more = ""
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {reader:<15} {count:>10,} rows {count / seconds:>9,.0f} a second "
        f"({count / busy:,.0f} of the core's time), peak {peak:,.0f} MB{more}"
    )
    print(busy)


if __name__ == "__main__":
    main()
