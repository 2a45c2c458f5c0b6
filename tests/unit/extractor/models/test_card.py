import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import gold_as_record, load, score
from zongjie.extractor.models.card import CARD, FIGURES, render_card, write_card
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
    return {"artefact_sha256": "a" * 64, "strata": strata, "side documents": 2, "side folds": 6, "sides": sides}


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


def test_the_shipped_card_is_as_generated() -> None:
    """Otherwise run `make generate`."""
    folder = shipped_folder()
    path = folder / FIGURES
    measured = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    assert (folder / CARD).read_text(encoding="utf-8") == render_card(Manifest.read(folder), measured)
