"""Two passes compared: equal passes agree, and each difference shows where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import zongjie.corpus
from zongjie.corpus import CorpusError, GoldDocument
from zongjie.corpus.agreement import cohen_kappa, compare, fill, main, read_folder
from zongjie.schemas.taxonomy import StatementLabel

CORPUS = Path(zongjie.corpus.__file__).parent


def test_a_pass_agrees_with_itself(gold: GoldDocument) -> None:
    agreement = compare([gold], [gold])
    assert agreement.label_kappa() == 1
    assert agreement.first.total.figures() == agreement.second.total.figures()
    assert "| metric complete | 6 | 6 | 1.000 | 1.000 | 1.000 |" in agreement.to_markdown()


def test_differences_show_both_ways(gold: GoldDocument) -> None:
    sentences = list(gold.sentences)
    sentences[4] = sentences[4].model_copy(update={"label": StatementLabel.BACKGROUND, "item": None, "topics": ()})
    other = gold.model_copy(update={"metrics": gold.metrics[1:], "sentences": tuple(sentences)})
    shown = compare([gold], [other]).to_markdown()
    assert "| metric | 6 | 5 | 0.909 | 0.909 | 0.909 |" in shown
    assert "| achievement item | 3 | 2 | 0.800 | 0.800 | 0.800 |" in shown
    assert compare([gold], [other]).label_kappa() < 1
    assert "| village.txt |" in shown


def test_kappa_takes_out_chance() -> None:
    assert cohen_kappa([("a", "a"), ("b", "b")]) == 1
    assert cohen_kappa([("a", "b"), ("b", "a")]) == -1
    assert cohen_kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert cohen_kappa([("a", "a")]) == 1


def test_passes_without_a_common_document_cannot_be_compared(gold: GoldDocument) -> None:
    with pytest.raises(CorpusError, match="no document in common"):
        compare([gold], [gold.model_copy(update={"sha256": "0" * 64})])


def test_the_command(gold: GoldDocument, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("first", "second", "empty"):
        (tmp_path / name).mkdir()
    for name in ("first", "second"):
        (tmp_path / name / "village.gold.json").write_text(gold.to_json(), encoding="utf-8")
    assert main([str(tmp_path / "first"), str(tmp_path / "second")]) == 0
    assert capsys.readouterr().out == compare([gold], [gold]).to_markdown()
    assert main([str(tmp_path / "first"), str(tmp_path / "empty")]) == 1
    assert "empty holds no *.gold.json" in capsys.readouterr().err


def test_the_command_fills_a_page(gold: GoldDocument, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "village.gold.json").write_text(gold.to_json(), encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- agreement -->\nold\n<!-- /agreement -->\nAfter.\n", encoding="utf-8")
    arguments = [str(tmp_path), str(tmp_path), "--into", str(page)]
    for _ in range(2):
        assert main(arguments) == 0
        filled = page.read_text(encoding="utf-8")
        assert filled.startswith("Before.\n<!-- agreement -->\n\n1 documents, two passes\n")
        assert filled.endswith("|\n\n<!-- /agreement -->\nAfter.\n")
    page.write_text("nothing to fill", encoding="utf-8")
    assert main(arguments) == 1
    page.unlink()
    assert main(arguments) == 1
    assert "page.md" in capsys.readouterr().err


@pytest.mark.parametrize("page", ["", "<!-- agreement -->", "<!-- /agreement --><!-- agreement -->"])
def test_a_page_without_a_place_is_refused(page: str) -> None:
    with pytest.raises(CorpusError, match="once each"):
        fill(page, "table\n")


def test_the_figures_of_the_readme_are_those_of_the_second_pass() -> None:
    first = [gold for part in ("documents", "standoff") for gold in read_folder(CORPUS / part / "open")]
    second = read_folder(CORPUS / "second_pass")
    agreement = compare(first, second)
    assert len(agreement.pairs) == len(second) >= 16
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert fill(readme, agreement.to_markdown()) == readme


def test_the_second_pass_keeps_no_sentence() -> None:
    """Its strings are mentions, names and indicators; what is as long as a sentence would be one."""
    for gold in read_folder(CORPUS / "second_pass"):
        strings = [text for metric in gold.metrics for text in (metric.mention, metric.indicator, metric.scope) if text]
        assert strings
        assert max(map(len, strings)) < 40
