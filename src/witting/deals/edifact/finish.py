"""What does a message lack once all of its segments are read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.edifact.vocabulary import load_codes

if TYPE_CHECKING:
    from witting.deals.edifact.draft import Draft
    from witting.model import Deal


def finish(draft: Draft) -> Deal:
    """The deal, with all that is wrong with it as a whole."""
    _finish_lines(draft)
    amount = next((code for code in load_codes("amounts") if code in draft.sums), None)
    date = next((code for code in load_codes("dates") if code in draft.days), None)
    if amount and (currency := _currency(draft)):
        draft.sums[amount][1].setdefault("currency", currency)
    if date is None:
        draft.issue("", "the message has no date.")
    if draft.type and draft.type.has_amount and amount is None:
        draft.issue("", "the message has no amount.")
    return draft.build(
        kind=draft.type.kind if draft.type else None,
        number=("BGM", "/".join(draft.numbers)) if draft.numbers else None,
        date=draft.days[date] if date else None,
        amount=draft.sums[amount] if amount else None,
    )


def _currency(draft: Draft) -> str | None:
    """The reference currency, or another that the message names."""
    return draft.currencies.get("2") or next(iter(draft.currencies.values()), None)


def _finish_lines(draft: Draft) -> None:
    currency = _currency(draft)
    for line in draft.lines:
        if len(draft.makers) == 1:
            line.data.setdefault("manufacturer", *draft.makers)
        pieces = [part[1] for part in (line.quantity, line.weight) if part]
        line.put(description="\n".join(line.described), quantity=", ".join(pieces))
        if line.value:
            money = line.value[1]
            line.data["value"] = {"currency": currency, **money} if currency else money
    draft.check_goods()
    if draft.type and draft.type.has_goods and not draft.goods:
        draft.issue("", "the message has no goods.", unread=True)
