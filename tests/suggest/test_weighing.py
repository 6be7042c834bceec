"""Logistic regression: it fits what it sees, and believes the prior where it sees little."""

from __future__ import annotations

from math import log

import pytest

from setzkasten.suggest.weighing import fitted, probability


def test_without_examples_the_general_weights_hold() -> None:
    assert fitted((-1.0, 2.0), []) == (-1.0, 2.0)


def test_many_examples_outweigh_the_general_weights() -> None:
    examples = [((1.0, 0.0), False)] * 300 + [((1.0, 1.0), True)] * 150 + [((1.0, 1.0), False)] * 50
    weights = fitted((0.0, 0.0), examples)
    assert probability(weights, (1.0, 1.0)) == pytest.approx(0.75, abs=0.04)
    assert probability(weights, (1.0, 0.0)) < 0.05


def test_few_examples_move_the_weights_a_little() -> None:
    (weight,) = fitted((0.0,), [((1.0,), True)])
    assert 0 < weight < 1


def test_a_probability_is_one_whatever_the_evidence() -> None:
    assert probability((1.0,), (0.0,)) == 0.5
    assert probability((1.0,), (log(3),)) == pytest.approx(0.75)
    assert 0 < probability((1e9,), (-1.0,)) < probability((1e9,), (1.0,)) < 1
