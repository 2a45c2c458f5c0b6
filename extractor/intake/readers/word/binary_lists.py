"""The lists of a Word 97–2003 file and the names of its fonts.

Written after [MS-DOC]: 2.9.192 PlfLst, 2.9.150 LVL, 2.9.191 PlfLfo, 2.9.286 SttbfFfn; the formats have the
numbers of MSONFC in [MS-OSHARED] 2.2.1.3.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from .binary import Binary
from .numbers import MOST_LEVELS, Level, NumberedList

_FONTS, _LISTS, _OVERRIDES = 15, 73, 74
_LIST_SIZE, _LEVEL_SIZE, _OVERRIDE_SIZE = 28, 28, 16
_NO_GAP = 2
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal", 17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 57: "numberInDash", 255: "none",
}  # fmt: skip


def numbered_lists(file: Binary) -> dict[str, NumberedList]:
    """The lists by the numbers under which paragraphs name them."""
    definitions = _definitions(file)
    at, size = file.place(_OVERRIDES)
    table = file.table
    if size < 4 or at + size > len(table):
        return {}
    (count,) = struct.unpack_from("<i", table, at)
    after = at + 4 + _OVERRIDE_SIZE * max(count, 0)
    if after > len(table):
        return {}
    lists = {}
    for number in range(count):
        place = at + 4 + _OVERRIDE_SIZE * number
        (key,) = struct.unpack_from("<i", table, place)
        levels = dict(definitions.get(key, {}))
        begins, after = _overridden(table, after + 4, table[place + 12], levels)
        lists[str(number + 1)] = NumberedList(str(key), levels, begins)
    return lists


def font_names(file: Binary) -> list[str]:
    """The fonts by the numbers under which characters name them."""
    table = file.structure(_FONTS)
    names, at = [], 4
    while at < len(table):
        size = table[at] + 1
        names.append(table[at + 40 : at + size].decode("utf-16-le", "replace").partition("\0")[0])
        at += size
    return names


def _definitions(file: Binary) -> dict[int, dict[int, Level]]:
    """The levels of each list by the list's identifier; they follow upon the lists themselves."""
    at, size = file.place(_LISTS)
    table = file.table
    if size < 2 or at + size > len(table):
        return {}
    (count,) = struct.unpack_from("<h", table, at)
    after = at + 2 + _LIST_SIZE * max(count, 0)
    definitions = {}
    for number in range(count):
        place = at + 2 + _LIST_SIZE * number
        if place + _LIST_SIZE > len(table):
            break
        (key,) = struct.unpack_from("<i", table, place)
        levels = {}
        for index in range(1 if table[place + 26] & 1 else MOST_LEVELS):
            if after + _LEVEL_SIZE + 2 > len(table):
                break
            levels[index], after = _level(table, after)
        definitions[key] = levels
    return definitions


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and where the next one begins."""
    start, name, flags = struct.unpack_from("<iBB", table, at)
    follows, characters, paragraph, restart = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
    text = at + _LEVEL_SIZE + characters + paragraph
    length = int.from_bytes(table[text : text + 2], "little")
    end = text + 2 + 2 * length
    template = "".join(
        f"%{ord(one) + 1}" if ord(one) < MOST_LEVELS else one
        for one in table[text + 2 : end].decode("utf-16-le", "replace")
    )
    return (
        Level(
            start=start,
            format=_FORMATS.get(name, "decimal"),
            template=template,
            restart=restart if flags & 0x08 else None,
            legal=bool(flags & 0x04),
            gap=follows != _NO_GAP,
        ),
        end,
    )


def _overridden(table: bytes, at: int, count: int, levels: dict[int, Level]) -> tuple[frozenset[int], int]:
    """Change levels as a list wants; gives those that begin anew, and where the next list's changes begin."""
    begins = set()
    for _ in range(min(count, MOST_LEVELS)):
        if at + 8 > len(table):
            break
        start, flags = struct.unpack_from("<iI", table, at)
        at += 8
        index = flags & 0xF
        if flags & 0x20 and at + _LEVEL_SIZE + 2 <= len(table):
            levels[index], at = _level(table, at)
        if flags & 0x10 and index in levels:
            levels[index] = replace(levels[index], start=start)
            begins.add(index)
    return frozenset(begins), at
