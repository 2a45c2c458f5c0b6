import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.extractor.harmless import MAX_CELL_CHARS, cell_text, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("走访\x1b[1;31m12户\x1b[0m", "走访12户"),
        ("\x1b]0;标题\x07走访", "走访"),
        ("\x1b]8;;http://x\x1b\\链接\x1b]8;;\x1b\\", "链接"),
        ("\x9b2J走访", "走访"),
        ("走访\x08\x08\x00\x7f12户", "走访12户"),
        ("\u202e走访", "走访"),
        ("第一行\r\n第二行\t末", "第一行\n第二行\t末"),
        ("\x1bc走访\x1b", "走访"),
    ],
)
def test_terminal_commands_go_and_the_text_stays(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋", "－", "＠", "\x1b[0m=", "\u3000="]
)
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    assert cell_text(f"{sign}1+1").startswith("'")


def test_a_plain_cell_is_not_touched() -> None:
    assert cell_text("增长5%，达3=1+2家") == "增长5%，达3=1+2家"


def test_long_cells_are_cut_and_say_so() -> None:
    assert cell_text("访" * MAX_CELL_CHARS) == "访" * MAX_CELL_CHARS
    cut = cell_text("=" + "访" * MAX_CELL_CHARS)
    assert len(cut) == MAX_CELL_CHARS
    assert cut.endswith("（下略）")


@given(st.text())
def test_nothing_gets_through(text: str) -> None:
    cell = cell_text(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", cell)
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠") or not cell.strip()
    assert len(cell) <= MAX_CELL_CHARS
