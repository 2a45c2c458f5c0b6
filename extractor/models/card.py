"""The model card: `python -m zongjie.extractor.models.card` writes it beside the shipped models.

What the card says of the models comes from their manifest, its figures from `figures.json` beside it, which
`make card` measures.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zongjie.corpus import markdown_table

from .store import Manifest, shipped_folder

CARD = "MODEL_CARD.md"
FIGURES = "figures.json"
CONFIDENCE = "confidence.json"
CONFIDENCE_PLOT = "confidence.svg"

_FOUND = (
    "metric", "metric value", "metric reading", "metric complete", "scope",
    "statement macro F1", "achievement item", "problem item", "plan item", "topic",
    "metric.status", "metric.role", "metric.period", "magnitude", "promise told as fact",
    "honour", "section", "meta mean", "grounded",
)  # fmt: skip
"""The figures of the card; their meanings are in `zongjie.corpus.scoring`."""
_OF_MODELS = _FOUND[:15]
"""Those that a trained model has a say in."""

_FEATURES = (
    (
        "kind of sentence",
        "hashed character n-grams (1–3) of the sentence; its numbering, stop, length and place; cue words; what the "
        "headings above announce; the same of its neighbours; then a second look at the probabilities around it and at "
        "a forward–backward pass over review, problems and plan",
    ),
    (
        "metric or not, status, role, period",
        "hashed character n-grams (1–3) in windows on both sides; unit, dimension and form of the number; cue words "
        "and where they stand; kind of the sentence; years written before it; the number before it in the sentence; "
        "for the period also words about time around it, in headings and in the title",
    ),
    (
        "indicator",
        "for each proposed span, in its sentence, the one before or the heading above: which rule proposed it, its "
        "size and distance, its first and last characters, unit and role of the number",
    ),
    (
        "scope",
        "names by their endings and by a tagger over the characters around each character; for each: its kind and "
        "ending, how sure the tagger is, its clause, what stands between it and the number",
    ),
    ("honour", "for each proposed span: the verb that governs it, its rank, its words of excellence, what follows it"),
    ("topic", "hashed character n-grams (1–3) of the point and of the heading above it"),
)

_LIMITS = """\
- Trained on few documents; the intervals resample whole documents and are wide for a reason.
- `real grassroots` are reports of villages, communities, towns, streets and offices, `real work reports` those of
  counties, cities and provinces. The former are very few, so that stratum says little. The composed documents imitate
  them, with invented places and figures, and what holds there need not hold of real ones.
- Gold follows one guideline. How far two passes over the same documents agree is in `corpus/README.md`.
- Simplified Chinese summaries of governments and grassroots bodies only; other genres were neither trained on nor
  measured.
