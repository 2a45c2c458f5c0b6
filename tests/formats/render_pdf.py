"""Plain texts as PDFs of the kinds that offices make, set line by line in a Chinese font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path

import mplfonts
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = Path(mplfonts.__file__).parent / "fonts" / "SimHei.ttf"
WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 72.0
SIZE = 12.0
LEADING = 20.0
MOST_LINES = 35
TITLE_SIZE = 18.0

_NO_START = frozenset("，。、；：？！”’」』）】》％%,.;:?!)")
_NO_END = frozenset("“‘「『（【《(")


@dataclass(frozen=True)
class Layout:
    """How a text is set.

    Attributes
    ----------
    columns
        One or two.
    lines
        Lines of a column on a page; few make many page breaks.
    cut
        Cut lines after so many characters, as programs do, and not where the paper ends.
    indent
        Characters by which a paragraph's first line is indented.
    justify
        Whether lines are stretched to the margin.
    head
        A running head.
    numbers
        The page number's form, with `{page}` and `{pages}`.
    """

    columns: int = 1
    lines: int = 33
    cut: int | None = None
    indent: int = 2
    justify: bool = False
    head: str | None = None
    numbers: str | None = None


LAYOUTS = {
    "one_column": Layout(head="某县人民政府办公室编", numbers="- {page} -"),
    "justified": Layout(justify=True, indent=0, numbers="第 {page} 页 共 {pages} 页"),
    "two_columns": Layout(columns=2, numbers="{page}/{pages}"),
    "cut_at_30": Layout(cut=30, indent=0, numbers="{page}"),
}


def render(text: str, layout: Layout, *, title: str | None = None) -> bytes:
    """A text as a PDF; the line that is `title` is set large and centred."""
    return draw(set_pages(text, layout, title=title), layout)


@dataclass(frozen=True)
class Line:
    """A set line: its text, where it begins, its type size and how far it is stretched."""

    text: str
    left: float
    size: float = SIZE
    width: float | None = None


def set_pages(text: str, layout: Layout, *, title: str | None = None) -> list[list[list[Line]]]:
    """The lines of each column of each page."""
    width = (WIDTH - 2 * MARGIN - 24 * (layout.columns - 1)) / layout.columns
    lines = [
        line for words in text.splitlines() if words.strip() for line in _paragraph(words.strip(), layout, width, title)
    ]
    columns = [lines[k : k + layout.lines] for k in range(0, len(lines), layout.lines)]
    return [columns[k : k + layout.columns] for k in range(0, len(columns), layout.columns)]


def draw(pages: list[list[list[Line]]], layout: Layout) -> bytes:
    """The pages as a PDF."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    step = (WIDTH - 2 * MARGIN + 24) / layout.columns
    for number, columns in enumerate(pages, 1):
        if layout.head:
            _centred(canvas, layout.head, HEIGHT - 40)
        if layout.numbers:
            _centred(canvas, layout.numbers.format(page=number, pages=len(pages)), 36)
        for place, lines in enumerate(columns):
            for row, line in enumerate(lines):
                _write(canvas, line, MARGIN + place * step, HEIGHT - MARGIN - 14 - row * LEADING)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan(data: bytes, *, tilt: float = 0, seal: bool = False, page: int = 0) -> Image.Image:
    """A page of a PDF at 200 dpi, turned by some degrees, with a red seal over the text."""
    document = pypdfium2.PdfDocument(data)
    picture: Image.Image = document[page].render(scale=200 / 72).to_pil().convert("RGB")
    document.close()
    if seal:
        ink = Image.new("RGB", picture.size, "white")
        draw = ImageDraw.Draw(ink)
        x, y, radius, red = 0.7 * ink.width, 0.6 * ink.height, 165, (225, 45, 45)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=9)
        draw.regular_polygon((x, y, 60), 5, rotation=36, fill=red)
        for angle in range(-150, 151, 30):
            draw.text(
                (x + 125 * sin(radians(angle)), y - 125 * cos(radians(angle))), "印", red, _large_font(), anchor="mm"
            )
        picture = ImageChops.multiply(picture, ink)
    return picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white") if tilt else picture


def cut_in_a_number(text: str, layout: Layout) -> Layout | None:
    """The same layout with so many lines a page that a page ends within a number; None if no number crosses a line."""
    for lines in range(5, MOST_LINES + 1):
        tried = Layout(**{**vars(layout), "lines": lines})
        pages = [column for page in set_pages(text, tried) for column in page]
        for above, below in pairwise(pages):
            if above[-1].text[-1].isdigit() and below[0].text[0].isdigit():
                return tried
    return None


def _paragraph(words: str, layout: Layout, width: float, title: str | None) -> Iterator[Line]:
    if words == title:
        size = TITLE_SIZE
        for part in _wrapped(words, [width / size], size):
            yield Line(part, (width - _width(part, size)) / 2, size)
        return
    if layout.cut is not None:
        for start in range(0, len(words), layout.cut):
            yield Line(words[start : start + layout.cut], 0)
        return
    first = layout.indent * SIZE
    parts = _wrapped(words, [(width - first) / SIZE, width / SIZE], SIZE)
    for k, part in enumerate(parts):
        left = 0 if k else first
        yield Line(part, left, SIZE, width - left if layout.justify and k + 1 < len(parts) else None)


def _wrapped(words: str, widths: list[float], size: float) -> list[str]:
    """A paragraph cut into lines of so many characters' width, the last width holding for all further lines."""
    parts: list[str] = []
    while words:
        room = widths[min(len(parts), len(widths) - 1)] * size
        end = 1
        while end < len(words) and _width(words[: end + 1], size) <= room:
            end += 1
        while 1 < end < len(words) and (words[end] in _NO_START or words[end - 1] in _NO_END):
            end -= 1
        parts.append(words[:end].rstrip())
        words = words[end:].lstrip()
    return parts


def _write(canvas: Canvas, line: Line, left: float, y: float) -> None:
    spread = 0.0
    if line.width is not None and len(line.text) > 1:
        spread = (line.width - _width(line.text, line.size)) / (len(line.text) - 1)
    written = canvas.beginText(left + line.left, y)
    written.setFont(_font(), line.size)
    written.setCharSpace(spread)
    written.textOut(line.text)
    canvas.drawText(written)


def _centred(canvas: Canvas, text: str, y: float) -> None:
    canvas.setFont(_font(), 10)
    canvas.drawCentredString(WIDTH / 2, y, text)


def _width(text: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, _font(), size)


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("SimHei", FONT))
    return "SimHei"


@cache
def _large_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, 40)
