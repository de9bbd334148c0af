"""Fit the confidence: logistic regression from the evidence of each attribution to whether gold has it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.polnear import lenient, match, trimmed
from onrecord.attribution.find import log_odds, tag_with_evidence
from onrecord.encoder import encode, load_model
from training.corpora import Relation, read_polnear

RIDGE = 1.0
"""Weight of the penalty on large weights; the intercept is free."""


def fit_calibration(folder: Path) -> list[float]:
    """The weights for the model in `folder`, intercept first, fitted on PolNeAR dev (Platt 1999)."""
    model = load_model(folder)
    rows, right = [], []
    for article in read_polnear("dev"):
        found = list(tag_with_evidence(encode(article.text, article.paragraphs, model), model))
        predicted = [trimmed(article.text, Relation(d.source, d.cue, d.content)) for d, _ in found]
        pairs = match([trimmed(article.text, r) for r in article.annotations[0]], predicted, lenient)
        for n, (_, evidence) in enumerate(found):
            rows.append([1.0, *log_odds(evidence)])
            right.append(n in pairs)
    return [round(weight, 4) for weight in _fit(np.array(rows), np.array(right, float))]


def _fit(rows: NDArray[np.float64], right: NDArray[np.float64]) -> list[float]:
    """Newton's method for ridge logistic regression; converges in a few steps."""
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([0.0] + [RIDGE] * (rows.shape[1] - 1))
    for _ in range(20):
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (guess - right) + penalty @ weights
        weights -= np.linalg.solve(rows.T @ (rows * (guess * (1 - guess))[:, None]) + penalty, slope)
    return [float(weight) for weight in weights]
