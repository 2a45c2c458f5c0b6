"""Runs one after another, and runs that are killed, leave in the ledger what one run would have left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from formats import bundles
from poison import RAISE, Obeys

from zongjie.extractor.engines import INLINE, Engine, Processes
from zongjie.extractor.intake import Options, discover
from zongjie.extractor.ledger import Ledger, update
from zongjie.extractor.run import Outcome

CHILD = """
import os, signal, sys
from poison import Obeys
from zongjie.extractor.engines import INLINE
from zongjie.extractor.intake import Options, discover
from zongjie.extractor.ledger import Ledger, update

with Ledger("../ledger", pipeline="1") as ledger:
    for number, done in enumerate(update(ledger, discover(["."]), Obeys(), options=Options(), engine=INLINE)):
        if number == int(sys.argv[1]):
            os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for number in range(45):
        Path(f"{number:02}.txt").write_text(f"第{number % 40}篇。", encoding="utf-8")
    members = [(f"{n}.txt", f"包中第{n}篇。".encode()) for n in range(30)]
    Path("30.zip").write_bytes(bundles.zipped([*members, ("x.txt", "第3篇。".encode())]))
    Path("50.txt").write_text(f"{RAISE}。", encoding="utf-8")
    return tmp_path


def run(path: Path, *given: str, pipeline: str = "1", engine: Engine = INLINE, retry: bool = False) -> list[str]:
    """One run over the inputs; the documents that were worked on."""
    with Ledger(path, pipeline=pipeline) as ledger:
        inputs = discover(given or ["."])
        doing = update(ledger, inputs, Obeys(), options=Options(), engine=engine, retry_errors=retry)
        return [done.uri for done in doing]


def kept(path: Path) -> list[Outcome]:
    with Ledger(path, pipeline="1") as ledger:
        return list(ledger.outcomes())


@pytest.fixture
def clean(folder: Path) -> list[Outcome]:
    run(folder / "clean")
    return kept(folder / "clean")


def test_only_what_is_new_or_changed_is_worked_on(folder: Path, clean: list[Outcome]) -> None:
    assert len(run(folder / "ledger")) == len(clean) == 77
    assert run(folder / "ledger") == []
    Path("07.txt").write_text("改了。", encoding="utf-8")
    Path("60.txt").write_text("新的。", encoding="utf-8")
    assert run(folder / "ledger") == ["07.txt", "60.txt"]
    run(folder / "again")
    assert kept(folder / "ledger") == kept(folder / "again") != clean


def test_a_new_pipeline_replaces_everything_and_errors_can_be_tried_again(folder: Path, clean: list[Outcome]) -> None:
    assert len(run(folder / "clean", pipeline="2")) == 77
    assert run(folder / "clean", pipeline="2", retry=True) == ["50.txt"]
    assert kept(folder / "clean") == clean


def test_a_bundle_that_lost_a_member_loses_its_record(folder: Path, clean: list[Outcome]) -> None:
    Path("30.zip").write_bytes(bundles.zipped([("1.txt", "包中第1篇。".encode())]))
    run(folder / "clean")
    assert sum(outcome.uri.startswith("30.zip") for outcome in clean) == 31
    assert sum(outcome.uri.startswith("30.zip") for outcome in kept(folder / "clean")) == 1


def test_the_first_uri_of_all_ever_given_is_kept(folder: Path, clean: list[Outcome]) -> None:
    run(folder / "ledger", "43.txt", "44.txt")
    assert [outcome.uri for outcome in kept(folder / "ledger") if outcome.record] == ["43.txt", "44.txt"]
    run(folder / "ledger", "40.txt", "03.txt")
    aliases = [outcome.error.message_en for outcome in kept(folder / "ledger") if outcome.alias and outcome.error]
    assert aliases == ["the same text as 03.txt; one is kept"]
    run(folder / "ledger")
    assert kept(folder / "ledger") == clean


def test_a_path_that_did_not_exist_is_forgotten(folder: Path) -> None:
    run(folder / "ledger", "nowhere", "00.txt")
    assert [outcome.uri for outcome in kept(folder / "ledger")] == ["00.txt"]


@pytest.fixture(params=[0, 19, 20, 33, 41, 61, 76])
def killed(request: pytest.FixtureRequest, folder: Path) -> Path:
    """The ledger of a run that was killed."""
    tests = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([tests, os.environ.get("PYTHONPATH", "")])}
    child = subprocess.run([sys.executable, "-c", CHILD, str(request.param)], env=environment, check=False)
    assert child.returncode == -signal.SIGKILL
    return folder / "ledger"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 on this system")
def test_a_killed_run_goes_on_to_the_same_end(killed: Path, clean: list[Outcome]) -> None:
    run(killed)
    assert kept(killed) == clean


@pytest.mark.slow
def test_workers_write_the_same_ledger(folder: Path, clean: list[Outcome]) -> None:
    run(folder / "ledger", engine=Processes(2))
    assert kept(folder / "ledger") == clean
