"""What is passed over at a glance rests on how the weights stand to each other."""

from __future__ import annotations

from witting.matching.weights import load_weights


def test_words_exchanged_cost_no_less_than_words_put_in_and_left_out() -> None:
    """Else more words left over could cost less, and a name that scores enough be passed over."""
    weights = load_weights()[0]
    assert 2 * weights["exchanged"] >= weights["added"] + weights["missing"]
    assert weights["exchanged"] >= max(weights["added"], weights["missing"])
    assert weights["patronymic"] <= min(weights["added"], weights["missing"])
