"""Measure what the model card reports: `make card`.

Every open document is predicted by models that were trained without its group of documents, the frozen ones by the
shipped models; then rules alone, models alone and both, side by side. Only figures are kept.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measuring import by_stratum, held_out, shipped
from sides import model_only, rules_only

from zongjie.corpus import CorpusDocument, Record, load, score
from zongjie.extractor.models.card import FIGURES
from zongjie.extractor.models.held_out import Build
from zongjie.extractor.models.store import Manifest, shipped_folder

_SIDES: dict[str, Build] = {"rules only": rules_only, "model only": model_only}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=shipped_folder() / FIGURES, help="file for the figures")
    parser.add_argument("--folds", type=int, default=6, help="groups of documents")
    parser.add_argument("--documents", type=int, help="measure on the first few only, to try the script")
    parser.add_argument("--skip-frozen", action="store_true", help="leave the frozen documents alone")
    options = parser.parse_args()
    known = load()
    judged = known[: options.documents]
    product = held_out(judged, known, folds=options.folds)
    strata = _by_stratum(judged, product)
    if not options.skip_frozen:
        frozen = load("frozen")
        strata |= _by_stratum(frozen, shipped(frozen))
    sides = {
        title: _figures(judged, held_out(judged, known, build=build, folds=options.folds))
        for title, build in _SIDES.items()
    }
    sides["both (the product)"] = _figures(judged, product)
    body = {
        "artefact_sha256": Manifest.read(shipped_folder()).artefact_sha256,
        "strata": strata,
        "documents": len(judged),
        "folds": options.folds,
        "sides": sides,
    }
    options.into.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(options.into)


def _by_stratum(documents: Sequence[CorpusDocument], records: Sequence[Record]) -> dict[str, dict[str, Any]]:
    own = {r["source"]["text_sha256"]: r for r in records}
    return {title: _figures(some, [own[d.gold.sha256] for d in some]) for title, some in by_stratum(documents).items()}


def _figures(documents: Sequence[CorpusDocument], records: Sequence[Record]) -> dict[str, Any]:
    return score([d.gold for d in documents], records).to_dict(intervals=True)


if __name__ == "__main__":
    main()
