"""The leaderboard: what rivals answer, how it is counted, the page that follows. Nothing is installed or trained."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from zongjie.corpus import CorpusDocument, GoldMetric, gold_as_record, load

ROOT = Path(__file__).parents[3]
BENCHMARKS = ROOT / "benchmarks"
ADAPTERS = BENCHMARKS / "leaderboard" / "rivals"


@pytest.fixture(autouse=True)
def _path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ADAPTERS))
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.fixture
def peel() -> ModuleType:
    import peel

    return peel


@pytest.fixture
def results() -> ModuleType:
    import leaderboard.results

    return leaderboard.results


@pytest.fixture
def rivalry() -> ModuleType:
    import leaderboard.rivalry

    return leaderboard.rivalry


@pytest.fixture
def page() -> ModuleType:
    import leaderboard.page

    return leaderboard.page


@pytest.fixture(scope="module")
def document() -> CorpusDocument:
    return load(origin=["composed"])[0]


def written(rivalry: ModuleType, adapter: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A rival whose adapter is a few lines of our own."""
    monkeypatch.setattr(rivalry, "_ADAPTERS", adapter)
    (adapter / "stub.py").write_text(body, encoding="utf-8")
    return rivalry.Rival("stub", "stub.py")


# Rivals -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("编印手册160余批次。", [("160余批次", "160", None, "批次")]),
        (
            "投入142.6535万元、8,200元。",
            [("142.6535万元", "1426535.0000", None, "元"), ("8,200元", "8200", None, "元")],
        ),
        ("用电近1.2亿千瓦时", [("近1.2亿千瓦时", "120000000.0", None, "千瓦时")]),
        ("装机35千瓦，提高2.5个百分点", [("35千瓦", "35", None, "千瓦"), ("2.5个百分点", "2.5", None, "百分点")]),
        ("每村1-2名", [("1-2名", "1", "2", "名")]),
        ("2024年10月召开第七届大会，推进5G和B2项目", []),
    ],
)
def test_the_plain_regex_reads_numbers_with_units(
    rivalry: ModuleType, tmp_path: Path, sentence: str, wanted: list[tuple[str, str, str | None, str]]
) -> None:
    (rival,) = [one for one in rivalry.RIVALS if one.script == "plain_regex.py"]
    text = f"一、工作回顾\n{sentence}"
    found = rival.find({"a": text, "empty": ""}, environments=tmp_path)
    assert found["empty"] == []
    assert [(text[f["start"] : f["end"]], f["value"], f["value_max"], f["unit"]) for f in found["a"]] == [
        (mention, Decimal(low), high and Decimal(high), unit) for mention, low, high, unit in wanted
    ]


@pytest.mark.parametrize(
    ("mention", "value", "value_max", "unit"),
    [
        ("近10余万元", "100000", None, "元"),
        ("三万五千元", "35000", None, "元"),
        ("一亿三千万人次", "130000000", None, "人次"),
        ("2.3万亿元", "2300000000000", None, "元"),
        ("1-2万个", "10000", "20000", "个"),
        ("1.5个百分点", "1.5", None, "百分点"),
        ("百分之十二点五", "12.5", None, "%"),
        ("近三成", "30", None, "%"),
        ("5千瓦", "5", None, "千瓦"),
        ("逾千场", "1000", None, "场"),
    ],
)
def test_a_mention_is_peeled(peel: ModuleType, mention: str, value: str, value_max: str | None, unit: str) -> None:
    assert peel.peel(mention) == peel.Peeled(Decimal(value), value_max and Decimal(value_max), unit)


def test_without_number_there_is_nothing_to_peel(peel: ModuleType) -> None:
    assert peel.peel("元以上") is None


def test_words_are_joined_to_mentions(peel: ModuleType) -> None:
    words = [
        ("走访", "v"),
        ("近", "a"),
        ("3.5", "m"),
        ("万人", "n"),
        ("，", "w"),
        ("增长", "v"),
        ("11", "m"),
        (".", "w"),
    ]
    words += [
        ("2%", "m"),
        ("以上", "f"),
        ("；", "w"),
        ("2", "m"),
        ("个", "q"),
        ("百分点", "n"),
        ("，", "w"),
        ("一", "m"),
        ("个", "q"),
    ]
    text = "".join(word for word, _ in words)
    found = peel.quantities(words, numerals="m", classifiers="q")
    assert [(text[q.start : q.end], Decimal(q.value), q.unit) for q in found] == [
        ("近3.5万人", 35000, "人"),
        ("11.2%以上", Decimal("11.2"), "%"),
        ("2个百分点", 2, "百分点"),
    ]


