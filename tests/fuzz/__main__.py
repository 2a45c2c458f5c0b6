"""`python -m fuzz`: mutated files over every reader; a table of what became of them, and the files that did harm."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections import Counter
from pathlib import Path

from .children import run_all
from .seeds import mutants
from .targets import targets

_CHUNK = 50


def main() -> int:
    """Run; 1 if any file did harm."""
    known = targets()
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000, help="mutated files in all, shared out evenly")
    parser.add_argument("--seconds", type=float, default=3600, help="stop a reader after its share of this time")
    parser.add_argument("--first", type=int, default=0, help="number of the first file of each reader")
    parser.add_argument("--save", type=Path, default=Path("out/fuzz"), help="folder for the files that did harm")
    parser.add_argument("--only", nargs="*", choices=sorted(known), default=sorted(known), help="readers")
    given = parser.parse_args()
    os.nice(10)
    harm = 0
    print("| reader | files | read | refused | exceptions | crashes | hangs | peak MB | seconds | codes |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |", flush=True)
    for name in given.only:
        share = -(-given.files // len(given.only))
        harm += _reader(name, share, given.first, given.seconds / len(given.only), given.save)
    return int(harm > 0)


def _reader(name: str, count: int, first: int, seconds: float, save: Path) -> int:
    target, began = targets()[name], time.monotonic()
    codes: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    files = peak = whole = 0
    while files < count and time.monotonic() - began < seconds:
        chunk = list(mutants(name, min(_CHUNK, count - files), first=first + files))
        for data, run in zip(chunk, run_all(target, chunk), strict=True):
            codes.update(run.codes)
            peak = max(peak, run.peak)
            whole += "read" in run.codes or "member" in run.codes
            if run.fault is not None:
                faults[run.fault] += 1
                _keep(save / name, data, f"{run.fault}\n{run.detail}")
        files += len(chunk)
    shown = ", ".join(f"{code} {number}" for code, number in codes.most_common() if code not in ("read", "member"))
    spent = time.monotonic() - began
    numbers = (files, whole, files - whole - faults.total(), faults["exception"], faults["crash"], faults["hang"])
    row = [name, *map(str, numbers), f"{peak / 2**20:,.0f}", f"{spent:,.0f}", shown]
    print(f"| {' | '.join(row)} |", flush=True)
    return faults.total()


def _keep(folder: Path, data: bytes, report: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(data).hexdigest()[:16]
    (folder / name).write_bytes(data)
    (folder / f"{name}.report.txt").write_text(report, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
