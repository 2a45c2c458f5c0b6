"""Our sentences, gold and figures are those of the shared tools, wherever these are present."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import GoldDocument, Origin, gold_as_record, load, load_cases, read_text, score, shared_folder
from zongjie.corpus.compile import annotated_texts
from zongjie.corpus.tables import compile_tables
from zongjie.extractor.pipeline import Extractor
from zongjie.schemas.sentences import sentence_spans

SHARED = shared_folder()
pytestmark = pytest.mark.skipif(SHARED is None, reason="no shared folder: ZONGJIE_SHARED names none")

Record = dict[str, Any]


@pytest.fixture(scope="module")
def shared() -> Path:
    assert SHARED is not None
    return SHARED.resolve()


def run_tool(shared: Path, name: str, *arguments: str) -> str:
    command = [sys.executable, str(shared / "gold" / "tools" / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_sentences_are_those_of_the_shared_tool(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared / "gold" / "tools"))
    from split import sentences  # type: ignore[import-not-found]

    paths = sorted(shared.rglob("*.txt"))
    assert len(paths) > 100
    for path in paths:
        text = read_text(path)
        assert sentence_spans(text) == sentences(text), path


def test_tables_compile_to_the_shared_gold(shared: Path) -> None:
    texts = annotated_texts(shared / "gold" / "dev")
    assert texts
    for path in texts:
        gold = compile_tables(read_text(path), source=path.name, stem=path.with_suffix(""))
        want = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        assert json.loads(gold.to_json()) == want, path


def test_composed_gold_is_what_the_shared_tool_makes_apart_from_details(shared: Path, tmp_path: Path) -> None:
    """Documents that differ are named, not shown: some of them are frozen."""
    documents = load("all", origin=[Origin.COMPOSED])
    assert len(documents) >= 30
    different = []
    for document in documents:
        out = tmp_path / f"{document.id}.gold.json"
        run_tool(shared, "compile.py", str(document.path), str(document.path.with_suffix("")), str(out))
        own = json.loads(document.gold.to_json())
        assert own.pop("details") is not None, f"{document.id} has no details"
        if json.loads(out.read_text(encoding="utf-8")) != own:
            different.append(document.id)
    assert different == []


def test_every_lesson_is_a_case(shared: Path) -> None:
    rows = (shared / "lessons.tsv").read_text(encoding="utf-8").splitlines()[1:]
    texts = [case.text for case in load_cases() if "lesson" in case.tags]
    inputs = [one.strip() for row in rows for one in row.split("\t")[0].split(" / ")]
    assert len(inputs) > 40
    assert [one for one in inputs if not any(one in text for text in texts)] == []


def spoil(record: Record, chance: random.Random) -> Record:
    """Put every kind of mistake that the figures tell apart into a record that is right."""
    indicators = [row["indicator"] for row in record["metrics"]]
    for name in ("metrics", "achievements", "problems", "plans", "honours", "sections"):
        rows = [row for row in record[name] if chance.random() > 0.1]
        for row in list(rows):
            if chance.random() < 0.3:
                row["start"] = max(0, row["start"] + chance.randint(-3, 3))
                row["end"] = max(row["start"] + 1, row["end"] + chance.randint(-3, 6))
            if chance.random() < 0.05:
                rows.append({**row, "start": row["end"], "end": row["end"] + 4})
            for field, values in SPOILT.items():
                if field in row and chance.random() < 0.15:
                    row[field] = chance.choice(values)
            if "indicator" in row and chance.random() < 0.3:
                row["indicator"] = chance.choice(indicators)
            if row.get("value") and chance.random() < 0.2:
                row["value"] = chance.choice(
                    [None, 0, row["value"] * 10, row["value"] * 1.5, row["value"] * (1 + 1e-12)]
                )
        record[name] = rows
    if record["achievements"]:
        record["plans"].append(record["achievements"].pop())
    for field in ("title", "issuer", "place", "level", "report_year", "index_no"):
        if chance.random() < 0.3:
            record["meta"][field] = chance.choice([None, "云溆县人民政府", "县政府"])
    return record


SPOILT: dict[str, list[Any]] = {
    "status": ["actual", "target", None],
    "role": ["level", "change", "rank"],
    "qualifier": ["over", "at_least", "exact"],
    "unit": ["个", None, "%"],
    "year": [2024, None],
    "value_max": [7, None],
    "period": [None, {"kind": "year"}, {"kind": "as_of"}],
    "scope": [None, {"text": "全省"}],
    "topic": ["other", "economy"],
    "kind": ["plan", "review"],
    "level": [1, 2],
    "heading_end": [None, 0],
}


def records_of(golds: list[tuple[GoldDocument, str]], chance: random.Random) -> list[Record]:
    records = []
    for gold, text in golds:
        whole = gold_as_record(gold, text=text if chance.random() < 0.6 else None)
        records.append(spoil(json.loads(json.dumps(whole)), chance))
    return records


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_are_those_of_the_shared_tool(shared: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    documents = load(origin=[Origin.SHARED])
    assert documents
    golds = [(document.gold, document.text) for document in documents]
    records = records_of(golds[seed - 1 :], chance)
    predicted = tmp_path / "records.jsonl"
    odd = [{"source": {}}, records[0], {"source": {"text_sha256": "0" * 64}}]
    predicted.write_text("".join(json.dumps(one) + "\n" for one in [*records, *odd]), encoding="utf-8")
    options = ["--json", "--by-document", "--intervals"]
    out = run_tool(shared, "score.py", str(shared / "gold" / "dev"), "--pred", str(predicted), *options)
    want = json.loads(out)

    evaluation = score([gold for gold, _ in golds], [*records, *odd])
    got = json.loads(json.dumps(evaluation.to_dict(by_document=True, intervals=True)))
    assert len(got.pop("odd")) == len(want.pop("odd")) == 2
    assert (got["absent"], got["without gold"]) == (seed - 1, 1)
    assert got == want
    assert 0.1 < got["detection"]["metric complete"]["f1"] < 0.9


@pytest.mark.slow
def test_figures_on_what_the_shipped_models_extract(shared: Path, tmp_path: Path) -> None:
    documents = load(origin=[Origin.SHARED])
    assert len(documents) == 14
    extractor = Extractor()
    records = [json.loads(extractor.extract(document.text).model_dump_json()) for document in documents]
    predicted = tmp_path / "records.jsonl"
    predicted.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    options = ["--json", "--by-document", "--intervals"]
    want = json.loads(run_tool(shared, "score.py", str(shared / "gold" / "dev"), "--pred", str(predicted), *options))
    evaluation = score([document.gold for document in documents], records)
    got = json.loads(json.dumps(evaluation.to_dict(by_document=True, intervals=True)))
    assert got == want
    assert got["absent"] == 0
    assert got["detection"]["metric"]["f1"] > 0.9


@pytest.mark.parametrize("kind", ["metrics", "statements", "items", "honours", "sections", "meta"])
def test_as_many_mistakes_are_listed_as_by_the_shared_tool(shared: Path, tmp_path: Path, kind: str) -> None:
    documents = load(origin=[Origin.SHARED])
    records = records_of([(document.gold, document.text) for document in documents], random.Random(4))
    predicted = tmp_path / "records.jsonl"
    predicted.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    arguments = [str(shared / "gold" / "dev"), "--pred", str(predicted), "--json", "--errors", kind]
    want = json.loads(run_tool(shared, "score.py", *arguments))["errors"]
    got = score([document.gold for document in documents], records).mistakes(kind)
    assert len(got) == len(want) > 0
