import struct

import pytest
from formats.compound import compound_file
from formats.render_doc import (
    CELL,
    DELETED,
    ENDNOTE,
    FOOTNOTE,
    HIDDEN,
    IN_TABLE,
    ROW,
    ROW_END,
    File,
    Run,
    depth,
    edges,
    level,
    list_definition,
    list_references,
    numbered,
    style,
    style_sheet,
)

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.doc import read_doc
from zongjie.extractor.intake.result import Reading

OPTIONS = Options()
GOOD = File([Run("走访12户。")])


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What we say ourselves, wherever the tests run."""
    monkeypatch.setattr("zongjie.extractor.intake.readers.libreoffice.find_libreoffice", lambda: None)


def of_bytes(data: bytes) -> list[str]:
    reading = read_doc(data, OPTIONS)
    assert isinstance(reading, Reading)
    return reading.text.split("\n")


def lines(*main: Run, **rest: object) -> list[str]:
    return of_bytes(File(list(main), **rest).bytes())  # type: ignore[arg-type]


def cell(text: str, properties: bytes = IN_TABLE) -> Run:
    return Run(text, CELL, properties)


def row(*places: int) -> Run:
    return Run("", ROW, ROW_END + (edges(*places) if places else b""))


@pytest.mark.parametrize("shuffled", [None, 1, 2])
@pytest.mark.parametrize("cuts", [(), (1,), (2, 4, 5, 7, 11)])
def test_pieces(cuts: tuple[int, ...], shuffled: int | None) -> None:
    runs = Run("走访12户。"), Run("新增3家\U0001f600企业。")
    assert lines(*runs, cuts=cuts, shuffled=shuffled) == ["走访12户。", "新增3家\U0001f600企业。"]


def test_pieces_of_one_byte_a_character() -> None:
    assert lines(Run("“12—5” café"), encoding="cp1252") == ["“12—5” café"]
    assert lines(Run("走访12户。"), Run("新增3家。"), encoding="gb2312") == ["走访12户。", "新增3家。"]


def test_special_characters() -> None:
    assert lines(Run("a\x1eb\x1fc\td\x0be\x01\x08f")) == ["a-bc\td", "ef"]


def test_a_page_break_within_a_paragraph_and_a_section_end() -> None:
    assert lines(Run("甲\x0c乙"), Run("丙", "\x0c"), cell("丁"), cell("戊"), row()) == ["甲", "乙", "丙", "| 丁 | 戊 |"]


def test_of_fields_only_the_results() -> None:
    nested = "\x13 IF \x13 PAGE \x143\x15 \x14甲\x15"
    contents = Run("\x13 TOC \\o \x14一、工作 1"), Run("二、计划 2\x15")
    assert lines(Run(f"共\x13 =SUM(A) \x1438\x15户{nested}"), *contents, Run("一、工作")) == ["共38户甲", "一、工作"]


def test_a_field_without_an_end_swallows_nothing() -> None:
    assert lines(Run("甲\x13乙"), Run("丙")) == ["甲乙", "丙"]


def test_tables() -> None:
    assert lines(
        *(cell("指标"), cell("2023年"), row(0, 1000, 3000)),
        *(cell(""), cell("数量"), cell("增长"), row(0, 1000, 2000, 3000)),
        *(cell("税收"), cell(""), cell("5%"), row(0, 1000, 2000, 3000)),
        Run("完"),
    ) == ["| 指标 | 2023年 |  |", "|  | 数量 | 增长 |", "| 税收 |  | 5% |", "完"]


def test_tables_without_formats() -> None:
    plain = [Run(text, CELL) for text in ("税收", "5%")]
    assert lines(*plain, Run("", ROW), Run("完")) == ["| 税收 | 5% |", "完"]


def test_tables_that_arrange_the_page_become_lines() -> None:
    inner_cell, inner_row = struct.pack("<HB", 0x244B, 1), struct.pack("<HB", 0x244C, 1)
    inner = [Run(text, paragraph=depth(2) + inner_cell) for text in ("税收", "1.2亿元")]
    last = Run("", paragraph=depth(2) + inner_cell + inner_row)
    text = Run("走访12户。", paragraph=IN_TABLE)
    assert lines(cell("左"), text, *inner, last, cell("完"), row()) == ["左", "走访12户。", "| 税收 | 1.2亿元 |", "完"]


def test_what_was_deleted_or_is_hidden_is_left_out() -> None:
    changed = Run("走访", ""), Run("9", "", characters=DELETED), Run("内部", "", characters=HIDDEN), Run("12户。")
    merged = Run("办结", "", b""), Run("", characters=DELETED), Run("8件。")
    assert lines(*changed, *merged, cuts=(1, 3, 4, 6), shuffled=3) == ["走访12户。", "办结8件。"]


def test_symbols_of_picture_fonts() -> None:
    name = "Wingdings\0".encode("utf-16-le")
    fonts = struct.pack("<HH", 1, 0) + bytes([39 + len(name)]) + bytes(39) + name
    sign = Run("(", characters=struct.pack("<HHH", 0x6A09, 0, 0xF0FC))
    own = Run("\uf0fc", characters=struct.pack("<HH", 0x4A4F, 0))
    assert lines(Run("党员", ""), sign, own, tables={15: fonts}) == ["党员✓", "✓"]


def test_notes_and_text_boxes_but_no_heads_and_comments() -> None:
    assert lines(
        Run(f"两不愁{FOOTNOTE}全部实现{ENDNOTE}。"),
        Run(f"三保障{FOOTNOTE}。"),
        footnotes=[[Run("\x02 不愁吃、"), Run("不愁穿。")], [Run("\x02 教育、医疗、住房。")]],
        headers=[Run("页眉")],
        comments=[Run("批注")],
        endnotes=[[Run("\x02 数据来自统计局。")]],
        boxes=[Run("框中")],
    ) == [
        "两不愁[1]全部实现[i]。",
        "三保障[2]。",
        "框中",
        "[1] 不愁吃、",
        "不愁穿。",
        "[2] 教育、医疗、住房。",
        "[i] 数据来自统计局。",
    ]


def test_numbers_of_lists() -> None:
    levels = level(37, "\x00、") + level(0, "\x00.\x01", flags=0x04) + level(23, "\uf0b7") + level(0, "") * 6
    lists, tail = list_definition(levels)
    tables = {73: lists, 74: list_references([(0, 0), (0, 7)])}
    runs = [Run(text, paragraph=numbered(*place)) for text, place in zip("甲乙丙丁戊", PLACES, strict=True)]
    expected = ["一、甲", "1.1 乙", "• 丙", "二、丁", "七、戊", "完"]
    assert lines(*runs, Run("完"), tables=tables, tails={73: tail}) == expected


PLACES = [(1, 0), (1, 1), (1, 2), (1, 0), (2, 0)]


def test_numbers_of_styles() -> None:
    lists, tail = list_definition(level(37, "\x00、"), simple=True)

    sheet = style_sheet(style("a", 0xFFF, b""), style("b", 0, numbered(1, 0)), style("c", 1, b""))
    tables = {1: sheet, 73: lists, 74: list_references([(0, 0)])}
    runs = Run("甲", style=1), Run("乙", style=2), Run("丙", style=1, paragraph=numbered(0, 0)), Run("丁")
    assert lines(*runs, tables=tables, tails={73: tail}) == ["一、甲", "二、乙", "丙", "丁"]


def code(data: bytes, options: Options = OPTIONS) -> str:
    issue = read_doc(data, options)
    assert isinstance(issue, Issue)
    assert issue.message
    return issue.code.value


def test_encrypted() -> None:
    assert code(File([Run("走访")], flags=0x0100).bytes()) == "encrypted"


def test_word_95() -> None:
    assert code(File([Run("走访")], version=104).bytes()) == "old_format"


def test_no_text() -> None:
    assert code(File([Run("")]).bytes()) == "empty"


def test_more_text_than_allowed() -> None:
    assert code(GOOD.bytes(), Options(limit_chars=3)) == "too_large"


def test_time_runs_out() -> None:
    assert code(GOOD.bytes(), Options(limit_seconds=-1)) == "too_large"


@pytest.mark.parametrize("kept", [8, 511, 1000, 0.3, 0.6])
def test_truncated(kept: float) -> None:
    data = File([Run("走访12户。" * 2000)]).bytes()
    assert code(data[: int(kept if kept > 1 else kept * len(data))]) == "damaged_file"


@pytest.mark.parametrize(
    "streams",
    [
        {},
        {"WordDocument": b"\xec\xa5\xc1\x00"},
        {"WordDocument": b"\xec\xa5\xc1\x00" + bytes(2000)},
        {"WordDocument": b"\xec\xa5\xc1\x00" + b"\xff" * 5000, "1Table": b"\xff" * 5000},
        {"WordDocument": b"\xec\xa5\xc1\x00" + b"\x00" * 72 + b"\x01" * 5000, "0Table": b"\x02" * 5000},
    ],
)
def test_nonsense(streams: dict[str, bytes]) -> None:
    issue = read_doc(compound_file(streams), OPTIONS)
    assert isinstance(issue, Issue)
    assert issue.code.value in ("damaged_file", "encrypted", "too_large")