def test_a_number_takes_the_unit_behind_it(peel: ModuleType) -> None:
    found = peel.with_unit("新建300余公里道路", 2, 5)
    assert (found.start, found.end, Decimal(found.value), found.unit) == (2, 8, 300, "公里")
    assert peel.with_unit("2024年", 0, 4) is None


def test_adapters_do_not_import_zongjie() -> None:
    adapters = sorted(ADAPTERS.glob("*.py"))
    assert len(adapters) >= 4
    for path in adapters:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith("zongjie") for name in names), path.name


def test_what_a_rival_prints_is_no_answer(tmp_path: Path) -> None:
    noisy = "import wire\ndef load():\n    print('hello')\n    return lambda sentence: []\nwire.serve(load)\n"
    line = json.dumps({"id": "a", "text": "3家"}) + "\n"
    command = [sys.executable, "-X", "utf8", "-c", f"import sys; sys.path.insert(0, {str(ADAPTERS)!r})\n{noisy}"]
    done = subprocess.run(command, input=line, capture_output=True, encoding="utf-8", check=True)
    assert (json.loads(done.stdout), done.stderr) == ({"id": "a", "found": []}, "hello\n")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise SystemExit('no model file')", "stub stopped: no model file"),
        ('print(\'{"id": "b", "found": []}\')', "must answer every text once"),
        (
            'print(\'{"id": "a", "found": [{"start": 1, "end": 9, "value": null, "value_max": null, "unit": ""}]}\')',
            "offsets are wrong",
        ),
    ],
)
def test_bad_answers_are_refused(
    rivalry: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, message: str
) -> None:
    rival = written(rivalry, tmp_path, body, monkeypatch)
    with pytest.raises(rivalry.RivalError, match=message):
        rival.find({"a": "3家"}, environments=tmp_path)


def test_every_requirement_is_pinned(rivalry: ModuleType) -> None:
    packages = {rival.package for rival in rivalry.RIVALS if rival.package}
    assert {path.name for path in ADAPTERS.glob("requirements-*.txt")} == {f"requirements-{p}.txt" for p in packages}
    for package in packages:
        lines = (ADAPTERS / f"requirements-{package}.txt").read_text(encoding="utf-8").splitlines()
        assert all(line.startswith("#") or line.count("==") == 1 for line in lines), package
    assert all(rival.version for rival in rivalry.RIVALS if rival.package)


def test_an_unpinned_rival_has_no_version(rivalry: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivalry, "_ADAPTERS", tmp_path)
    (tmp_path / "requirements-tool.txt").write_text("other==1\n", encoding="utf-8")
    with pytest.raises(rivalry.RivalError, match="does not pin tool"):
        _ = rivalry.Rival("tool", "tool.py", package="tool").version


# Counting -----------------------------------------------------------------------------------------------------------


def metric(**changed: object) -> GoldMetric:
    whole = {
        "start": 0, "end": 4, "mention": "6.8%", "value": Decimal("6.8"), "value_max": None, "units": ("%",),
        "qualifier": "exact", "status": "actual", "role": "level", "year": 2024, "indicator": None,
        "optional": False, "period": None, "scope": None,
    }  # fmt: skip
    return GoldMetric.model_validate(whole | changed)


@pytest.mark.parametrize(
    ("changed", "value", "value_max", "unit", "right"),
    [
        ({}, "6.80", None, "%", True),
        ({}, "6.8", None, "", False),
        ({}, "68", None, "%", False),
        ({}, None, None, "%", False),
        ({"value": Decimal("-6.8"), "role": "change"}, "6.8", None, "%", True),
        ({"units": ("平方米",)}, "6.8", None, "㎡", True),
        ({"units": ("平方米",)}, "6.8", None, "米", False),
        ({"units": ("人", "")}, "6.8", None, "", True),
        ({"units": ()}, "6.8", None, "", True),
        ({"units": ("位",), "role": "rank"}, "6.8", None, "名", True),
        ({"value_max": Decimal(8)}, "6.8", None, "%", False),
        ({"value_max": Decimal(8)}, "6.8", "8", "%", True),
        ({}, "6.8", "8", "%", False),
    ],
)
def test_number_and_unit(
    results: ModuleType, changed: dict[str, object], value: str | None, value_max: str | None, unit: str, right: bool
) -> None:
    found = {"value": value and Decimal(value), "value_max": value_max and Decimal(value_max), "unit": unit}
    assert results.same_measure(metric(**changed), found) is right


