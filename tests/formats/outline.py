"""What a plain text looks like to a writer of Word files: its lines, and the numbers that Word could write itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents" / "open"
NAMES = (
    "bureau-01", "bureau-05", "bureau-11", "city-01", "community-02", "community-07", "county-01", "county-04",
    "bureau-12", "street-01", "street-05", "street-09", "town-01", "town-04", "town-05", "village-01", "village-07",
)  # fmt: skip
"""Documents of all levels, with and without numbers, tables and marks in the text."""

CHINESE = "一二三四五六七八九十"
# From the outermost: how Word is told to write the number, what it writes, and how it looks in a text.
LEVELS = (
    ("chineseCounting", "%1、", re.compile(rf"([{CHINESE}])、")),
    ("chineseCounting", "（%2）", re.compile(rf"（([{CHINESE}])）")),
    ("decimal", "%3.", re.compile(r"(\d{1,2})\. ?(?=\D)")),
    ("decimal", "（%4）", re.compile(r"（(\d{1,2})）")),
    ("decimalEnclosedCircle", "%5", re.compile(r"([①-⑩])")),
)


@dataclass(frozen=True)
class Paragraph:
    """A line without its number; `level` and `number` are None where Word could not number it, `anew` where the count
    has to be set because it does not follow from what stands before."""

    text: str
    level: int | None = None
    number: int | None = None
    anew: bool = False
    heading: bool = False


def document(name: str) -> str:
    """The plain text of one of our documents."""
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8-sig")


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The lines with text in them, numbers taken off."""
    counts: dict[int, int] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        heading = len(line) < 30 and not line.endswith(("。", "；", "：", "："))
        for level, (_, _, pattern) in enumerate(LEVELS):
            if found := pattern.match(line):
                number = _value(found[1])
                follows = counts.get(level, 0) + 1
                counts = {above: count for above, count in counts.items() if above < level} | {level: number}
                yield Paragraph(line[found.end() :], level, number, number != follows, heading)
                break
        else:
            yield Paragraph(line, heading=heading)


def _value(written: str) -> int:
    if written in CHINESE:
        return CHINESE.index(written) + 1
    return int(written) if written.isdecimal() and written.isascii() else "①②③④⑤⑥⑦⑧⑨⑩".index(written) + 1
