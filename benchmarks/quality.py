"""Measure quality anew and hold it against the pinned figures: `make quality`.

Without `--update` nothing is written, and the exit code is 0 only if every stratum could be compared and no figure is
worse than its pin by more than the tolerance. See README.md beside this script.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from gate import (
    FIGURES,
    TOLERANCE,
    TOLERANCES,
    Baseline,
    Change,
    Comparison,
    Figure,
    GateError,
    Part,
    Stratum,
    compare,
    gold_digest,
    pinnable,
    update,
)
from measuring import STRATA, MeasuringError, by_stratum, held_out, shipped

from zongjie.corpus import (
    CorpusDocument,
    CorpusError,
    Origin,
    Split,
    markdown_table,
    read_corpus,
    score,
    shared_folder,
)
from zongjie.corpus.loader import SHARED_VARIABLE

BASELINE = Path(__file__).with_name("quality_baseline.json")
FOLDS = 6


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare or pin; 0 if all is well."""
    options = _options(arguments)
    try:
        baseline = _baseline(options.baseline, new=options.update)
        measured = {part: measure(part, folds=options.folds, documents=options.documents) for part in _parts_here()}
        comparisons = [c for part, strata in measured.items() for c in compare(baseline.part(part), strata)]
        _print_tables(comparisons, all_=options.update)
        if not options.update:
            return _verdict(comparisons)
        fresh = update(baseline, measured, allow_worse=options.allow_worse, reason=options.reason or "")
    except (GateError, MeasuringError, CorpusError) as error:
        print(error, file=sys.stderr)
        return 1
    options.baseline.write_text(fresh.to_json(), encoding="utf-8", newline="\n")
    print(f"pinned in {options.baseline}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="pin what is measured; refused if a figure is worse")
    parser.add_argument(
        "--allow-worse",
        action="append",
        default=[],
        metavar="NAME",
        help="a figure that --update may worsen, as 'open composed/topic' or a pattern, 'open composed/*'; repeatable",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why it may; written into the baseline")
    parser.add_argument("--baseline", type=Path, default=BASELINE, metavar="FILE", help="default: %(default)s")
    parser.add_argument("--folds", type=int, default=FOLDS, help="groups of documents left out together (%(default)s)")
    parser.add_argument("--documents", type=int, metavar="N", help="the first of each stratum only, to try the script")
    options = parser.parse_args(arguments)
    if options.allow_worse and not options.update:
        parser.error("--allow-worse is for --update")
    if options.allow_worse and not (options.reason or "").strip():
        parser.error("--allow-worse needs a --reason")
    if options.reason is not None and not options.allow_worse:
        parser.error("--reason is for --allow-worse")
    # Said now and not after minutes of measuring.
    figures = [f"{stratum}/{figure}" for stratum in STRATA for figure in FIGURES]
    for pattern in options.allow_worse:
        if not any(fnmatchcase(figure, pattern) for figure in figures):
            parser.error(f"--allow-worse {pattern}: no such figure; they are called like '{figures[0]}'")
    if options.folds < 2:
        parser.error("--folds 2 or more")
    if options.documents is not None and options.documents < 1:
        parser.error("--documents 1 or more")
    if options.update and options.documents is not None and options.baseline == BASELINE:
        parser.error("--documents is for trying: name another --baseline to update")
    return options


def _baseline(path: Path, *, new: bool) -> Baseline:
    if path.is_file():
        return Baseline.read(path)
    if new:
        return Baseline()
    raise GateError(f"{path} is missing: restore it from the repository, or write a new one with --update")


def _parts_here() -> list[Part]:
    if shared_folder() is not None:
        return ["composed", "shared"]
    print(f"shared part skipped: there is no shared folder here; {SHARED_VARIABLE} can name one\n")
    return ["composed"]


def measure(part: Part, *, folds: int = FOLDS, documents: int | None = None) -> dict[str, Stratum]:
    """Measure a part.

    The composed part is measured by models that train on open composed documents only, whatever else is there. In the
    shared part open documents are read by models trained on all other open gold, frozen ones by the shipped models.

    Parameters
    ----------
    part
        Which.
    folds
        Number of groups of open documents that are left out together.
    documents
        How many of each stratum are judged; all by default. Models train on all in any case.
    """
    own = [Origin.COMPOSED]
    known = _load(Split.OPEN, own if part == "composed" else list(Origin))
    if part == "composed":
        open_, frozen = _first(known, documents), _first(_load(Split.FROZEN, own), documents)
        records = held_out([*open_, *frozen], known, folds=folds)
    else:
        open_ = _first([d for d in known if d.origin not in own], documents)
        frozen = _first(_load(Split.FROZEN, [Origin.SHARED, Origin.STANDOFF]), documents)
        records = held_out(open_, known, folds=folds) + shipped(frozen)
    return {
        name: Stratum(
            gold_sha256=gold_digest(d.gold for d in some),
            documents=len(some),
            folds=folds if some[0].split is Split.OPEN else None,
            figures=pinnable(score([d.gold for d in some], records).total),
        )
        for name, some in by_stratum([*open_, *frozen]).items()
    }


def _load(split: Split, origin: Sequence[Origin]) -> list[CorpusDocument]:
    corpus = read_corpus(split, origin=origin)
    for one in corpus.skipped:
        print(f"skipped: {one}", file=sys.stderr)
    return list(corpus.documents)


def _first(documents: Sequence[CorpusDocument], count: int | None) -> list[CorpusDocument]:
    return [document for some in by_stratum(documents).values() for document in some[:count]]


def _print_tables(comparisons: Sequence[Comparison], *, all_: bool) -> None:
    """Print strata against their pins: those that can be compared, or all."""
    for comparison in comparisons:
        print(f"{comparison.stratum}\n")
        if comparison.unlike:
            print(f"not compared: {comparison.unlike}\n")
        if all_ or not comparison.unlike:
            rows = [[c.name, _cell(c.was), _cell(c.now), _difference(c), _mark(c)] for c in comparison.changes]
            print(markdown_table(["figure", "baseline", "now", "difference", "ok?"], rows), end="\n\n")
    exceptions = ", ".join(f"{name} {tolerance}" for name, tolerance in TOLERANCES.items())
    print(f"Tolerance {TOLERANCE} ({exceptions}). Counts: right/wrong/missed, or n/of.")


def _verdict(comparisons: Sequence[Comparison]) -> int:
    """Say what is amiss; 0 if nothing is."""
    unlike = [f"{c.stratum}: {c.unlike}" for c in comparisons if c.unlike]
    worse = [change.figure for c in comparisons if not c.unlike for change in c.changes if change.worse]
    if unlike:
        print("\n".join(["not compared; see what changed there and pin it with --update:", *unlike]))
    if worse:
        print("\n".join(["worse than pinned:", *worse]))
    if not unlike and not worse:
        print("ok")
    return 1 if unlike or worse else 0


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    counts = list(figure.counts.values())
    return f"{figure.value:.4f}" + (f" {'/'.join(map(str, counts[0]))}" if len(counts) == 1 else "")


def _difference(change: Change) -> str:
    if change.was is None or change.now is None:
        return "–"
    return f"{change.now.value - change.was.value:+.4f}"


def _mark(change: Change) -> str:
    if change.worse:
        return "WORSE" if change.now else "GONE"
    return "ok" if change.was else "new"


if __name__ == "__main__":
    sys.exit(main())
