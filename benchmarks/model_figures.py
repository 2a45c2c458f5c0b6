"""Measure what the model card reports: `make card`.

Every real and open composed document is predicted by models that were trained without it, the frozen ones by the
shipped models; then rules alone, models alone and both, side by side. Only figures are kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sides import model_only, rules_only

from zongjie.corpus import CorpusDocument, Evaluation, Origin, Record, load, score
from zongjie.extractor.models.card import FIGURES
from zongjie.extractor.models.held_out import Build, extract_held_out, folds_of, trained
from zongjie.extractor.models.store import Manifest, shipped_folder
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.run import Outcome, extract_all
from zongjie.extractor.source import SourceText
from zongjie.schemas.taxonomy import Level

_SIDES: dict[str, Build] = {"rules only": rules_only, "model only": model_only, "both (the product)": trained}
_GRASSROOTS = (Level.VILLAGE_COMMUNITY, Level.TOWN_STREET, Level.DEPARTMENT)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=shipped_folder() / FIGURES, help="file for the figures")
    parser.add_argument("--folds", type=int, default=6, help="groups of documents for the sides")
    parser.add_argument("--documents", type=int, help="measure on the first few only, to try the script")
    parser.add_argument("--skip-frozen", action="store_true", help="leave the frozen documents alone")
    options = parser.parse_args()
    known = load()
    judged = known[: options.documents]
    strata = _by_stratum(judged, _held_out(judged, known))
    if not options.skip_frozen:
        frozen = load("frozen", origin=[Origin.COMPOSED])
        strata["frozen composed"] = _figures(score([d.gold for d in frozen], _shipped(frozen)))
    sides = {}
    for title, build in _SIDES.items():
        records = _held_out(judged, known, build=build, count=options.folds)
        sides[title] = _figures(score([d.gold for d in judged], records))
    body = {
        "artefact_sha256": Manifest.read(shipped_folder()).artefact_sha256,
        "strata": strata,
        "side documents": len(judged),
        "side folds": options.folds,
        "sides": sides,
    }
    options.into.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(options.into)


def _held_out(
    judged: Sequence[CorpusDocument],
    known: Sequence[CorpusDocument],
    *,
    build: Build = trained,
    count: int | None = None,
) -> list[Record]:
    inputs = {d.gold.sha256: _input(d) for d in judged}
    folds = folds_of(inputs, inputs, count=count)
    records: list[Record] = []
    for record in _records(extract_held_out(folds, known, build=build)):
        records.append(record)
        print(f"{build.__name__}: {len(records)}/{len(judged)}", file=sys.stderr)
    return records


def _shipped(documents: Sequence[CorpusDocument]) -> list[Record]:
    return list(_records(extract_all([_input(d) for d in documents], Extractor())))


def _records(outcomes: Iterable[Outcome]) -> Iterator[Record]:
    for outcome in outcomes:
        if outcome.record is None:
            raise RuntimeError(f"{outcome.uri} gave no record: {outcome.error}")
        yield json.loads(outcome.record.to_json())


def _input(document: CorpusDocument) -> SourceText:
    return SourceText.from_string(document.text, uri=document.id)


def _by_stratum(documents: Sequence[CorpusDocument], records: Sequence[Record]) -> dict[str, dict[str, Any]]:
    strata: dict[str, list[CorpusDocument]] = {"real grassroots": [], "real work reports": [], "open composed": []}
    for document in documents:
        strata[_stratum(document)].append(document)
    own = {r["source"]["text_sha256"]: r for r in records}
    return {
        title: _figures(score([d.gold for d in some], [own[d.gold.sha256] for d in some]))
        for title, some in strata.items()
        if some
    }


def _stratum(document: CorpusDocument) -> str:
    if document.origin is Origin.COMPOSED:
        return "open composed"
    return "real grassroots" if document.gold.meta.level in _GRASSROOTS else "real work reports"


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    return evaluation.to_dict(intervals=True)


if __name__ == "__main__":
    main()
