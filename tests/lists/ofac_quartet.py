"""Three invented entries in the files that OFAC publishes together, and what is read of them."""

from __future__ import annotations

from witting.lists.account import FileAccount, Published
from witting.lists.ofac_csv import read
from witting.lists.source import ListSource, SourceFile
from witting.model import Issue, ListRecord

S11 = "secondary-sanctions:us.eo14024.s11"
NONE = "-0- "
LONG_RISK = (
    "Secondary sanctions risk: this person is designated for operating or having operated in a "
    "sector of the Russian Federation economy determined to support Russia's military-industrial "
    "base pursuant to section 11 of Executive Order 14024, as amended by Executive Order 14114"
)


def row(  # the columns of the file, in its order
    number: int,
    name: str,
    kind: str = "",
    *,
    program: str = "RUSSIA-EO14024",
    title: str = "",
    vessel: tuple[str, ...] = ("", "", "", "", "", ""),
    remarks: str = "",
) -> str:
    cells = [name, kind, program, title, *vessel, remarks]
    return ",".join([str(number), *(f'"{cell}"' if cell else NONE for cell in cells)]) + "\r\n"


BEARINGS = row(
    900001,
    "SEVERNY PODSHIPNIK LLC",
    remarks=(
        "Website www.severny.example; Organization Established Date 12 Mar 2009; "
        "Organization Type: Manufacture of bearings; Target Type Private Company; "
        "Tax ID No. 7707083893 (Russia); Registration Number 1027700132195 (Russia); a.k.a. 'SP'; "
        "f.k.a. 'SEVERNY-2'; SWIFT/BIC SABRRUMM; Fax 495 1112233; Phone Number +7 495 111 22 33; "
        f"{LONG_RISK}; Linked To: TESTOV, Pyotr Ilyich; Linked To: NOBODY KNOWS LTD.."
    ),
)
PERSON = row(
    900002,
    "TESTOV, Pyotr Ilyich",
    "individual",
    program="UKRAINE-EO13661] [RUSSIA-EO14024",
    title="Deputy Minister",
    remarks=(
        "DOB circa 1961; alt. DOB 21 Mar 1962 to 20 Apr 1962; POB Tver, Russia; "
        "nationality Russia; Gender Male; Passport 71 1234567 (Russia) issued 03 Feb 2010 expires "
        "03 Feb 2020; National ID No. AB-99 (Cyprus); Chairman of the Board; Sheikh; "
        "Digital Currency Address - XBT 1TestTestTestTestTestTestTest11; "
        "Secondary sanctions risk: See Section 11 of Executive Order 14024."
    ),
)
VESSEL = row(
    900003,
    "TEST STAR",
    "vessel",
    program="PEESA-EO14039; RUSSIA-EO14024",
    vessel=("UXYZ9", "Crude Oil Tanker", "99,144", "56,068", "Russia", "Test Shipping"),
    remarks=(
        "Vessel Registration Identification IMO 9074729; MMSI 273123456; Former Vessel Flag Malta."
    ),
)
SDN = BEARINGS + PERSON + VESSEL + "\x1a"
ALT = '900001,1,"fka","SEVERNY PODSHIPNIK OAO",-0- \r\n900002,2,"aka","TESTOW, Peter",-0- \r\n\x1a'
ADD = (
    '900001,11,"1 Zavodskaya ul.","Tver 170000","Russia",-0- \r\n'
    '900002,12,-0- ,-0- ,"Region: Crimea",-0- \r\n\x1a'
)


def source(**files: str | bytes) -> ListSource:
    return ListSource(
        tuple(
            SourceFile(f"{name}.csv", data if isinstance(data, bytes) else data.encode())
            for name, data in files.items()
        )
    )


def read_all(
    given: ListSource, list_name: str = "us.ofac.sdn"
) -> tuple[list[ListRecord], list[Issue], list[FileAccount]]:
    items = list(read(given, list_name=list_name))
    assert items[-1] == Published()
    return (
        [item for item in items if isinstance(item, ListRecord)],
        [item for item in items if isinstance(item, Issue)],
        [item for item in items if isinstance(item, FileAccount)],
    )


def quartet() -> dict[str, ListRecord]:
    records, _, _ = read_all(source(sdn=SDN, alt=ALT, add=ADD))
    return {record.principal.id: record for record in records}
