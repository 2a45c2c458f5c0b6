import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.decode import Decoded, decode

SIMPLIFIED = (
    "一、主要工作\r\n全年走访群众1,204户，解决问题35个，满意率达98.6%。\n二、存在的问题\n一是人手不足，二是经费紧张。\n"
)
TRADITIONAL = "本區去年完成各項工作，舉辦活動120場次，參與居民3.5萬人次，環境衛生明顯改善。存在的問題是經費不足。\r\n"


def text_of(data: bytes, declared: str | None = None) -> Decoded:
    decoded = decode(data, declared=declared)
    assert isinstance(decoded, Decoded)
    return decoded


def code_of(data: bytes) -> str:
    issue = decode(data)
    assert isinstance(issue, Issue)
    return issue.code.value


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_text_comes_back_exactly(text: str, encoding: str) -> None:
    decoded = text_of(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, encoding, 0)
    assert decoded.issue is None


def test_big5_is_told_from_gb18030() -> None:
    decoded = text_of(TRADITIONAL.encode("big5"))
    assert (decoded.text, decoded.encoding) == (TRADITIONAL, "big5hkscs")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_only_the_byte_order_mark_goes(mark: bytes, encoding: str) -> None:
    assert text_of(mark + SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


def test_gb2312_label_covers_characters_outside_of_gb2312() -> None:
    text = "朱镕基同志视察䶮镇，囍事新办12场。"
    assert text_of(text.encode("gb18030"), "gb2312").text == text


@pytest.mark.parametrize("declared", ["gb2312", "big5", "iso-8859-1", "no-such-codec", "utf\0"])
def test_a_label_is_not_believed_against_the_bytes(declared: str) -> None:
    assert text_of(SIMPLIFIED.encode("utf-8"), declared).text == SIMPLIFIED
    assert text_of(SIMPLIFIED.encode("gb18030"), declared).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_few_damaged_characters_are_a_warning(encoding: str) -> None:
    data = (SIMPLIFIED * 10).encode(encoding)
    decoded = text_of(data[:200] + b"\xff" + data[200:])
    assert decoded.encoding == encoding
    assert 1 <= decoded.damaged <= 3
    assert decoded.issue is not None
    assert decoded.issue.code.value == "replaced_characters"


def test_exactly_one_percent_is_still_a_warning_and_more_is_refused() -> None:
    line = "访" * 99
    assert text_of((line + "\ufffd").encode()).damaged == 1
    assert code_of((line[1:] + "\ufffd").encode()) == "undecodable"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000\n".encode("gb18030")]
)
def test_nothing_to_read_is_empty(data: bytes) -> None:
    assert code_of(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)),
        bytes(1000),
    ],
)
def test_binary(data: bytes) -> None:
    assert code_of(data) == "binary"


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    assert text_of((SIMPLIFIED + "\0").encode()).text == SIMPLIFIED + "\0"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_value(data: bytes) -> None:
    decoded = decode(data)
    if isinstance(decoded, Decoded):
        assert data.decode(decoded.encoding, "replace") == decoded.text
    else:
        assert decoded.message
        assert decoded.message_en


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: not text.isspace()))
def test_utf8_round_trip(text: str) -> None:
    decoded = decode(text.encode())
    if isinstance(decoded, Decoded) and decoded.encoding == "utf-8":
        assert decoded.text == text


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_characters_far_behind_a_plain_beginning_decide(encoding: str) -> None:
    text = "<script>run()</script>\n" * 20_000 + TRADITIONAL
    assert text_of(text.encode(encoding)).text == text
