"""A small part of the fuzzing, the same every time; `make fuzz` runs the rest."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import __main__ as command
from fuzz import children
from fuzz.children import run_all, run_here
from fuzz.mutations import mutate
from fuzz.seeds import formats_without_seeds, mutants, seeds
from fuzz.targets import INTAKE, targets
from zongjie.extractor.intake.formats import FORMATS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are those of Linux")
FILES = 10
"""Mutated files for each reader."""
PICTURES = [form.name for form in FORMATS if form.extra == "ocr"]
TARGETS = sorted(targets())


def test_every_format_has_seeds_that_are_read() -> None:
    assert formats_without_seeds() == [], "a new format: give it a seed in fuzz/seeds.py"
    for name, target in targets().items():
        if name not in (INTAKE, *PICTURES):
            for seed in seeds()[name]:
                run = run_here(target, seed)
                assert run.fault is None, run.detail
                assert {"read", "member"} & set(run.codes), f"a seed of {name} is refused: {run.codes}"


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in PICTURES])
def test_mutated_files_do_no_harm(name: str) -> None:
    runs = list(run_all(targets()[name], list(mutants(name, FILES))))
    assert [run.detail for run in runs if run.fault is not None] == []
    assert len(runs) == FILES


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_mutated_pictures_do_no_harm(name: str) -> None:
    if name not in TARGETS:
        pytest.skip("the extra for pictures is not installed")
    assert [run.detail for run in run_all(targets()[name], list(mutants(name, FILES))) if run.fault] == []


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(["text", "markdown", "html", "csv", "tsv", "jsonl"]), rng=st.randoms(use_true_random=False))
def test_mutations_that_shrink(name: str, rng: random.Random) -> None:
    known = seeds()
    run = run_here(
        targets()[name], mutate(rng.choice(known[name]), rng, [seed for own in known.values() for seed in own])
    )
    assert run.fault is None, run.detail


def test_mutants_are_the_same_every_time_and_differ() -> None:
    first = list(mutants(INTAKE, 40))
    assert first == list(mutants(INTAKE, 40))
    assert first[20:] == list(mutants(INTAKE, 20, first=20))
    assert len(set(first)) > 35


def harmful(data: bytes) -> Iterator[str]:
    """A reader with every fault there is."""
    if data == b"raise":
        raise ValueError("no value")
    if data == b"deep":
        list(harmful(data))
    if data == b"loop":
        while True:
            pass
    if data == b"wait":
        time.sleep(3600)
    if data == b"crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if data == b"grow":
        bytearray(2 * children.SPACE)
    yield "read"


def test_every_kind_of_harm_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "CPU_SECONDS", 1)
    monkeypatch.setattr(children, "IDLE_SECONDS", 5)
    files = [b"fine", b"raise", b"loop", b"fine", b"crash", b"grow", b"deep", b"wait", b"fine"]
    runs = list(run_all(harmful, files))
    faults = [None, "exception", "hang", None, "crash", "exception", "exception", "hang", None]
    assert [run.fault for run in runs] == faults
    told = (
        "ValueError: no value",
        "processor time",
        "Segmentation fault",
        "MemoryError",
        "RecursionError",
        "no outcome",
    )
    assert all(any(words in run.detail for run in runs) for words in told)
    assert all(run.peak > 0 for run in runs if run.fault is None)


def test_what_does_harm_is_kept_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "targets", lambda: {"text": lambda data: iter([str(data.index(b"\x00"))])})
    monkeypatch.setattr(command.os, "nice", lambda _by: 0)
    monkeypatch.setattr(sys, "argv", ["fuzz", "--files", "30", "--save", str(tmp_path)])
    assert command.main() == 1
    reports = list((tmp_path / "text").glob("*.report.txt"))
    assert reports
    assert all("ValueError" in report.read_text("utf-8") for report in reports)
    assert all(b"\x00" not in (tmp_path / "text" / report.name.split(".")[0]).read_bytes() for report in reports)
    assert capsys.readouterr().out.splitlines()[-1].startswith("| text | 30 |")
