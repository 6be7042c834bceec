"""From evidence to a probability: logistic regression that starts from what is generally so.

How much a mention means differs from archive to archive: one tags whatever it names, the other
only what an article is about. Each archive's own labelled articles say which, and the fewer
there are, the more the general weights hold (a Gaussian prior around them; Bishop, *Pattern
Recognition and Machine Learning*, 4.4 and 4.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from operator import mul

STEPS = 8
STIFFNESS = 1.0
"""How much the general weights hold; as many examples of each kind pull about as much."""


def probability(weights: Sequence[float], features: Sequence[float]) -> float:
    """Return the probability, from 0 to 1, that goes with some evidence."""
    score = sum(map(mul, weights, features))
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def fitted(
    prior: Sequence[float], examples: Sequence[tuple[Sequence[float], bool]]
) -> tuple[float, ...]:
    """Return the weights that fit some examples, near the prior ones where examples are few.

    Args:
        prior: the general weights.
        examples: evidence, and whether it was right.
    """
    weights = list(prior)
    size = len(weights)
    for _ in range(STEPS):  # Newton's method; it settles in five or six steps
        gradient = [STIFFNESS * (old - now) for old, now in zip(prior, weights, strict=True)]
        curvature = [[STIFFNESS * (row == column) for column in range(size)] for row in range(size)]
        for features, right in examples:
            chance = probability(weights, features)
            error, spread = right - chance, chance * (1 - chance)
            for row, value in enumerate(features):
                if value:
                    gradient[row] += error * value
                    line = curvature[row]
                    scaled = spread * value
                    for column in range(size):
                        line[column] += scaled * features[column]
        weights = [
            now + step for now, step in zip(weights, _solved(curvature, gradient), strict=True)
        ]
    return tuple([round(weight, 6) for weight in weights])


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric, positive definite system by Gaussian elimination."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for pivot in range(size):
        for row in range(pivot + 1, size):
            factor = rows[row][pivot] / rows[pivot][pivot]
            rows[row] = [a - factor * b for a, b in zip(rows[row], rows[pivot], strict=True)]
    result = [0.0] * size
    for row in reversed(range(size)):
        known = sum(map(mul, rows[row][row + 1 : size], result[row + 1 :]))
        result[row] = (rows[row][size] - known) / rows[row][row]
    return result
