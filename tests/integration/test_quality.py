"""The gate of quality: what it compares, when it fails, and what an update may change. Nothing is trained here."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from zongjie.corpus import CorpusDocument, Tally, gold_as_record, load, score, shared_folder

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOLD, OTHER_GOLD = "a" * 64, "b" * 64
START = {"metric": 0.95, "topic": 0.8, "magnitude": 0.001, "grounded": 1.0}


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import gate

    return gate


@pytest.fixture
def quality(gate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    import quality

    # Nothing is trained; a test that measures says by what.
    monkeypatch.setattr(quality, "held_out", None)
    monkeypatch.setattr(quality, "shipped", None)
    return quality


Make = Callable[..., Any]


@pytest.fixture
def stratum(gate: ModuleType) -> Make:
    def make(gold: str = GOLD, folds: int | None = 6, documents: int = 3, **changed: float | None) -> Any:
        values = {name: value for name, value in (START | changed).items() if value is not None}
        figures = {name: gate.Figure(value=value, counts={name: (1, 2, 3)}) for name, value in values.items()}
        return gate.Stratum(gold_sha256=gold, documents=documents, folds=folds, figures=figures)

    return make


@pytest.fixture
def run(
    quality: ModuleType, gate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> Callable[..., tuple[int, str, str]]:
    """Run the script on made-up figures: part → strata. Without a shared part there is no shared folder."""

    def run(measured: dict[str, Any], *arguments: str) -> tuple[int, str, str]:
        shared = tmp_path / "shared"
        if "shared" in measured:
            (shared / "gold").mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv("ZONGJIE_SHARED", str(shared if "shared" in measured else tmp_path / "none"))
        monkeypatch.setattr(quality, "measure", lambda part, **_: measured[part])
        code = quality.main(["--baseline", str(tmp_path / "baseline.json"), *arguments])
        done = capsys.readouterr()
        return code, done.out, done.err

    return run


@pytest.fixture
def pinned(run: Make, stratum: Make, tmp_path: Path) -> Path:
    """A baseline with both parts."""
    code, _, _ = run({"composed": {"open composed": stratum()}, "shared": {"real grassroots": stratum()}}, "--update")
    assert code == 0
    return tmp_path / "baseline.json"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def table(out: str) -> dict[str, list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in out.splitlines() if line.startswith("|")]
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize(
    ("name", "value", "mark"),
    [
        ("metric", 0.95, "ok"),
        ("metric", 0.99, "ok"),
        ("metric", 0.945, "ok"),
        ("metric", 0.9449, "WORSE"),
        ("metric", None, "GONE"),
        ("honour", 0.1, "new"),
        ("magnitude", 0.0, "ok"),
        ("magnitude", 0.0015, "ok"),
        ("magnitude", 0.0016, "WORSE"),
        ("grounded", 0.9999, "WORSE"),
    ],
)
def test_a_figure_is_held_against_its_pin(
    pinned: Path, run: Make, stratum: Make, name: str, value: float | None, mark: str
) -> None:
    before = pinned.read_bytes()
    code, out, _ = run({"composed": {"open composed": stratum(**{name: value})}})
    assert code == (mark in ("WORSE", "GONE"))
    rows = table(out)
    assert rows[name][-1] == mark
    assert {row[-1] for other, row in rows.items() if other in START and other != name} == {"ok"}
    assert (f"open composed/{name}" in out) is bool(code)
    assert pinned.read_bytes() == before, "comparing writes nothing"


def test_figures_are_shown_with_counts_and_difference(pinned: Path, run: Make, stratum: Make) -> None:
    _, out, _ = run({"composed": {"open composed": stratum(topic=0.75)}})
    assert table(out)["topic"] == ["0.8000 1/2/3", "0.7500 1/2/3", "-0.0500", "WORSE"]


def test_more_promises_told_as_facts_are_worse(gate: ModuleType, stratum: Make) -> None:
    few, many = (stratum(**{"promise told as fact": share}) for share in (0.02, 0.2))
    name = "promise told as fact"
    assert [c.name for c in gate.Comparison("any", few, many).changes if c.worse] == [name]
    assert [c.name for c in gate.Comparison("any", many, few).changes if c.worse] == []
    assert set(gate.LESS_IS_BETTER) | set(gate.TOLERANCES) <= set(gate.FIGURES)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"gold": OTHER_GOLD, "documents": 5}, "its gold has changed (3 documents when pinned, 5 now)"),
        ({"folds": 2}, "it was pinned in 6 groups of documents and measured in 2"),
    ],
)
def test_a_stratum_of_another_measure_is_not_compared(
    pinned: Path, run: Make, stratum: Make, change: dict[str, Any], said: str
) -> None:
    code, out, _ = run({"composed": {"open composed": stratum(**change)}, "shared": {"real grassroots": stratum()}})
    assert code == 1
    assert f"open composed: {said}" in out
    assert "WORSE" not in out
    assert table(out)["metric"][-1] == "ok", "the other stratum is compared all the same"
    assert "--update" in out


def test_strata_without_pins_or_documents_fail(pinned: Path, run: Make, stratum: Make) -> None:
    code, out, _ = run({"composed": {"frozen composed": stratum()}})
    assert code == 1
    assert "frozen composed: it is not pinned yet" in out
    assert "open composed: it is pinned, but none of its documents are here" in out


def test_without_shared_folder_only_the_composed_part_counts(pinned: Path, run: Make, stratum: Make) -> None:
    code, out, _ = run({"composed": {"open composed": stratum()}})
    assert code == 0
    assert "shared part skipped: there is no shared folder here" in out
    assert "real grassroots" not in out

    before = read(pinned)
    assert run({"composed": {"open composed": stratum(metric=0.97)}}, "--update")[0] == 0
    after = read(pinned)
    assert after["shared"] == before["shared"]
    assert after["composed"]["open composed"]["figures"]["metric"]["value"] == 0.97


def test_an_update_refuses_what_is_worse(pinned: Path, run: Make, stratum: Make) -> None:
    before = pinned.read_bytes()
    worse = {"composed": {"open composed": stratum(topic=0.7, metric=0.99, magnitude=0.01)}}
    code, _, err = run(worse, "--update")
    assert (code, pinned.read_bytes()) == (1, before)
    assert "open composed/topic: 0.8000 → 0.7000" in err
    assert "open composed/magnitude: 0.0010 → 0.0100" in err
    assert "open composed/metric" not in err

    code, _, err = run(worse, "--update", "--allow-worse", "open composed/topic", "--reason", "two topics became one")
    assert (code, pinned.read_bytes()) == (1, before)
    assert "open composed/topic" not in err


def test_an_update_refuses_what_is_worse_on_other_gold_too(pinned: Path, run: Make, stratum: Make) -> None:
    worse = {"composed": {"open composed": stratum(gold=OTHER_GOLD, topic=0.7)}}
    assert run(worse, "--update")[0] == 1
    assert run(worse, "--update", "--allow-worse", "*/topic", "--reason", "harder documents")[0] == 0
    body = read(pinned)
    assert body["composed"]["open composed"]["gold_sha256"] == OTHER_GOLD
    assert body["allowed_worse"][0]["unlike"].startswith("its gold has changed")
    assert run({"composed": worse["composed"]})[0] == 0, "what was pinned is what holds now"


def test_what_is_allowed_is_written_down_until_it_recovers(pinned: Path, run: Make, stratum: Make) -> None:
    def update(topic: float, *arguments: str) -> list[tuple[float, float]]:
        assert run({"composed": {"open composed": stratum(topic=topic)}}, "--update", *arguments)[0] == 0
        return [(entry["was"], entry["now"]) for entry in read(pinned)["allowed_worse"]]

    allow = ("--allow-worse", "open composed/topic", "--allow-worse", "open composed/metric", "--reason", "faster")
    assert update(0.7, *allow) == [(0.8, 0.7)]
    assert read(pinned)["allowed_worse"] == [
        {"figure": "open composed/topic", "was": 0.8, "now": 0.7, "unlike": None, "reason": "faster"}
    ]
    assert update(0.6, *allow) == [(0.8, 0.7), (0.7, 0.6)]
    assert update(0.75) == [(0.8, 0.7)]
    assert update(0.8) == []


def test_a_figure_or_stratum_that_is_no_longer_measured_needs_leave(pinned: Path, run: Make, stratum: Make) -> None:
    measured = {"composed": {"frozen composed": stratum()}}
    code, _, err = run(measured, "--update")
    assert code == 1
    assert "open composed/metric: 0.9500 → not measured" in err
    assert run(measured, "--update", "--allow-worse", "open composed/*", "--reason", "merged")[0] == 0
    body = read(pinned)
    assert list(body["composed"]) == ["frozen composed"]
    assert {entry["figure"]: entry["now"] for entry in body["allowed_worse"]} == {
        f"open composed/{name}": None for name in START
    }


def test_small_steps_down_do_not_add_up(pinned: Path, run: Make, stratum: Make) -> None:
    before = pinned.read_bytes()
    assert run({"composed": {"open composed": stratum(metric=0.946)}}, "--update")[0] == 0
    assert pinned.read_bytes() == before
    assert run({"composed": {"open composed": stratum(metric=0.942)}}, "--update")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--allow-worse", "open composed/topic", "--reason", "why"], "--allow-worse is for --update"),
        (["--update", "--allow-worse", "open composed/topic"], "--allow-worse needs a --reason"),
        (["--update", "--allow-worse", "open composed/topic", "--reason", " "], "--allow-worse needs a --reason"),
        (["--update", "--reason", "why"], "--reason is for --allow-worse"),
        (["--update", "--allow-worse", "open composed/topics", "--reason", "why"], "no such figure"),
        (["--folds", "1"], "--folds 2 or more"),
        (["--documents", "0"], "--documents 1 or more"),
    ],
)
def test_bad_options_are_refused_before_anything_is_measured(
    run: Make, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run({}, *arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_trial_does_not_become_the_baseline(quality: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        quality.main(["--update", "--documents", "8"])
    assert "name another --baseline" in capsys.readouterr().err


def test_missing_and_broken_baselines_are_said(run: Make, stratum: Make, tmp_path: Path) -> None:
    measured = {"composed": {"open composed": stratum()}}
    code, _, err = run(measured)
    assert code == 1
    assert "is missing" in err
    for content in ('{"composed": {"open composed": {}}}', "no json"):
        (tmp_path / "baseline.json").write_text(content, encoding="utf-8")
        code, _, err = run(measured)
        assert code == 1
        assert "is no baseline" in err


def test_a_baseline_survives_the_file(pinned: Path, gate: ModuleType, stratum: Make) -> None:
    baseline = gate.Baseline.read(pinned)
    assert baseline.composed == {"open composed": stratum()}
    assert baseline.to_json() == pinned.read_text(encoding="utf-8")
    lines = pinned.read_text(encoding="utf-8").splitlines()
    assert '    "metric": {"value": 0.95, "counts": {"metric": [1, 2, 3]}},' in lines, "a figure a line"


def test_every_figure_is_measured_and_follows_from_its_counts(gate: ModuleType) -> None:
    gold = [document.gold for document in load(origin=["composed"])]
    figures = gate.pinnable(score(gold, [gold_as_record(one) for one in gold]).total)
    assert set(gate.FIGURES) - set(figures) <= {"grounded"}, "gold as record has no text to be grounded in"
    for name, figure in figures.items():
        rates = [Tally(*counts).f1 if len(counts) == 3 else counts[0] / counts[1] for counts in figure.counts.values()]
        assert figure.value == pytest.approx(sum(rates) / len(rates), abs=0.0001), name
        assert figure.value < 0.01 if name in gate.LESS_IS_BETTER else figure.value > 0.99, name
    assert set(figures["statement macro F1"].counts) == {"achievement", "problem", "plan"}
    assert "meta.title" in figures["meta mean"].counts


def test_the_digest_is_of_the_gold_and_not_of_its_order(gate: ModuleType) -> None:
    one, two = (document.gold for document in load(origin=["composed"])[:2])
    digest = gate.gold_digest([one, two])
    assert gate.gold_digest([two, one]) == digest
    moved = two.model_copy(update={"metrics": two.metrics[1:]})
    assert gate.gold_digest([one, moved]) != digest
    assert gate.gold_digest([one]) != digest


@dataclass
class Reader:
    """Stands for models: reads every document as its gold, and remembers who knew what."""

    judged: list[CorpusDocument] = field(default_factory=list)
    known: list[CorpusDocument] = field(default_factory=list)
    shipped: list[CorpusDocument] = field(default_factory=list)

    def held_out(self, judged: list[CorpusDocument], known: list[CorpusDocument], *, folds: int) -> list[Any]:
        self.judged, self.known = judged, known
        return [gold_as_record(document.gold) for document in judged]

    def read_by_shipped(self, documents: list[CorpusDocument]) -> list[Any]:
        self.shipped = documents
        return [gold_as_record(document.gold) for document in documents]


@pytest.fixture
def reader(quality: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr(quality, "held_out", reader.held_out)
    monkeypatch.setattr(quality, "shipped", reader.read_by_shipped)
    return reader


def test_the_composed_part_knows_composed_documents_only(quality: ModuleType, reader: Reader) -> None:
    strata = quality.measure("composed", folds=4)
    assert {name: stratum.folds for name, stratum in strata.items()} == {"open composed": 4, "frozen composed": None}
    assert sum(stratum.documents for stratum in strata.values()) == len(reader.judged)
    assert {(d.origin, d.split) for d in reader.known} == {("composed", "open")}
    assert all(stratum.figures["metric"].value == 1 for stratum in strata.values())
    assert reader.shipped == []


def test_the_shared_part_knows_all_open_gold(quality: ModuleType, reader: Reader) -> None:
    if shared_folder() is None:
        pytest.skip("there is no shared folder here")
    strata = quality.measure("shared", folds=4, documents=2)
    assert {"real grassroots", "real work reports"} <= set(strata) <= set(quality.STRATA)
    assert all(s.folds == (None if name == "frozen stand-off" else 4) for name, s in strata.items())
    assert all(stratum.documents <= 2 for stratum in strata.values())
    assert {d.split for d in reader.known} == {"open"}
    assert {"composed", "shared"} <= {d.origin for d in reader.known}
    assert "composed" not in {d.origin for d in [*reader.judged, *reader.shipped]}
    assert {d.split for d in reader.shipped} <= {"frozen"}
    assert {d.gold.sha256 for d in reader.judged} <= {d.gold.sha256 for d in reader.known}
