"""Poison takes one worker with it and nothing else; otherwise workers give what this process gives."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from formats import bundles
from poison import HANG, LEAVE, RAISE, SWELL, CannotBeLoaded, Obeys

from zongjie.extractor.engines import INLINE, EngineError, Processes
from zongjie.extractor.intake import Input, ReadFailure, discover
from zongjie.extractor.run import Outcome, extract_all
from zongjie.extractor.source import SourceText

ENGINE = Processes(2, seconds=60.0)


def texts(*said: str) -> Iterator[SourceText]:
    for number, text in enumerate(said):
        yield SourceText.from_string(f"第{number}篇，{text}。", uri=f"{number:04}")


def codes(outcomes: list[Outcome]) -> list[str | None]:
    return [outcome.error.code if outcome.error else None for outcome in outcomes]


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Input | ReadFailure]:
    """Single files, bundles, files that cannot be read, and texts that stand twice."""
    monkeypatch.chdir(tmp_path)
    for name, data in {
        "a.txt": "全镇走访群众。".encode(),
        "b.zip": bundles.zipped([(f"{n}.txt", f"全村新增企业，其{n}。".encode()) for n in range(5)]),
        "c.jsonl": b'{"id": "x", "text": "\xe8\xb5\xb0\xe8\xae\xbf\xe3\x80\x82"}\n{"id": "y", "text": 1}\n',
        "d.rar": b"Rar!\x1a\x07\x01",
        "e.txt": "全镇走访群众。".encode("gb18030"),
        "f.txt": f"有{RAISE}的文字。".encode(),
        "g.txt": "最后一篇。".encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
    return discover([".", "nowhere"])


def test_workers_give_what_one_process_gives(inputs: list[Input | ReadFailure]) -> None:
    outcomes = list(extract_all(inputs, Obeys(), engine=ENGINE))
    assert outcomes == list(extract_all(inputs, Obeys(), engine=INLINE))
    assert {"duplicate_text", "extraction_failed", "unreadable_path", "damaged_row"} <= set(codes(outcomes))
    assert sum(outcome.record is not None for outcome in outcomes) == 8


def test_a_worker_that_dies_takes_one_document_with_it() -> None:
    said = ["走访", LEAVE, "新增", LEAVE, LEAVE, RAISE, "培训"]
    outcomes = list(extract_all(texts(*said), Obeys(), engine=ENGINE))
    assert codes(outcomes) == [None, "worker_died", None, "worker_died", "worker_died", "extraction_failed", None]
    assert [outcome.uri for outcome in outcomes] == [f"{n:04}" for n in range(len(said))]
    assert outcomes[1].error is not None
    assert "exit code 3" in outcomes[1].error.message_en


def test_a_document_that_hangs_is_stopped() -> None:
    outcomes = list(extract_all(texts("走访", HANG, "新增", "培训"), Obeys(), engine=Processes(2, seconds=1.0)))
    assert outcomes[1].error is not None
    assert (outcomes[1].error.code, outcomes[1].error.message_en) == ("timed_out", "not done within 1 seconds")
    assert outcomes[3].record is not None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to a limit of memory")
def test_a_document_that_swells_is_stopped() -> None:
    engine = Processes(1, memory=300_000_000)
    assert codes(list(extract_all(texts("走访", SWELL, "新增"), Obeys(), engine=engine))) == [
        None,
        "out_of_memory",
        None,
    ]


def test_no_more_documents_are_taken_than_workers_can_soon_work_on() -> None:
    taken = 0

    def counted() -> Iterator[SourceText]:
        nonlocal taken
        for source in texts(*["走访"] * 200):
            taken += 1
            yield source

    outcomes = extract_all(counted(), Obeys(), engine=ENGINE)
    next(outcomes)
    assert taken < 50
    outcomes.close()  # type: ignore[attr-defined]  # ends the workers
    assert taken < 50


def test_workers_that_cannot_start_are_no_fault_of_documents() -> None:
    with pytest.raises(EngineError, match="invalid literal for int"):
        list(extract_all(texts("走访"), CannotBeLoaded(), engine=ENGINE))
