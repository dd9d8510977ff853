"""One assessed deal for each thing that a report must show."""

from __future__ import annotations

from decimal import Decimal

from tests.report.assessed import DAY, Pair, assess
from tests.report.evidence import goods, measure, party_match, route
from tests.report.provisions import CRITICAL, EU_FREEZE, S11

from witting.model import (
    Deal,
    GoodsItem,
    Identifier,
    Issue,
    Money,
    NotChecked,
    Party,
    Route,
    Source,
)

MARKUP = "<script>alert('x')</script> & Söhne"
ENDLESS = "Oberbergbaumaschinenersatzteilhandelsgesellschaft" * 6 + "mbHuCo"


def listed_exporter() -> Pair:
    deal = Deal(
        id="LC-2025-014 sensors for Astana",
        date=DAY,
        kind="letter_of_credit",
        parties=(
            Party(
                role="buyer",
                name="Astana Optic Trade LLP",
                schema="Company",
                country="kz",
                address="Abay Avenue 12, Astana",
            ),
            Party(
                role="seller",
                name="Chang Sha Lanhu Optical Sensor Tecnology Company Limited",
                schema="Company",
                country="cn",
                address="No. 6 Lanhu South Road, Changsha 410000",
                identifiers=(
                    Identifier("uscc", "914301000668186736"),
                    Identifier("bic", "LANHCNSHXXX"),
                ),
            ),
        ),
        goods=(
            GoodsItem(
                description="Infrared detectors",
                hs_code="9013.80",
                part_number="LH-640",
                manufacturer="Lanhu",
                quantity="40 pieces",
                origin="cn",
                value=Money(Decimal("184000.00"), "CNY"),
            ),
        ),
        route=Route(origin="cn", port_of_loading="Khorgos", final_destination="kz"),
        amount=Money(Decimal("184000.00"), "CNY"),
        purpose="Contract 7 of 2 April 2025",
        text=("/INV/2025-77 infrared detectors as per proforma, ship in two lots",),
        source=Source("queue.csv", "csv", "line 3"),
    )
    first = party_match(
        1,
        "parties[1]",
        "Chang Sha Lanhu Optical Sensor Tecnology Company Limited",
        listed_name="CHANGSHA LANHU OPTICAL SENSOR TECHNOLOGY CO., LTD.",
        countries=["cn"],
        identifiers=[
            {"scheme": "registration", "value": "4301-77"},
            {"scheme": "uscc", "value": "914301000668186736"},
        ],
        addresses=[
            "Room 12, Tower 4, Kaifu District, Changsha",
            "No. 6, Lan Hu South Rd., Changsha 410000, Hunan",
        ],
        features=[
            {"name": "name", "effect": 0.9, "sentence": "The names agree but for one letter."},
            {"name": "identifier", "effect": 0.1, "sentence": "The USCC is the same."},
            {
                "name": "legal form",
                "effect": -0.06,
                "sentence": "The legal forms are written otherwise.",
            },
        ],
    )
    second = party_match(
        2,
        "parties[1]",
        "Chang Sha Lanhu Optical Sensor Tecnology Company Limited",
        list="eu.fsf",
        snapshot="2025-04-25+2025-04-30",
        entity="eu.fsf:EU.9901.77",
        caption="Changsha Lanhu Optical Sensor Technology Co., Ltd.",
        listed_name="长沙蓝湖光学传感器科技有限公司",
        name_kind="alias",
        score=0.81,
        certainty="possible",
        programs=["269/2014 Annex I"],
        measures=[
            measure(
                "269/2014 Annex I",
                "Asset freeze",
                start="2025-02-25",
                source_url="javascript:alert(1)",
            )
        ],
    )
    third = party_match(
        3,
        "parties[1]",
        "",
        kind="identifier_match",
        list="eu.fsf",
        entity="eu.fsf:EU.9902.12",
        caption="Lanhu Commercial Bank",
        listed_name="Lanhu Commercial Bank",
        identifiers=[{"scheme": "bic", "value": "LANHCNSH"}],
        score=1.0,
        measures=[],
    )
    return assess(
        deal,
        "exposed",
        f"US-SDN14024: {S11.title}.",
        f"EU-AF: {EU_FREEZE.title}. {EU_FREEZE.note}",
        exposures=(S11, EU_FREEZE),
        findings=(first, second, third),
        gaps=(
            NotChecked(
                "sectors", "in which sector a party operates is not looked up by this version."
            ),
        ),
    )


