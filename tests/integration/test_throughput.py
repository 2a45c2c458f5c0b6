"""The benchmark of throughput runs and accounts for all of its time."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "throughput.py"
STEPS = [
    "repair",
    "outline",
    "scan",
    "head",
    "statements",
    "metrics",
    "points",
    "topics",
    "sections",
    "honours",
    "links",
    "warnings",
    "assembly",
    "validation",
    "json",
    "rest",
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_row_is_printed() -> None:
    done = run("--composed", "--limit", "2", "--repeat", "1")
    assert done.returncode == 0, done.stderr
    first, *lines = done.stdout.splitlines()
    assert re.fullmatch(r"2 texts \(composed documents\), [\d,]+ characters, 1 repeats", first)
    rows = {row[0]: row[1:] for line in lines if (row := line.split())}
    assert {"jieba.lcut", "zongjie", "ratio"} <= rows.keys()
    steps = {name: row for name, row in rows.items() if name in STEPS}
    assert list(steps) == STEPS
    assert all(row[0] != "-" for row in steps.values()), "a step took no time: the pipeline no longer calls it"
    assert sum(float(row[2].rstrip("%")) for row in steps.values()) == pytest.approx(100, abs=1)


def test_bad_options_are_refused() -> None:
    done = run("--repeat", "0")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--repeat 1 or more" in done.stderr
