"""The outline keeps every offset and numbers lines and places."""

from hypothesis import given
from strategies import texts

from zongjie.extractor.layout import outline
from zongjie.schemas.sentences import sentence_spans

TEXT = "某社区工作总结\r\n\r\n一、主要工作\n一是抓党建。发展党员3名；走访12户\n（二）存在的不足：\n**人手不足。**"


def test_form_of_the_sentences() -> None:
    shape = outline(TEXT)
    rows = [(shape.slice(s), s.line, s.place, s.of, s.stop, s.bold) for s in shape.sentences]
    assert rows == [
        ("某社区工作总结", 0, 0, 1, "", False),
        ("一、主要工作", 2, 0, 1, "", False),
        ("一是抓党建。", 3, 0, 3, "。", False),
        ("发展党员3名；", 3, 1, 3, "；", False),
        ("走访12户", 3, 2, 3, "", False),
        ("（二）存在的不足：", 4, 0, 1, "：", False),
        ("**人手不足。", 5, 0, 2, "。", True),
        ("**", 5, 1, 2, "", True),
    ]
    marks = [s.mark.style if s.mark else None for s in shape.sentences]
    assert marks[:7] == [None, "chinese", "is", None, None, "chinese_bracket", None]
    assert [s.words_kind for s in shape.sentences][1] == "review"
    assert [s.words_kind for s in shape.sentences][5] == "problems"


def test_half_width_stops_count_as_full_width() -> None:
    assert [s.stop for s in outline("走访12户;\n存在的不足:\n其中,").sentences] == ["；", "：", "，"]


def test_sentence_at() -> None:
    shape = outline("甲。\n\n乙。")
    assert [s and s.index for s in map(shape.sentence_at, range(6))] == [0, 0, None, None, 1, 1]
    assert outline("").sentence_at(0) is None


@given(texts)
def test_offsets(text: str) -> None:
    shape = outline(text)
    assert shape.text == text
    assert len(shape.folded) == len(text)
    assert [(s.start, s.end) for s in shape.sentences] == sentence_spans(text)
    for s in shape.sentences:
        assert s.line == text.count("\n", 0, s.start)
        assert 0 <= s.place < s.of
        assert shape.sentence_at(s.start) is s
        assert shape.sentence_at(s.end - 1) is s
        assert s.mark is None or s.start < s.mark.end <= s.end