def bearings(destination: str = "ru", concern: str = "target") -> Pair:
    deal = Deal(
        id=f"LC-2025-015 bearings to {destination.upper()}",
        date=DAY,
        parties=(
            Party(role="beneficiary", name="Taizhou Haoyun Bearing Co., Ltd.", country="cn"),
            Party(role="applicant", name="OOO Volzhski Instrumentalny Zavod", country=destination),
        ),
        goods=(GoodsItem(description="Deep groove ball bearings 6205-2RS", hs_code="8482.10"),),
        route=Route(origin="cn", port_of_discharge="Vladivostok", final_destination=destination),
    )
    found = (
        goods(
            1,
            "identified",
            description="Deep groove ball bearings 6205-2RS",
            hs_code="8482.10",
            hs6=[{"code": "848210", "score": 1.0}],
            chpl_tier="3.B",
            item_classes=["us.eo14024.determination.6"],
            explanation="HS 848210 is a ball bearing, item class 6 of the determination.",
        ),
        route(2, destination, concern, f"The goods go to a {concern} country."),
    )
    exposure = CRITICAL
    return assess(
        deal,
        "exposed",
        f"US-CRITICAL-ITEM: {CRITICAL.title}.",
        exposures=(exposure,),
        findings=found,
    )


def unidentified() -> Pair:
    deal = Deal(
        id="LC-2025-016 spare parts",
        date=None,
        parties=(Party(role="consignee", name="Yerevan Avto Servis LLC", country="am"),),
        goods=(GoodsItem(description="Spare parts as per proforma invoice"),),
        route=Route(final_destination="am"),
        issues=(
            Issue("queue.csv line 5, date", "'31.02.2025' is no date; the deal has none."),
            Issue("queue.csv line 5, amount", "the currency 'XYZ' is unknown."),
        ),
    )
    found = (
        goods(1, "unidentified", description="Spare parts as per proforma invoice"),
        route(2, "am", "transshipment", "Armenia is a known transshipment point."),
    )
    gap = NotChecked("goods[0]", "the goods are not identified.", matters=True)
    return assess(
        deal,
        "review",
        "Not checked: goods[0]: the goods are not identified.",
        findings=found,
        gaps=(gap,),
    )


def cotton(number: int = 1) -> Pair:
    deal = Deal(
        id=f"LC-2025-{number:03d} cotton",
        date=DAY,
        parties=(
            Party(role="seller", name="Izmir Pamuk Tekstil A.S.", country="tr"),
            Party(role="buyer", name="Lisboa Confecoes Lda", country="pt"),
        ),
        goods=(GoodsItem(description="Cotton shirts", hs_code="6205.20"),),
        route=Route(origin="tr", final_destination="pt"),
    )
    return assess(deal, "clear", "Nothing was found, and everything that matters was checked.")


def scripts() -> Pair:
    names = (
        (
            "Общество с ограниченной ответственностью "
            "«Лесозаготовительный комбинат Северная Двина имени Ломоносова»"
        ),
        "内蒙古自治区呼伦贝尔市海拉尔区北方精密机械零部件进出口贸易有限责任公司",
        "شركة النور العالمية للتجارة العامة والمقاولات المحدودة",
        MARKUP,
        ENDLESS,
        "Lan\u202eevil\u202c \x1b[2JHu",
    )
    listed = (
        "LESOZAGOTOVITELNY KOMBINAT SEVERNAYA DVINA IMENI LOMONOSOVA OOO",
        "Nei Menggu Beifang Precision Machinery Import and Export Trade Co., Ltd.",
        "AL NOOR AL ALAMIYA GENERAL TRADING AND CONTRACTING",
        MARKUP.upper(),
        ENDLESS[:-6] + " KG",
        "LAN HU",
    )
    deal = Deal(
        id="D-<b>7</b> names from everywhere",
        date=DAY,
        parties=tuple(Party(role="notify_party", name=name) for name in names),
        text=(MARKUP, ENDLESS),
    )
    found = tuple(
        party_match(
            n + 1,
            f"parties[{n}]",
            name,
            listed_name=other,
            certainty="possible",
            score=0.7 + n / 50,
        )
        for n, (name, other) in enumerate(zip(names, listed, strict=True))
    )
    return assess(
        deal, "review", "No provision judges this, a person must: six names.", findings=found
    )


def forty() -> Pair:
    names = [f"Severny Torgovy Dom {n}" for n in range(40)]
    deal = Deal(
        id="D-40", date=DAY, parties=tuple(Party(role="owner", name=name) for name in names)
    )
    found = tuple(
        party_match(n + 1, f"parties[{n}]", name, listed_name=f"SEVERNY TORGOVY DOM NO. {n}")
        for n, name in enumerate(names)
    )
    return assess(deal, "exposed", "US-SDN14024: too many.", exposures=(S11,), findings=found)


def everything() -> list[Pair]:
    transshipment = bearings("kg", "transshipment")
    return [
        listed_exporter(),
        bearings(),
        transshipment,
        unidentified(),
        scripts(),
        forty(),
        cotton(),
    ]
