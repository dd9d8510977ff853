"""What is learned, from what, and how it is judged on lines that were held out."""

from __future__ import annotations

import numpy as np
import pytest

from witting.errors import InputError
from witting.learning import GoodsLine, Labelled, LabelledLine, Lesson, learn
from witting.learning.calibration import calibrate, threshold_for
from witting.learning.figures import high_priority, read_figures
from witting.learning.lesson import choose, is_held_out
from witting.learning.likeness import post
from witting.learning.training import _weigh, train
from witting.learning.trait_table import SLOTS
from witting.learning.traits import read_traits


def test_the_lines_are_told_apart(lesson: Lesson) -> None:
    figures = lesson.figures
    assert figures.used == figures.lines
    assert figures.codes == 8
    assert figures.held_out > 10
    shares = figures.shares()
    assert shares["heading_accuracy"] is not None
    assert shares["heading_accuracy"] > 0.8
    assert read_figures(figures.to_dict()) == figures


def test_the_order_of_the_lines_does_not_count(labelled: Labelled, lesson: Lesson) -> None:
    again = learn(tuple(reversed(labelled.lines)), where="again")
    for name in ("rarity", "ends", "numbers", "weights"):
        one, other = getattr(lesson.weights, name), getattr(again.weights, name)
        assert one.tobytes() == other.tobytes()
    assert again.figures == lesson.figures
    assert (again.sure_at, again.hint_at) == (lesson.sure_at, lesson.hint_at)


def test_a_text_that_is_there_twice_counts_once_and_stays_on_one_side() -> None:
    assert is_held_out("Ball bearing 6205-2RS") == is_held_out("BALL  bearing, 6205 2rs")
    lines = [LabelledLine(GoodsLine(f"ball number {at}"), "848210", at) for at in range(60)]
    lines += [LabelledLine(GoodsLine(f"chip of kind {at}"), "854231", at) for at in range(60)]
    assert learn([*lines, *lines], where="x").figures.used == 120


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "0 different lines"),
        ([("a", "848210")] * 100, "1 different lines"),
        ([(f"ball {at}", "848210") for at in range(60)], "1 code"),
    ],
)
def test_too_little_is_refused(lines: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        learn([LabelledLine(GoodsLine(text), code, 1) for text, code in lines], where="own.csv")


def test_of_too_many_lines_those_of_rare_codes_stay() -> None:
    pairs = [(GoodsLine(f"ball {at}"), "848210") for at in range(50)]
    pairs += [(GoodsLine(f"chip {at}"), "854231") for at in range(5)]
    chosen = choose(pairs, most=12)
    assert len(chosen) == 12
    assert sum(code == "854231" for _, code in chosen) == 5
    assert chosen == choose(pairs[::-1], most=12)
    assert choose(pairs, most=100) == pairs


def test_weights_tell_what_ridge_regression_tells(labelled: Labelled) -> None:
    lines = [each.line for each in labelled.lines[:60:2]]
    codes = [each.code for each in labelled.lines[:60:2]]
    weights = train(lines, codes)
    [scores] = weights.scores(lines)
    right = [weights.codes[number] for number in scores.argmax(axis=1)]
    assert right == codes


def test_probabilities_rise_with_the_score_and_stay_between_0_and_1() -> None:
    scores = np.random.default_rng(5).normal(size=(400, 6)).astype(np.float32) * 0.2
    right = scores.argmax(axis=1)
    right[::4] = -1
    calibration = calibrate(scores, right)
    probable = calibration.probabilities_of(scores)
    assert (probable >= 0).all()
    assert (probable <= 1).all()
    assert (np.diff(calibration.probabilities) >= 0).all()
    assert abs(probable.max(axis=1).mean() - 0.75) < 0.05


def test_a_threshold_is_the_lowest_that_is_precise_enough() -> None:
    values, right = [0.9, 0.8, 0.7, 0.7, 0.2], [True, True, True, False, False]
    assert threshold_for(values, right, precision=0.75, least=2) == 0.7
    assert threshold_for(values, right, precision=0.9, least=2) == 0.8
    assert threshold_for(values, right, precision=0.9, least=3) is None
    assert threshold_for([], [], precision=0.9, least=1) is None


def test_a_heading_is_of_high_priority_where_all_of_it_is() -> None:
    assert high_priority("848210") is True
    assert high_priority("610910") is False
    assert high_priority("8542") is None or high_priority("8542") is True
    assert high_priority("8482") is None


def test_weights_that_have_no_room_are_the_softest(labelled: Labelled) -> None:
    lines = [each.line for each in labelled.lines]
    postings = post(read_traits(lines, np.ones(SLOTS, np.float32)))
    shares = np.random.default_rng(7).normal(size=(len(lines), 3)).astype(np.float32)
    _, _, every = _weigh(postings, shares)
    ends, _, few = _weigh(postings, shares, room=len(every) // 2)
    assert 0 < len(few) == ends[-1] <= len(every) // 2
    assert np.abs(few).min() > np.abs(every).min()
