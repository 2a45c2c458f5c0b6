"""A confidence of 0.9 means that nine of ten such records are right."""

from __future__ import annotations

import random

import pytest

from zongjie.extractor.models.calibration import Calibration, Calibrator, logit


def evidence_of(count: int, seed: int) -> tuple[list[dict[str, float]], list[bool]]:
    """Records that boast: what is said to be sure at 0.95 is right three times of four only."""
    draw = random.Random(seed)
    rows, right = [], []
    for _ in range(count):
        boasts = draw.random() < 0.5
        rows.append({"plain": 0.95 if boasts else 0.6, "keep": logit(0.95 if boasts else 0.6)})
        right.append(draw.random() < (0.75 if boasts else 0.4))
    return rows, right


def test_a_calibrator_learns_how_often_a_boast_is_right() -> None:
    calibrator = Calibrator.fit(*evidence_of(4000, seed=1))
    assert calibrator is not None
    rows, _ = evidence_of(2, seed=2)
    high, low = calibrator.probabilities([{"plain": 0.95, "keep": logit(0.95)}, {"plain": 0.6, "keep": logit(0.6)}])
    assert (high, low) == (pytest.approx(0.75, abs=0.04), pytest.approx(0.4, abs=0.04))
    assert calibrator.probabilities([]) == []
    again = Calibrator.of_state(calibrator.state())
    assert again.probabilities(rows) == calibrator.probabilities(rows)


def test_nothing_is_learnt_where_all_records_are_right() -> None:
    rows, _ = evidence_of(50, seed=3)
    assert Calibrator.fit(rows, [True] * 50) is None


def test_without_a_calibrator_the_models_own_probability_stands_in() -> None:
    assert Calibration().probabilities("metric", [{"plain": 0.123456}]) == [0.1235]
