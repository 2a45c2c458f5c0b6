"""Characters that nobody sees or no font shows, and letters of the wrong width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..patterns import Pattern
from .view import Edit, View

CHARACTERS = (
    Pattern("repair.invisible", r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+", "新增1\u200b2家", "新增12家"),
    Pattern("repair.bullet_glyph", r"(?m)^(?P<indent>[^\S\n]*)[\ue000-\uf8ff](?=[^\S\n]*[\w“])", "\uf0b7走访12户", "走访\uf0b712户"),
    Pattern("repair.private_use", r"(?<![\ue000-\uf8ff.\d])[\ue000-\uf8ff]+|[\ue000-\uf8ff]+(?![\ue000-\uf8ff.\d])", "新增\ue00412家", "新增1\ue0042家"),
    Pattern("repair.line_end", r"[\x0b\x0c\x85\u2028\u2029]|\r(?!\n)", "新增12家。\u2028走访3户。", "新增12家。\r\n走访3户。"),
    Pattern("repair.wide_letter", r"[Ａ-Ｚａ-ｚ]", "ＧＤＰ增长5%", "GDP增长5%"),
)  # fmt: skip
_INVISIBLE, _BULLET, _PRIVATE, _LINE_END, _LETTER = (p.compile() for p in CHARACTERS)
_ANY = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ue000-\uf8ff\x0b\x0c\x85Ａ-Ｚａ-ｚ]"
)
_NARROW = ord("Ａ") - ord("A")


def clean_characters(view: View) -> View:
    """Leave out what has no width and glyphs of private fonts; letters become narrow, stray line ends line feeds.

    A private glyph between digits may have been one of them and stays.

    Examples
    --------
    >>> clean_characters(View.of("\\uf0b7 ＧＤＰ增\\u200b长5%")).text
    '• GDP增长5%'
    """
    text = view.text
    if _ANY.search(text) is None and text.count("\r") == text.count("\r\n"):
        return view
    for edits in (_invisible, _glyphs, _respelled):
        view = view.edited(edits(view.text))
    return view


def _invisible(text: str) -> Iterator[Edit]:
    return (Edit(*m.span()) for m in _INVISIBLE.finditer(text))


def _glyphs(text: str) -> Iterator[Edit]:
    bullets = {m.end() - 1 for m in _BULLET.finditer(text)}
    for m in _PRIVATE.finditer(text):
        yield Edit(*m.span(), "•" if m.start() in bullets else "")


def _respelled(text: str) -> Iterator[Edit]:
    found = [(m.start(), "\n") for m in _LINE_END.finditer(text)]
    found += [(m.start(), chr(ord(m[0]) - _NARROW)) for m in _LETTER.finditer(text)]
    return (Edit(at, at + 1, put) for at, put in sorted(found))
