"""Characters of Word's picture fonts → the characters that mean the same in any font."""

from __future__ import annotations

import re

PRIVATE = re.compile("[\uf000-\uf0ff]")
"""How fonts of pictures appear in a text."""

_PRIVATE = 0xF000
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBE: "—",
    0xD7: "·",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "□",
    0xAB: "★", 0xB2: "☆", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: "⓪①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(11)},
}  # fmt: skip
_WINGDINGS_2 = {0x2A: "□", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def shown(text: str, font: str) -> str:
    """The text with characters of a picture font replaced.

    Examples
    --------
    >>> shown("党员\uf0fc", "Wingdings")
    '党员✓'
    """
    return PRIVATE.sub(lambda found: symbol(font, f"{ord(found[0]):x}"), text)


def symbol(font: str, code: str) -> str:
    """The character behind a hexadecimal code of a font; the code's own character where nothing better is known.

    Examples
    --------
    >>> symbol("Wingdings", "F0FC"), symbol("Symbol", "F0B3"), symbol("Symbol", "F035")
    ('✓', '≥', '5')
    """
    try:
        number = int(code, 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return ""
    if 0xD800 <= number < 0xE000 or number < 0x20:
        return ""
    own = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else number
    found = _FONTS.get(font.strip().lower(), {}).get(own)
    if found is not None:
        return found
    if font.strip().lower() == "symbol" and chr(own) in "0123456789+=.,()/<>%":
        return chr(own)
    return character
