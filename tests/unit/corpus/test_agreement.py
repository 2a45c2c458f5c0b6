"""Two passes compared: equal passes agree, and each difference shows where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from zongjie.corpus import CorpusError, GoldDocument
from zongjie.corpus.agreement import cohen_kappa, compare, main
from zongjie.schemas.taxonomy import StatementLabel


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