- Confidence is calibrated on open documents; on a genre or layout far from them it promises too much.
- Rules were written with the open documents in sight, so leaving a document out of training removes it from the
  models, not from the heads of those who wrote the rules. The frozen documents have neither flaw."""


def render_card(
    manifest: Manifest, figures: Mapping[str, Any] | None, confidence: Mapping[str, Any] | None = None
) -> str:
    """The card of the models that a manifest describes.

    Parameters
    ----------
    manifest
        What the models were made of.
    figures
        What was measured, as `figures.json` holds it; None if nothing was.
    confidence
        What was measured of confidence, as `confidence.json` holds it; None if nothing was.
    """
    counts = markdown_table(["trained on", "count"], [[k, f"{n:,}"] for k, n in manifest.counts.items()])
    versions = ", ".join(f"{name} {version}" for name, version in manifest.versions.items())
    parts = [
        "# Model card",
        "Generated: `make card` measures the figures, `python -m zongjie.extractor.models.card` writes the card.",
        "## What they are",
        "scikit-learn logistic regressions (ridge penalty, half-precision weights) that decide what rules leave open: "
        "the kind of a sentence; whether a quantity is a metric, its status, role and period; which span is its "
        "indicator and whose number it is; the topic of a point; which span is an honour won; and how sure a "
        "record is. Layout, quantities, units, years, sections and metadata are rules.",
        f"Artefact sha256 `{manifest.artefact_sha256}`, trained with {versions}. It is a skops file and needs no "
        "trusted types. The manifest beside it lists the sha256 of every text that it was trained on.",
        "## Data",
        counts,
        "`composed` documents were written for this project, places and figures invented, and are in the repository; "
        "`shared` and `standoff` ones are real, and their texts are not. Frozen documents never train. "
        "`zongjie train --shipped` rebuilds the artefact where all texts are present, `zongjie train --without-shared` "
        "trains on the composed documents alone.",
        "## Features",
        markdown_table(["model", "what it sees"], _FEATURES).replace("---:", "---"),
    ]
    measured = [*_measured(manifest, figures), *_calibrated(manifest, confidence)]
    return "\n\n".join([*parts, *measured, "## Limits", _LIMITS]) + "\n"


def _measured(manifest: Manifest, figures: Mapping[str, Any] | None) -> list[str]:
    if figures is None:
        return ["## Figures", "None were measured for these models."]
    stale = figures["artefact_sha256"] != manifest.artefact_sha256
    warning = ["**The figures were measured before the last training; `make card` measures them again.**"]
    return [
        "## Figures",
        *(warning if stale else []),
        "Each cell: the figure, its 95 % bounds from 1,000 resamplings of whole documents, and the counts behind it "
        "(right/wrong/missed of what is searched for, n/of of shares). `magnitude` and `promise told as fact` are "
        "shares of what is wrong. The meaning of every figure is in `zongjie.corpus.scoring`.",
        f"Open documents: in {figures['folds']} groups of documents, each read by models trained on the others. Frozen "
        "ones: the shipped models, which never saw them.",
        _table(figures["strata"], _FOUND),
        "### Rules only, model only, both",
        f"On the {figures['documents']} open documents, in the same groups. "
        "`rules only` decides by zones, cues and form instead of models, and trains nothing. `model only` is the same "
        "models trained on character n-grams alone, without named features and without rules that are certain of a "
        "sentence's kind. On all sides layout, quantities, candidates for indicator and scope, and the reckoning of "
        "years are the same rules, for without them there is nothing to decide.",
        _table(figures["sides"], _OF_MODELS),
    ]


def _calibrated(manifest: Manifest, confidence: Mapping[str, Any] | None) -> list[str]:
    if confidence is None:
        return []
    stale = confidence["artefact_sha256"] != manifest.artefact_sha256
    kinds = {f"{kind}s": one for kind, one in confidence["kinds"].items()}
    kinds |= {f"metrics, {title}": one for title, one in confidence["metrics by stratum"].items()}
    shares = ("0.5", "0.8", "0.9", "1")
    rows = [
        [
            title,
            f"{one['records']:,}",
            *(f"{one['risk coverage'][share][0]:.3f}" for share in shares),
            f"{one['brier']:.4f}",
            f"{one['brier of a constant']:.4f}",
            f"{one['brier'] / one['brier of a constant']:.2f}" if one["brier of a constant"] else "–",
        ]
        for title, one in kinds.items()
    ]
    header = ["records", "n", *(f"{float(s):.0%} surest" for s in shares), "Brier", "of a constant", "ratio"]
    return [
        "## Confidence",
        *(["**Measured before the last training; `make card` measures it again.**"] if stale else []),
        "`confidence` is the probability that a metric is right as a reading (number, unit, qualifier, status, role "
        "and year), or that a point is right in kind and bounds. It is a logistic regression over the probabilities "
        "of the decisions behind a record and over what tells documents that are read badly as a whole; "
        f"it learns from documents that the models had not seen. Measured in {confidence['folds']} groups of open "
        "documents, each read by models and calibrated on records of the other groups: how many of the surest 50, 80, "
        "90 and 100 % of the records are right, and the Brier score beside that of a constant.",
        markdown_table(header, rows),
        f"![risk by coverage, and reliability]({CONFIDENCE_PLOT})",
    ]


def _table(evaluations: Mapping[str, Mapping[str, Any]], names: Sequence[str]) -> str:
    header = ["figure", *(f"{title} ({e['documents']})" for title, e in evaluations.items())]
    return markdown_table(header, [[name, *(_cell(e, name) for e in evaluations.values())] for name in names])


def _cell(evaluation: Mapping[str, Any], name: str) -> str:
    """One figure with bounds and counts: `0.963 [0.951–0.974] 1560/30/66`."""
    if (found := evaluation["detection"].get(name)) is not None:
        value, counts = found["f1"], f" {found['tp']}/{found['fp']}/{found['fn']}"
    elif (share := evaluation["accuracy"].get(name)) is not None:
        value, counts = share["acc"], f" {share['ok']}/{share['all']}"
    elif name in evaluation:
        value, counts = evaluation[name], ""
    else:
        return "–"
    low, high = evaluation["intervals"][name]
    return f"{value:.3f} [{low:.3f}–{high:.3f}]{counts}"


def write_card(folder: Path) -> Path:
    """Write the card of the models in a folder beside them."""
    figures, confidence = (
        json.loads(path.read_text(encoding="utf-8")) if (path := folder / name).is_file() else None
        for name in (FIGURES, CONFIDENCE)
    )
    card = folder / CARD
    card.write_text(render_card(Manifest.read(folder), figures, confidence), encoding="utf-8")
    return card


if __name__ == "__main__":
    write_card(shipped_folder())
