import pytest
from formats.render_rtf import in_code_page, in_unicode, rtf

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.rtf import read_rtf
from zongjie.extractor.intake.result import Reading

OPTIONS = Options()


def read(data: bytes) -> Reading:
    reading = read_rtf(data, OPTIONS)
    assert isinstance(reading, Reading)
    return reading


def lines(body: str) -> list[str]:
    """The lines of a file whose Chinese characters are written as bytes."""
    escaped = "".join(c if c.isascii() else in_code_page(c) for c in body)
    return read(rtf(escaped)).text.split("\n")


def code(data: bytes, options: Options = OPTIONS) -> str:
    issue = read_rtf(data, options)
    assert isinstance(issue, Issue)
    assert issue.message
    return issue.code.value


def test_bytes_of_a_character_may_come_apart() -> None:
    # Word writes the second byte as a letter where it is one, and may close a group between the two.
    assert read(rtf(r"\'81A{\b \'d7}\'df\'b7" + "\n" + r"\'c3")).text == "丄走访"


def test_raw_bytes() -> None:
    assert read(b"{\\rtf1\\ansi\\ansicpg936 " + "走访12户".encode("gbk") + b"}").text == "走访12户"


def test_the_font_says_which_code_page() -> None:
    fonts = rb"{\fonttbl{\f1\fcharset136 MingLiU;}{\f2\fcharset134 SimSun;}}"
    traditional = "".join(f"\\'{byte:02x}" for byte in "總結".encode("big5")).encode()
    simplified = in_code_page("总结").encode()
    body = rb"{\rtf1\ansi\ansicpg1252" + fonts + rb"\f1 " + traditional + rb"\f2 " + simplified + rb"\f0\'93a\'94}"
    assert read(body).text == "總結总结“a”"


def test_unicode_skips_what_stands_for_it() -> None:
    assert lines(r"\uc1\u36208?\u-29761?") == ["走访"]
    assert lines(r"\uc2\u36208\'d7\'df\u-29761\'b7\'c3") == ["走访"]
    assert lines(r"{\uc0\u36208}12\u-10179?\u-8704?") == ["走12\U0001f600"]
    assert lines(r"\u36208\'3f12") == ["走12"]


def test_characters_with_names() -> None:
    assert lines(r"\ldblquote a\rdblquote\emdash\~b\_c\-d\{\}\\\tab e\line f") == ["“a”—\u00a0b-cd{}\\\te", "f"]
    assert lines(r"{\f14 \'fc}{\f14\u-3844?}") == ["✓✓"]


def test_what_is_no_text_is_left_out() -> None:
    body = (
        r"{\header 页眉\par}{\footer{\shp{\*\shpinst{\shptxt 页脚}}}}{\pict\wmetafile8 0102ff}"
        r"{\*\bkmkstart a}{\*\unknown 甲}"
        r"{\v 隐}{\deleted 删}走访{\*\annotation 批注}\v 隐\v0 12户{\pict\bin4 }\x}}{\nonshppict{\pict 00}}。"
    )
    assert lines(body) == ["走访12户。"]


def test_of_fields_only_the_results() -> None:
    assert lines(r"共{\field{\*\fldinst {=SUM(ABOVE)}}{\fldrslt {38}}}户") == ["共38户"]
    contents = r"{\field{\*\fldinst { TOC \\o }}{\fldrslt 一、工作 1\par 二、计划 2\par}}"
    assert lines(contents + r"\par 一、工作") == ["一、工作"]


def test_numbers_of_lists() -> None:
    assert lines(r"{\listtext\pard 一、\tab}工作\par{\pntext\f0 1.\tab}走访\par\pard 完") == [
        "一、工作",
        "1. 走访",
        "完",
    ]


def test_tables() -> None:
    body = (
        r"\trowd\cellx1000\cellx3000\pard\intbl 指标\cell 2023年\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl\cell 数量\cell 增长\cell\row"
        r"\pard\intbl 税收\cell\cell 5%\cell\row\pard 完\par"
    )
    assert lines(body) == ["| 指标 | 2023年 |  |", "|  | 数量 | 增长 |", "| 税收 |  | 5% |", "完"]


def test_nested_tables() -> None:
    inner = (
        r"\pard\intbl\itap2 税收\nestcell 1.2亿元\nestcell{\nonesttables\par}"
        r"{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}"
    )
    body = rf"\trowd\cellx2000\cellx9000\pard\intbl 左\cell\pard\intbl 走访12户。\par {inner}\pard\intbl 完\cell\row"
    assert lines(body) == ["左", "走访12户。", "| 税收 | 1.2亿元 |", "完"]


def test_a_table_that_breaks_off_keeps_its_text() -> None:
    assert lines(r"\trowd\cellx1\cellx2\pard\intbl 税收\cell 1.2亿元") == ["税收", "1.2亿元"]


def test_notes() -> None:
    note = r"{\super\chftn}{\footnote\pard {\super\chftn} 不愁吃、不愁穿。}"
    end = r"{\super\chftn}{\footnote\ftnalt\pard {\super\chftn} 数据来自统计局。}"
    assert lines(rf"甲{end}两不愁{note}实现*{{\footnote * 年报}}。\par 完") == [
        "甲[i]两不愁[1]实现*。",
        "完",
        "[1] 不愁吃、不愁穿。",
        "* 年报",
        "[i] 数据来自统计局。",
    ]


def test_text_boxes_come_once_and_after_their_paragraph() -> None:
    box = r"{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv b}}{\shptxt \pard 框中\par}}{\shprslt{\*\do{\dptxbxtext 框中}}}}"
    assert lines(rf"走访{box}12户。\par 完") == ["走访12户。", "框中", "完"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"{\\rtf1 a",
        b"plain",
        b"}{\\rtf1 a}",
        rtf("a")[:-1],
        b"{" * 100_000,
    ],
)
def test_damaged(data: bytes) -> None:
    assert code(data) == "damaged_file"


def test_what_follows_the_end_is_no_matter() -> None:
    assert read(rtf(in_unicode("走访")) + b"\0\0}}junk").text == "走访"


def test_hopeless_bytes() -> None:
    assert code(b"{\\rtf1\\ansicpg936 " + b"\\'ff" * 50 + b"}") == "undecodable"
    assert code(rtf("")) == "empty"


def test_some_damaged_bytes_warn() -> None:
    (issue,) = read(rtf(in_code_page("走访" * 200) + r"\'ff")).issues
    assert issue.code.value == "replaced_characters"


def test_time_runs_out() -> None:
    assert code(rtf("a"), Options(limit_seconds=-1)) == "too_large"