def test_gold_itself_is_all_right(results: ModuleType, document: CorpusDocument) -> None:
    board = results.board_of(document.gold, gold_as_record(document.gold)["metrics"], reads=True)
    assert {name: tally.f1 for name, tally in board.tallies.items()} == dict.fromkeys(
        (results.FOUND, results.MEASURED, *results.READ), 1.0
    )


def test_a_rival_is_asked_for_number_and_unit_only(results: ModuleType, document: CorpusDocument) -> None:
    firm = [m for m in document.gold.metrics if not m.optional]
    first, second, *rest = firm
    rows: list[dict[str, Any]] = [
        {"start": m.start, "end": m.end, "value": abs(m.value), "value_max": m.value_max, "unit": (m.units or ("",))[0]}
        for m in [first, *rest]
    ]
    rows[0]["unit"] = "光年"
    title = document.gold.sentences[0]
    rows.append({"start": title.start, "end": title.end, "value": Decimal(1), "value_max": None, "unit": "个"})
    board = results.board_of(document.gold, rows, reads=False)
    assert second.start >= first.end
    assert {name: (t.tp, t.fp, t.fn) for name, t in board.tallies.items()} == {
        results.FOUND: (len(firm) - 1, 1, 1),
        results.MEASURED: (len(firm) - 2, 2, 2),
    }


def test_few_documents_have_no_bounds(results: ModuleType, document: CorpusDocument) -> None:
    board = results.board_of(document.gold, gold_as_record(document.gold)["metrics"], reads=False)
    names = [f"document {k}" for k in range(results.FEW)]
    few, many = (results.standing_of(dict.fromkeys(some, board)) for some in (names[1:], names))
    assert few.figures[results.FOUND].bounds is None
    assert set(few.by_document) == set(names[1:])
    assert many.figures[results.FOUND].bounds == (1.0, 1.0)
    assert many.by_document == {}


# Page ---------------------------------------------------------------------------------------------------------------


def test_the_page_is_current(results: ModuleType, page: ModuleType) -> None:
    stored = results.Results.read(BENCHMARKS / "leaderboard" / "results.json")
    written = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert written == page.render(stored), "write it anew: PYTHONPATH=benchmarks python -m leaderboard --render"
    assert (BENCHMARKS / "leaderboard" / "results.json").read_text(encoding="utf-8") == stored.to_json()


def test_the_results_are_of_every_system(results: ModuleType, rivalry: ModuleType) -> None:
    stored = results.Results.read(BENCHMARKS / "leaderboard" / "results.json")
    versions = {entry.system: entry.version for entry in stored.entries}
    assert list(versions) == ["rules only", "model only", "zongjie", *(rival.name for rival in rivalry.RIVALS)]
    assert {rival.name: rival.version for rival in rivalry.RIVALS}.items() <= versions.items()


def test_the_page_says_what_is_absent(results: ModuleType, page: ModuleType) -> None:
    figure = results.Figure(counts=(3, 1, 0), bounds=(0.5, 0.9))
    entry = results.Entry(
        system="plain regex", version=None, strata={"open composed": results.Standing(figures={"metric": figure})}
    )
    strata = {"open composed": results.Stratum(documents=7, gold_sha256="a" * 64)}
    text = page.render(results.Results(python="3.11.0", folds=6, strata=strata, entries=(entry,)))
    assert "Not scored" in text
    assert "real grassroots, " in text
    assert "| 0.857 [0.500–0.900]<br>3 / 1 / 0 | – |" in text
    assert "## 真实基层总结" not in text


def test_broken_results_are_named(results: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    path.write_text('{"folds": 6}', encoding="utf-8")
    with pytest.raises(results.ResultsError, match=r"results\.json holds no results"):
        results.Results.read(path)
