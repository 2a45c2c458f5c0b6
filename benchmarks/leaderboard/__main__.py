"""Score the product and its rivals on the same gold: `make leaderboard`."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from gate import gold_digest
from measuring import MeasuringError, by_stratum, held_out
from sides import model_only, rules_only

from zongjie.corpus import CorpusDocument, CorpusError, load
from zongjie.extractor.models.held_out import Build, trained

from .page import render
from .results import Entry, Results, ResultsError, Stratum, board_of, standing_of
from .rivalry import RIVALS, Rival, RivalError, Row

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "quality.md"
ENVIRONMENTS = ROOT / "build" / "leaderboard"
OWN: dict[str, Build] = {"rules only": rules_only, "model only": model_only, "zongjie": trained}
FOLDS = 6

Found = Mapping[str, Sequence[Row]]
"""Digest of a document's text → what a system found in it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and write, or with `--render` write the page anew; 0 if all is well."""
    names = [*OWN, *(rival.name for rival in RIVALS)]
    parser = argparse.ArgumentParser(prog="leaderboard", description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS, help="groups of documents left out together (%(default)s)")
    parser.add_argument("--only", action="append", choices=names, help="try these systems: print, write nothing")
    parser.add_argument(
        "--render", action="store_true", help="score nothing, write the page from the results there are"
    )
    options = parser.parse_args(arguments)
    if options.folds < 2:
        parser.error("--folds 2 or more")
    try:
        results = Results.read(RESULTS) if options.render else _scored(options.only or names, folds=options.folds)
    except (RivalError, MeasuringError, CorpusError, ResultsError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.only:
        print(render(results))
        return 0
    RESULTS.write_text(results.to_json(), encoding="utf-8", newline="\n")
    PAGE.write_text(render(results), encoding="utf-8", newline="\n")
    print(f"{RESULTS}\n{PAGE}")
    return 0


def _scored(names: Sequence[str], *, folds: int) -> Results:
    documents = load()
    strata = by_stratum(documents)
    entries = []
    # Rivals first: what cannot be installed is known before anything is trained.
    for rival in RIVALS:
        if rival.name in names:
            print(rival.name, file=sys.stderr)
            entries.append(_entry(rival.name, rival.version, strata, _found_by(rival, documents), reads=False))
    own = []
    for name, build in OWN.items():
        if name in names:
            found = {
                r["source"]["text_sha256"]: r["metrics"]
                for r in held_out(documents, documents, build=build, folds=folds)
            }
            own.append(_entry(name, version("zongjie"), strata, found, reads=True))
    return Results(
        python=platform.python_version(),
        folds=folds,
        strata={
            title: Stratum(documents=len(some), gold_sha256=gold_digest(d.gold for d in some))
            for title, some in strata.items()
        },
        entries=(*own, *entries),
    )


def _found_by(rival: Rival, documents: Sequence[CorpusDocument]) -> Found:
    return rival.find({d.gold.sha256: d.text for d in documents}, environments=ENVIRONMENTS)


def _entry(
    name: str, number: str | None, strata: Mapping[str, Sequence[CorpusDocument]], found: Found, *, reads: bool
) -> Entry:
    return Entry(
        system=name,
        version=number,
        strata={
            title: standing_of({d.id: board_of(d.gold, found[d.gold.sha256], reads=reads) for d in some})
            for title, some in strata.items()
        },
    )


if __name__ == "__main__":
    sys.exit(main())
