"""What each family of rules is worth: all patterns of a family made to match nothing, models trained anew without them.

Every family is measured in a process of its own, on open documents that its models have not seen. The models may learn
from something else what a family told them, so a figure says what is lost without the family, not what it does alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from pathlib import Path
from typing import Any

FAMILIES = {
    "rejected numbers": ("reject.",),
    "qualifiers": ("qualifier.",),
    "marks of points": ("mark.",),
    "page furniture": ("furniture.",),
    "kinds of heading": ("heading.",),
    "announcing sentences": ("lead.",),
    "cues of statements": ("cue.",),
    "set forms of statements": ("statement.",),
    "words around numbers": ("metric.",),
    "times": ("time.", "stretch."),
    "years": ("year.",),
    "ends of indicators": ("indicator.",),
    "ends of names": ("scope.",),
    "words of honours": ("honour.",),
    "details of points": ("detail.",),
    "titles, issuers, dates": ("title.", "issuer.", "place.", "date."),
}
"""Family → how the ids of its patterns begin."""

FIGURES = (
    "metric",
    "metric value",
    "metric reading",
    "metric complete",
    "metric.period",
    "statement macro F1",
    "achievement item",
    "problem item",
    "plan item",
    "honour",
    "scope",
    "section",
    "meta mean",
    "promise told as fact",
)
RESULTS = Path(__file__).parent / "ablation.json"


def main() -> None:
    """Measure every family beside the whole, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=2, help="groups of documents")
    parser.add_argument("--documents", type=int, help="measure on the first few only, to try the script")
    parser.add_argument("--family", action="append", choices=FAMILIES, help="this family only; more than once is fine")
    parser.add_argument("--into", type=Path, default=RESULTS, help="file for the figures")
    parser.add_argument("--render", action="store_true", help="print the table of the file and measure nothing")
    parser.add_argument("--one", metavar="FAMILY", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        json.dump(_measured(options.one, folds=options.folds, documents=options.documents), sys.stdout)
        return
    if not options.render:
        families = ["", *(options.family or FAMILIES)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            figures = list(pool.map(lambda family: _in_own_process(family, options), families))
        body = {"folds": options.folds, "figures": dict(zip(families, figures, strict=True))}
        options.into.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(_table(json.loads(options.into.read_text(encoding="utf-8"))))


def _in_own_process(family: str, options: argparse.Namespace) -> dict[str, float] | None:
    """The figures without a family; None if no models can be trained without it."""
    command = [sys.executable, __file__, "--one", family, "--folds", str(options.folds)]
    if options.documents:
        command += ["--documents", str(options.documents)]
    found = subprocess.run(command, capture_output=True, text=True)
    if found.returncode:
        print(f"no models without {family or 'nothing'}: {found.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    print(f"measured without: {family or 'nothing'}", file=sys.stderr)
    figures: dict[str, float] = json.loads(found.stdout)
    return figures


def _measured(family: str, *, folds: int, documents: int | None) -> dict[str, float]:
    """The figures without a family; "" is the whole."""
    _silence(FAMILIES.get(family, ()))
    # Only now: modules compile their patterns when they are imported.
    from zongjie.corpus import load, score
    from zongjie.extractor.models.held_out import extract_held_out, folds_of
    from zongjie.extractor.source import SourceText

    known = load()
    judged = {d.gold.sha256: SourceText.from_string(d.text, uri=d.id) for d in known[:documents]}
    parts = folds_of(judged, {d.gold.sha256 for d in known}, count=folds)
    outcomes = list(extract_held_out(parts, known, processes=1))
    failed = [f"{o.uri} ({o.error.code})" for o in outcomes if o.record is None and o.error]
    if failed:
        raise RuntimeError(f"without {family!r} there is no record of {', '.join(failed)}")
    records = [json.loads(o.record.to_json()) for o in outcomes if o.record is not None]
    figures = score([d.gold for d in known[:documents]], records).total.figures()
    return {name: round(figures[name], 4) for name in FIGURES}


def _silence(prefixes: tuple[str, ...]) -> None:
    """Make every pattern whose id begins so match nothing; its groups stay, for the code asks for them by name."""
    from zongjie.extractor.patterns import Pattern

    make = Pattern.__init__

    @wraps(make)
    def silent(self: Pattern, id: str, pattern: str, positive: str, negative: str) -> None:
        make(self, id, f"(?!)(?:{pattern})" if id.startswith(prefixes) else pattern, positive, negative)

    if prefixes:
        Pattern.__init__ = silent  # type: ignore[method-assign]


def _table(body: dict[str, Any]) -> str:
    whole = body["figures"][""]
    lines = [
        f"| without | {' | '.join(FIGURES)} |",
        f"|---|{'---:|' * len(FIGURES)}",
        f"| (nothing) | {' | '.join(f'{whole[name]:.3f}' for name in FIGURES)} |",
    ]
    for family, figures in body["figures"].items():
        if family and figures is None:
            lines.append(f"| {family} | {' | '.join('–' for _ in FIGURES)} |")
        elif family:
            lines.append(f"| {family} | {' | '.join(f'{figures[n] - whole[n]:+.3f}' for n in FIGURES)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
