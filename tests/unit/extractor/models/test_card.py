import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import gold_as_record, load, score
from zongjie.extractor.models.card import CARD, CONFIDENCE, FIGURES, render_card, write_card
from zongjie.extractor.models.store import MANIFEST, Manifest, shipped_folder

MANIFEST_OF_NOTHING = Manifest(counts={"documents": 36, "sentences": 4800}, artefact_sha256="a" * 64)


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    """Figures of two records that are their gold, one of them without its metrics."""
    documents = load(origin=["composed"])[:2]
    records = [gold_as_record(d.gold) for d in documents]
    records[1]["metrics"] = []
    evaluation = score([d.gold for d in documents], records).to_dict(intervals=True)
    sides = {"rules only": evaluation}
    strata = {"open composed": evaluation}
    return {"artefact_sha256": "a" * 64, "strata": strata, "documents": 2, "folds": 6, "sides": sides}


def test_the_card_tells_figures_with_bounds_and_counts(figures: dict[str, Any]) -> None:
    card = render_card(MANIFEST_OF_NOTHING, figures)
    metric = figures["sides"]["rules only"]["detection"]["metric"]
    assert metric["fn"] > 0
    assert f"| metric | {metric['f1']:.3f} [0.000–1.000] {metric['tp']}/0/{metric['fn']} |" in card
    assert "| open composed (2) |" in card
    assert "| sentences | 4,800 |" in card
    assert "before the last training" not in card


def test_the_card_tells_that_figures_are_of_earlier_models(figures: dict[str, Any]) -> None:
    assert "before the last training" in render_card(MANIFEST_OF_NOTHING, figures | {"artefact_sha256": "b" * 64})


def test_a_card_without_figures_says_so(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(MANIFEST_OF_NOTHING.to_json(), encoding="utf-8")
    assert "None were measured" in write_card(tmp_path).read_text(encoding="utf-8")


CONFIDENCE_OF_METRICS = {
    "records": 200,
    "right": 0.95,
    "brier": 0.03,
    "brier of a constant": 0.0475,
    "risk coverage": {"0.5": [1.0, 100], "0.8": [0.99, 160], "0.9": [0.97, 180], "1": [0.95, 200]},
}


def test_the_card_tells_what_confidence_is_worth(figures: dict[str, Any]) -> None:
    confidence = {
        "artefact_sha256": "a" * 64,
        "folds": 6,
        "kinds": {"metric": CONFIDENCE_OF_METRICS},
        "metrics by stratum": {"open composed": CONFIDENCE_OF_METRICS},
    }
    card = render_card(MANIFEST_OF_NOTHING, figures, confidence)
    assert "| metrics | 200 | 1.000 | 0.990 | 0.970 | 0.950 | 0.0300 | 0.0475 | 0.63 |" in card
    assert "| metrics, open composed | 200 |" in card
    assert "## Confidence" not in render_card(MANIFEST_OF_NOTHING, figures)


def test_the_shipped_card_is_as_generated() -> None:
    """Otherwise run `make generate`."""
    folder = shipped_folder()
    measured = [
        json.loads(path.read_text(encoding="utf-8")) if (path := folder / name).is_file() else None
        for name in (FIGURES, CONFIDENCE)
    ]
    assert (folder / CARD).read_text(encoding="utf-8") == render_card(Manifest.read(folder), *measured)
