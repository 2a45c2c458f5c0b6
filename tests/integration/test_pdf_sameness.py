"""Documents set as PDFs, and their pages scanned, give the records of the plain text."""

import json
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from formats.outline import DOCUMENTS, document
from formats.render_pdf import LAYOUTS, Layout, cut_in_a_number, render, scan, set_pages
from sameness import Sameness, sameness

from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.image import read_image
from zongjie.extractor.intake.readers.pdf import read_pdf
from zongjie.extractor.intake.result import Reading
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.source import SourceText
from zongjie.schemas import WorkSummary

# Documents whose plain text has a paragraph on each line; some others are wrecks themselves, which a page mends.
NAMES = (
    "bureau-01", "bureau-05", "bureau-11", "city-01", "city-03", "community-02", "community-07", "county-01",
    "street-01", "street-09", "town-01", "town-05", "village-01", "village-05",
)  # fmt: skip
QUICK = NAMES[:2]
SCAN_LINES = 26  # recognition takes its time
SCANS = tuple((name, ("straight", "tilted", "stamped", "pdf")[k % 4]) for k, name in enumerate(NAMES[:12]))


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def plain(name: str) -> WorkSummary:
    return extractor().extract(document(name))


def title_of(name: str) -> str:
    return str(json.loads((DOCUMENTS / f"{name}.meta.json").read_text(encoding="utf-8"))["title"])


def read_back(data: bytes, *, picture: bool = False) -> Reading:
    reading = (read_image if picture else read_pdf)(data, Options())
    assert isinstance(reading, Reading)
    return reading


def compared(text: str, reading: Reading) -> Sameness:
    return sameness(extractor().extract(text), extractor().extract(SourceText.from_string(reading.text)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in NAMES]
)
def test_pdf_gives_the_records_of_the_text(name: str, layout: str) -> None:
    text = document(name)
    reading = read_back(render(text, LAYOUTS[layout], title=title_of(name)))
    same = sameness(plain(name), extractor().extract(SourceText.from_string(reading.text)))
    assert same.metrics >= 0.99
    assert same.items >= 0.97


@pytest.mark.parametrize("name", QUICK)
def test_page_that_ends_within_a_number(name: str) -> None:
    text = document(name)
    layout = cut_in_a_number(text, LAYOUTS["one_column"])
    assert layout is not None
    reading = read_back(render(text, layout, title=title_of(name)))
    assert any(reading.text[start - 1].isdigit() and reading.text[start].isdigit() for start in reading.pages[1:])
    same = sameness(plain(name), extractor().extract(SourceText.from_string(reading.text)))
    assert same.metrics >= 0.99
    assert same.items >= 0.97


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_begin_with_their_own_first_character(layout: str) -> None:
    text, how = document("city-01"), LAYOUTS[layout]
    pages = set_pages(text, how)
    reading = read_back(render(text, how))
    assert len(reading.pages) == len(pages)
    for start, columns in zip(reading.pages, pages, strict=True):
        first = columns[0][0].text.split()[0][:8]
        assert reading.text[start : start + len(first)] == first
    assert reading.pages[0] == 0
    assert all(one < other for one, other in pairwise(reading.pages))


def one_page(name: str) -> str:
    """As many lines of a document as one page holds."""
    lines = document(name).splitlines()
    while len(set_pages("\n".join(lines), Layout(lines=SCAN_LINES), title=title_of(name))) > 1:
        lines.pop()
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "how"), SCANS)
def test_scan_gives_the_records_of_the_text(name: str, how: str) -> None:
    pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")
    text = one_page(name)
    layout = replace(LAYOUTS["one_column"], lines=SCAN_LINES, head=None)
    picture = scan(
        render(text, layout, title=title_of(name)), tilt=0.5 if how == "tilted" else 0, seal=how == "stamped"
    )
    out = BytesIO()
    picture.save(out, "PDF" if how == "pdf" else "JPEG" if how == "tilted" else "PNG", resolution=200)
    reading = read_back(out.getvalue(), picture=how != "pdf")
    same = compared(text, reading)
    assert same.metrics >= 0.95
    assert same.items >= 0.93
    assert reading.pages == (0,)
    assert not reading.issues
