"""Findings as screening makes them, for reports to show."""

from __future__ import annotations

from typing import Any

from witting.model import Finding


def measure(program: str, *provisions: str, **more: Any) -> dict[str, Any]:
    return {
        "program": program,
        "authority": None,
        "provisions": list(provisions),
        "start": None,
        "end": None,
        "listed_on": None,
        "reason": None,
        "source_url": None,
        **more,
    }


def party_match(number: int, subject: str, query_name: str, **more: Any) -> Finding:
    evidence = {
        "list": "us.ofac.sdn",
        "snapshot": "2025-04-28",
        "entity": f"us.ofac.sdn:{90000 + number}",
        "caption": more.get("listed_name", query_name),
        "schema": "Company",
        "query_name": query_name,
        "listed_name": query_name,
        "name_kind": "primary",
        "programs": ["RUSSIA-EO14024"],
        "measures": [
            measure(
                "RUSSIA-EO14024",
                "Block",
                "secondary-sanctions:us.eo14024.s11",
                authority="Executive Order 14024",
                listed_on="2024-05-01",
                source_url="https://ofac.treasury.gov/recent-actions/20240501",
            )
        ],
        "features": [],
        "countries": [],
        "identifiers": [],
        "addresses": [],
        "birth_dates": [],
    }
    score = more.pop("score", 0.94)
    certainty = more.pop("certainty", "strong")
    kind = more.pop("kind", "party_match")
    evidence |= more
    explanation = f"{query_name} is named much like {evidence['listed_name']} on a list."
    return Finding(f"f{number}", kind, subject, score, certainty, evidence, explanation)


def goods(number: int, status: str, **more: Any) -> Finding:
    evidence = {
        "description": None,
        "hs_code": None,
        "hs6": [],
        "chpl_tier": None,
        "item_classes": [],
        "status": status,
        "explanation": f"The goods are {status}.",
        **more,
    }
    return Finding(
        f"f{number}", "goods", "goods[0]", 1.0, "strong", evidence, evidence["explanation"]
    )


def route(number: int, country: str, concern: str, said: str) -> Finding:
    evidence = {"place": country.upper(), "country": country, "role": "final_destination"}
    return Finding(
        f"f{number}",
        "route",
        "route.final_destination",
        1.0,
        "strong",
        evidence | {"concern": concern},
        said,
    )
