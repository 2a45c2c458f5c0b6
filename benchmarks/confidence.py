"""Measure what confidence means, for the model card: `make card`.

Every open document is read by models trained without its group of documents; the calibration of a group's records is
fitted on those of all other groups. Kept are the figures and one plot: risk by coverage, and how often records of a
stated confidence are right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import as_file, files
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from measuring import stratum_of
from threadpoolctl import threadpool_limits

from zongjie.corpus import load
from zongjie.extractor.models.calibrate import KINDS, Outcomes, outcomes_of
from zongjie.extractor.models.card import CONFIDENCE, CONFIDENCE_PLOT
from zongjie.extractor.models.store import Manifest, shipped_folder
from zongjie.extractor.models.train import train

_COVERAGES = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_BINS = 10
_TITLES = {"metric": "指标 metrics", "item": "要点 items", "topic": "主题 topics"}


@dataclass(frozen=True)
class _Judged:
    """Confidence and outcome of records of one kind, all groups together."""

    confidence: np.ndarray
    right: np.ndarray

    def risk_coverage(self) -> dict[str, list[float]]:
        """Of the most confident share of records, how many are right: coverage → [share right, count]."""
        order = np.argsort(-self.confidence, kind="stable")
        return {
            f"{share:g}": [round(float(self.right[order[: (n := max(1, int(share * len(order))))]].mean()), 4), n]
            for share in _COVERAGES
        }

    def brier(self) -> tuple[float, float]:
        """Brier score, and that of the constant that knows the share of right records."""
        base = float(self.right.mean())
        return float(((self.confidence - self.right) ** 2).mean()), base * (1 - base)

    def reliability(self) -> list[list[float]]:
        """For tenths of the records by confidence: mean confidence, share right, count."""
        order = np.argsort(self.confidence, kind="stable")
        return [
            [round(float(self.confidence[part].mean()), 4), round(float(self.right[part].mean()), 4), len(part)]
            for part in np.array_split(order, _BINS)
            if len(part)
        ]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=6, help="groups of documents")
    parser.add_argument("--into", type=Path, default=shipped_folder(), help="folder for figures and plot")
    options = parser.parse_args()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        groups = list(pool.map(_group, range(options.folds), [options.folds] * options.folds))
    judged = {kind: _cross_fit(groups, kind) for kind in KINDS}
    body: dict[str, Any] = {
        "artefact_sha256": Manifest.read(shipped_folder()).artefact_sha256,
        "folds": options.folds,
        "kinds": {kind: _figures(one) for kind, one in judged.items()},
        "metrics by stratum": _by_stratum(groups, judged["metric"]),
    }
    (options.into / CONFIDENCE).write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _plot(judged, options.into / CONFIDENCE_PLOT)


def _group(fold: int, folds: int) -> list[tuple[str, Outcomes]]:
    documents = load()
    held = documents[fold::folds]
    with threadpool_limits(limits=1):
        models = train([d for k, d in enumerate(documents) if k % folds != fold])
        return list(zip(map(stratum_of, held), outcomes_of(held, models), strict=True))


def _cross_fit(groups: Sequence[Sequence[tuple[str, Outcomes]]], kind: str) -> _Judged:
    confidence: list[float] = []
    right: list[bool] = []
    for held, group in enumerate(groups):
        others = Outcomes()
        for k, group_ in enumerate(groups):
            if k != held:
                for _, one in group_:
                    others.add(one)
        calibration = others.calibration()
        for _, one in group:
            confidence += calibration.probabilities(kind, one.rows[kind])
            right += one.right[kind]
    return _Judged(np.array(confidence), np.array(right, dtype=float))


def _figures(judged: _Judged) -> dict[str, Any]:
    score, constant = judged.brier()
    return {
        "records": len(judged.right),
        "right": round(float(judged.right.mean()), 4),
        "brier": round(score, 4),
        "brier of a constant": round(constant, 4),
        "risk coverage": judged.risk_coverage(),
        "reliability": judged.reliability(),
    }


def _by_stratum(groups: Sequence[Sequence[tuple[str, Outcomes]]], judged: _Judged) -> dict[str, Any]:
    strata = np.array([stratum for group in groups for stratum, one in group for _ in one.right["metric"]])
    return {
        str(stratum): _figures(_Judged(judged.confidence[strata == stratum], judged.right[strata == stratum]))
        for stratum in sorted(set(strata))
    }


def _plot(judged: dict[str, _Judged], path: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    import matplotlib.pyplot as plt
    from matplotlib import font_manager

    with as_file(files("mplfonts") / "fonts" / "NotoSansCJKsc-Regular.otf") as font:
        font_manager.fontManager.addfont(font)
        plt.rcParams["font.family"] = font_manager.FontProperties(fname=font).get_name()
    plt.rcParams["svg.hashsalt"] = "zongjie"
    figure, (risk, reliability) = plt.subplots(1, 2, figsize=(10, 4.2))
    for kind, one in judged.items():
        order = np.argsort(-one.confidence, kind="stable")
        shares = np.arange(1, len(order) + 1) / len(order)
        errors = 1 - np.cumsum(one.right[order]) / np.arange(1, len(order) + 1)
        shown = np.unique(np.linspace(len(order) // 20, len(order) - 1, 120).astype(int))
        risk.plot(shares[shown], errors[shown], label=_TITLES[kind])
        bins = np.array(one.reliability())
        reliability.plot(bins[:, 0], bins[:, 1], marker="o", markersize=4, label=_TITLES[kind])
    risk.set(title="风险—覆盖 risk by coverage", xlabel="取用的份额 share of records kept", ylabel="错误率 share wrong")
    risk.set_ylim(bottom=0)
    reliability.plot([0, 1], [0, 1], color="grey", linewidth=0.8, linestyle="--")
    reliability.set(title="可靠性 reliability", xlabel="置信度 confidence", ylabel="实际正确率 share right")
    for axes in (risk, reliability):
        axes.legend(frameon=False)
        axes.grid(alpha=0.25)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main()
