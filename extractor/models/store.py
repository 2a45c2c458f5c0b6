"""The trained models together, and the artefact that holds them.

An artefact is a skops file of numbers, names and scikit-learn estimators; it is read without trusting any further type.
Beside it stands a manifest with what it was made of.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import skops.io

from ..pipes.honours import HonourModel
from ..pipes.metrics import MetricModels
from ..pipes.metrics.model import MetricModel
from ..pipes.metrics.proper_names import NameTagger
from ..pipes.metrics.ranker import IndicatorRanker
from ..pipes.statements.model import StatementModel
from ..pipes.topics import TopicModel
from .calibration import Calibration
from .linear import Linear
from .repack import repack
from .vocabulary import Vocabulary

ARTEFACT = "zongjie.skops"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an artefact was made of.

    Attributes
    ----------
    texts
        sha256 of every text it was trained on; figures on these say nothing.
    counts
        Documents by origin, sentences and metrics seen in training.
    versions
        Versions of the libraries that made it.
    artefact_sha256
        Digest of the artefact's content; empty for models that were never stored.
    """

    texts: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    artefact_sha256: str = ""

    def to_json(self) -> str:
        """The manifest as it is stored."""
        body = {
            "texts": sorted(self.texts),
            "counts": self.counts,
            "versions": self.versions,
            "artefact_sha256": self.artefact_sha256,
        }
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest in a folder that `Models.save` wrote."""
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return cls(
            texts=tuple(listed["texts"]),
            counts=listed["counts"],
            versions=listed["versions"],
            artefact_sha256=listed["artefact_sha256"],
        )


@dataclass(slots=True)
class Models:
    """Everything that was trained."""

    statements: StatementModel
    metrics: MetricModels
    topics: TopicModel
    manifest: Manifest
    calibration: Calibration = field(default_factory=Calibration)
    honours: HonourModel | None = None

    def state(self) -> dict[str, Any]:
        """Numbers and names of all models."""
        return {
            "statements": self.statements.state(),
            "judge": self.metrics.judge.state(),
            "indicator": self.metrics.indicator.state(),
            "tagger": self.metrics.tagger.state(),
            "scope": self.metrics.scope.state(),
            "scope_names": list(self.metrics.scope_names.names),
            "topics": self.topics.state(),
            "calibration": self.calibration.state(),
            **({"honours": self.honours.state()} if self.honours is not None else {}),
        }

    def save(self, folder: Path) -> Manifest:
        """Write artefact and manifest into a folder and return the manifest."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / ARTEFACT
        path.write_bytes(repack(skops.io.dumps(self.state())))
        manifest = replace(self.manifest, artefact_sha256=hashlib.sha256(path.read_bytes()).hexdigest())
        (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
        return manifest

    @classmethod
    def load(cls, folder: Path) -> Models:
        """Read what `save` wrote.

        Raises
        ------
        FileNotFoundError
            If the folder holds no artefact.
        ValueError
            If artefact and manifest do not belong together.
        """
        path = folder / ARTEFACT
        manifest = Manifest.read(folder)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != manifest.artefact_sha256:
            raise ValueError(
                f"{path} is not the artefact that {MANIFEST} beside it describes; train again or restore both"
            )
        state = skops.io.load(path, trusted=[])
        return cls(
            statements=StatementModel.of_state(state["statements"]),
            metrics=MetricModels(
                judge=MetricModel.of_state(state["judge"]),
                indicator=IndicatorRanker.of_state(state["indicator"]),
                tagger=NameTagger.of_state(state["tagger"]),
                scope=Linear.of_state(state["scope"]),
                scope_names=Vocabulary(state["scope_names"]),
            ),
            topics=TopicModel.of_state(state["topics"]),
            manifest=manifest,
            calibration=Calibration.of_state(state["calibration"]),
            honours=HonourModel.of_state(state["honours"]) if "honours" in state else None,
        )


def shipped_folder() -> Path:
    """Where the artefact lies that comes with the package."""
    return Path(str(files("zongjie.extractor.models").joinpath("artefacts")))


@cache
def shipped() -> Models:
    """The models that come with the package, read once a process."""
    return Models.load(shipped_folder())
