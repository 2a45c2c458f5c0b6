"""Gold reads and writes the same, and knows its text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zongjie.corpus import CorpusError, GoldDocument, read_gold, read_text


def test_gold_survives_its_file(gold: GoldDocument, tmp_path: Path) -> None:
    path = tmp_path / "one.gold.json"
    path.write_text(gold.to_json(), encoding="utf-8")
    again = read_gold(path)
    assert again == gold
    assert again.to_json() == gold.to_json()


def test_the_file_has_a_line_for_each_part_and_whole_numbers(gold: GoldDocument) -> None:
    lines = gold.to_json().splitlines()
    assert sum('"mention"' in line for line in lines) == len(gold.metrics)
    assert any('"value": 300000,' in line for line in lines)


def test_gold_without_details_has_no_such_field(gold: GoldDocument) -> None:
    bare = gold.model_copy(update={"details": None})
    assert "details" not in json.loads(bare.to_json())
    assert GoldDocument.from_json(bare.to_json()).details is None


def test_items_are_the_points_in_order(gold: GoldDocument, text: str) -> None:
    assert [(item.id, item.kind.value) for item in gold.items] == [
        ("1", "achievement"),
        ("2", "achievement"),
        ("3", "achievement"),
        ("4", "problem"),
        ("5", "plan"),
        ("6", "plan"),
    ]
    assert text[gold.items[3].start : gold.items[3].end] == "因资金不足，仍有2处塘坝漏水。"
    assert [topic.value for topic in gold.items[0].topics] == ["construction", "economy"]


def test_gold_fits_its_text_only(gold: GoldDocument, text: str) -> None:
    assert gold.misfits(text) == []
    assert gold.misfits(text + " ") == ["village.txt: the text has changed since it was annotated"]


def test_a_moved_mention_is_a_misfit(gold: GoldDocument, text: str) -> None:
    first = gold.metrics[0]
    moved = first.model_copy(update={"start": first.start + 1, "end": first.end + 1})
    (misfit,) = gold.model_copy(update={"metrics": (moved,)}).misfits(text)
    assert "the gold says “3公里”" in misfit


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"source": "a.txt", "sha256": "no"}'])
def test_other_files_are_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"odd\.gold\.json is no gold file"):
        read_gold(path)


def test_an_empty_span_is_refused(gold: GoldDocument) -> None:
    data = json.loads(gold.to_json())
    data["metrics"][0]["end"] = data["metrics"][0]["start"]
    with pytest.raises(CorpusError, match=r"metrics\.0"):
        GoldDocument.from_json(json.dumps(data))


def test_a_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("青石村".encode("gb18030"))
    with pytest.raises(CorpusError, match=r"old\.txt is not UTF-8 \(byte 0\)"):
        read_text(path)
