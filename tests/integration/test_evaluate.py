import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from zongjie.corpus import gold_as_record, load, read_gold
from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.exits import Exit

runner = CliRunner()
SHARED = Path(os.environ.get("ZONGJIE_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Gold of one composed document with its text beside it."""
    composed = load(origin=["composed"])[0]
    shutil.copy(composed.path, tmp_path)
    shutil.copy(composed.path.with_suffix(".gold.json"), tmp_path)
    return tmp_path / composed.path.with_suffix(".gold.json").name


def evaluated(*arguments: object) -> dict[str, Any]:
    done = runner.invoke(app, ["evaluate", *map(str, arguments), "--json"])
    assert done.exit_code == Exit.OK, done.output
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_gold_itself_is_right(document: Path, tmp_path: Path) -> None:
    pred = tmp_path / "records.jsonl"
    pred.write_text(json.dumps(gold_as_record(read_gold(document))), encoding="utf-8")
    result = evaluated("--gold", document, "--pred", pred)
    assert (result["documents"], result["absent"]) == (1, 0)
    assert result["detection"]["metric complete"]["f1"] == 1


def test_without_records_the_texts_are_extracted(document: Path) -> None:
    result = evaluated("--gold", document.parent, "--by-document")
    assert (result["documents"], result["absent"]) == (1, 0)
    assert 0 < result["detection"]["metric complete"]["f1"] < 1
    assert list(result["by document"]) == [read_gold(document).source]


def test_gold_whose_text_has_changed_is_told_and_left_out(document: Path) -> None:
    text = document.with_name(read_gold(document).source)
    text.write_text(text.read_text("utf-8") + "新", encoding="utf-8")
    done = runner.invoke(app, ["evaluate", "--gold", str(document)])
    assert text.name in done.stderr
    assert done.stdout.startswith("0 documents")


def test_the_report_is_for_people(document: Path) -> None:
    done = runner.invoke(app, ["evaluate", "--gold", str(document), "--intervals", "--errors", "metrics"])
    assert done.exit_code == Exit.OK
    assert "| metric complete |" in done.stdout
    assert "95 %" in done.stdout


def test_texts_that_trained_the_models_are_marked(document: Path, tmp_path: Path) -> None:
    pred = tmp_path / "records.jsonl"
    pred.write_text(json.dumps(gold_as_record(read_gold(document))), encoding="utf-8")
    name = read_gold(document).source
    assert evaluated("--gold", document, "--pred", pred)["trained on"] == [name]
    assert "1 of 1 texts trained the shipped models" in runner.invoke(app, ["evaluate", "--gold", str(document)]).stdout
    unseen = read_gold(document).model_dump(mode="json") | {"sha256": "0" * 64}
    document.write_text(json.dumps(unseen), encoding="utf-8")
    assert evaluated("--gold", document, "--pred", pred)["trained on"] == []


@pytest.mark.slow
def test_leave_one_out_trains_without_the_text(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONGJIE_SHARED", str(tmp_path / "none"))
    held_out, seen = evaluated("--gold", document, "--leave-one-out"), evaluated("--gold", document)
    assert (held_out["documents"], held_out["absent"]) == (1, 0)
    assert (held_out["leave one out"], held_out["trained on"]) == (True, [])
    assert 0 < held_out["detection"]["metric complete"]["f1"] < seen["detection"]["metric complete"]["f1"]


def test_mistakes_on_frozen_documents_are_not_told() -> None:
    frozen = load("frozen", origin=["composed"])[0].path.parent
    done = runner.invoke(app, ["evaluate", "--gold", str(frozen), "--errors", "metrics"])
    assert done.exit_code == Exit.USAGE
    assert done.stdout == ""


def test_wrong_use(document: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.gold.json").write_text("{", encoding="utf-8")
    assert runner.invoke(app, ["evaluate", "--gold", str(tmp_path / "empty")]).exit_code == Exit.NOTHING
    assert runner.invoke(app, ["evaluate", "--gold", str(document), "--errors", "x"]).exit_code == Exit.USAGE
    both = ["evaluate", "--gold", str(document), "--leave-one-out", "--pred", str(document)]
    assert runner.invoke(app, both).exit_code == Exit.USAGE
    bad = runner.invoke(app, ["evaluate", "--gold", str(tmp_path / "bad.gold.json")])
    assert bad.exit_code == Exit.FAILED
    assert "bad.gold.json" in bad.stderr


@pytest.mark.skipif(not (SHARED / "gold" / "tools").is_dir(), reason="ZONGJIE_SHARED has no gold/tools")
def test_the_same_figures_as_the_shared_scorer(tmp_path: Path) -> None:
    gold = SHARED / "gold" / "dev"
    pred = tmp_path / "records.jsonl"
    records = [gold_as_record(read_gold(path)) for path in sorted(gold.glob("*.gold.json"))]
    # Lose every third metric and spoil the unit of others, so that no figure is trivial.
    for position, record in enumerate(records):
        record["metrics"] = [
            {**metric, "unit": "某" if place % 3 else metric["unit"]}
            for place, metric in enumerate(record["metrics"])
            if (place + position) % 3
        ]
    pred.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    script = SHARED / "gold" / "tools" / "score.py"
    done = subprocess.run(
        [sys.executable, str(script), str(gold), "--pred", str(pred), "--json"], capture_output=True, check=True
    )
    theirs, ours = json.loads(done.stdout), evaluated("--gold", gold, "--pred", pred)
    for name, figures in theirs["detection"].items():
        assert ours["detection"][name] == pytest.approx(figures), name
    for name, figures in theirs["accuracy"].items():
        assert ours["accuracy"][name] == pytest.approx(figures), name
    assert ours["statement macro F1"] == pytest.approx(theirs["statement macro F1"])
    assert ours["meta mean"] == pytest.approx(theirs["meta mean"])
