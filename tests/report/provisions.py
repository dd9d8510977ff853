"""Three provisions that a deal of these tests may touch, as an assessment says them."""

from __future__ import annotations

from datetime import date

from witting.model import Exposure

S11 = Exposure(
    code="US-SDN14024",
    provision="us.eo14024.s11.a-ii",
    effect="secondary_sanctions",
    consequence="The Treasury may bar the bank from correspondent accounts in the US, or block it.",
    legal_basis="E.O. 14024 section 11(a), added by E.O. 14114; OFAC FAQ 1181",
    in_force_from=date(2024, 6, 12),
    in_force_to=None,
    because=("f1",),
    title="A transaction that involves Russia's military-industrial base",
    legal_text="A foreign bank that conducts or facilitates a significant transaction, or provides "
    "any service, for a person blocked under E.O. 14024 may be sanctioned, whether it knew or not.",
    source="https://ofac.treasury.gov/faqs/1181",
    source_read="read",
)
EU_FREEZE = Exposure(
    code="EU-AF",
    provision="eu.269-2014.art2",
    effect="listed_elsewhere",
    consequence="EU operators freeze the funds and make none available.",
    legal_basis="Regulation (EU) No 269/2014, Article 2",
    in_force_from=date(2014, 3, 17),
    in_force_to=None,
    because=("f2", "f3"),
    title="Asset freeze of the European Union",
    legal_text="All funds and economic resources of the listed persons are frozen.",
    source="https://eur-lex.europa.eu/eli/reg/2014/269/oj",
    source_read="secondary",
    note="It does not bind a bank outside the US that has no business in the Union.",
)
CRITICAL = Exposure(
    code="US-CRITICAL-ITEM",
    provision="us.eo14024.determination",
    effect="secondary_sanctions",
    consequence="The Treasury may bar the bank from correspondent accounts in the US, or block it.",
    legal_basis="E.O. 14024 section 11(a)(ii); determination of 22 December 2023",
    in_force_from=date(2023, 12, 22),
    in_force_to=date(2026, 12, 31),
    because=("f1", "f2"),
    title="Critical items to the Russian Federation",
    legal_text="The sale, supply or transfer of the determined items to Russia.",
    source="https://ofac.treasury.gov/media/932441/download",
    source_read="recalled",
)
