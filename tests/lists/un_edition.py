"""An edition of the UN's list with as many invented entries as a test wants."""

from __future__ import annotations


def un_edition(number: int, *, day: str) -> bytes:
    entities = "".join(
        f"<ENTITY><DATAID>{900000 + at}</DATAID><FIRST_NAME>PRIMER {at}</FIRST_NAME>"
        f"<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.{at}</REFERENCE_NUMBER>"
        "<LISTED_ON>2017-08-05</LISTED_ON></ENTITY>\n"
        for at in range(number)
    )
    root = f'<CONSOLIDATED_LIST dateGenerated="{day}T23:00:03.110Z">'
    return f"{root}<ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>".encode()


OLD = un_edition(700, day="2026-08-01")
NEW = un_edition(705, day="2026-09-01")
