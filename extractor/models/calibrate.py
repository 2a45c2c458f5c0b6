"""Gold → calibration: what records of unseen documents were right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zongjie.corpus import Verdicts, verdicts
from zongjie.corpus.loader import CorpusDocument

from ..pipeline import Extractor
from ..source import SourceText
from .calibration import Calibration, Calibrator, Evidence
from .store import Models
from .train import train

FOLDS = 4
KINDS = ("metric", "item", "topic")


@dataclass(slots=True)
class Outcomes:
    """Evidence of records and whether each was right, by kind of record; what gold does not decide is left out."""

    rows: dict[str, list[Evidence]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    right: dict[str, list[bool]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    def add(self, other: Outcomes) -> None:
        """Take in the outcomes of further documents."""
        for kind in KINDS:
            self.rows[kind] += other.rows[kind]
            self.right[kind] += other.right[kind]

    def calibration(self) -> Calibration:
        """Calibrators fitted on them."""
        fitted = {kind: Calibrator.fit(self.rows[kind], self.right[kind]) for kind in KINDS}
        return Calibration({kind: one for kind, one in fitted.items() if one is not None})


def train_calibrated(documents: Sequence[CorpusDocument]) -> Models:
    """Train every model, and calibrate them on documents that models trained alike had not seen.

    Parameters
    ----------
    documents
        Gold with texts; they are parted into groups, and each group is read by models trained on the others.
    """
    outcomes = Outcomes()
    for fold in range(FOLDS):
        rest = [d for k, d in enumerate(documents) if k % FOLDS != fold]
        for one in outcomes_of(documents[fold::FOLDS], train(rest)):
            outcomes.add(one)
    models = train(documents)
    models.calibration = outcomes.calibration()
    return models


def outcomes_of(documents: Iterable[CorpusDocument], models: Models) -> Iterator[Outcomes]:
    """The outcomes of each document, read with these models."""
    extractor = Extractor(models=models)
    for document in documents:
        source = SourceText.from_string(document.text, uri=document.id)
        found = extractor.analyse(source)
        record = json.loads(extractor.assemble(found).to_json())
        yield _outcomes(
            {kind: found.evidence(kind) for kind in KINDS},
            [point.kind for point in found.points],
            verdicts(document.gold, record),
        )


def _outcomes(evidence: dict[str, list[Evidence]], kinds: Sequence[str], judged: Verdicts) -> Outcomes:
    items = {kind: iter(found) for kind, found in judged.items.items()}
    topics = {kind: iter(found) for kind, found in judged.topics.items()}
    right: dict[str, list[bool | None]] = {
        "metric": judged.metrics,
        "item": [next(items[kind]) for kind in kinds],
        "topic": [next(topics[kind]) for kind in kinds],
    }
    out = Outcomes()
    for kind in KINDS:
        for row, verdict in zip(evidence[kind], right[kind], strict=True):
            if verdict is not None:
                out.rows[kind].append(row)
                out.right[kind].append(verdict)
    return out
