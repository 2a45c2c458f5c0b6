"""What reading costs: each format's reader against the library that people would otherwise use, in one run.

    python benchmarks/readers.py [html …]

Both read the same documents in one process, by turns; of each document the faster of several runs counts, and the ratio
is that of the sums. A section is a function that yields its figures; the documents come from the tests' generators.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

RUNS = 5

Figure = tuple[str, str]


def ratio(ours: Callable[[Any], Any], theirs: Callable[[Any], Any], documents: Sequence[Any]) -> float:
    """How many times as long the one takes as the other over the same documents."""
    sums = [0.0, 0.0]
    for document in documents:
        best = [float("inf"), float("inf")]
        for _ in range(RUNS):
            for k, function in enumerate((ours, theirs)):
                started = process_time()
                function(document)
                best[k] = min(best[k], process_time() - started)
        sums = [a + b for a, b in zip(sums, best, strict=True)]
    return sums[0] / sums[1]


def html() -> Iterator[Figure]:
    """Our reader of pages against `trafilatura.extract`: time, and how far records are those of the plain text."""
    import trafilatura
    from formats.pages import DOCUMENTS, document, templates
    from sameness import sameness

    from zongjie.extractor.intake.options import Options
    from zongjie.extractor.intake.readers.html import read_html
    from zongjie.extractor.intake.result import Reading
    from zongjie.extractor.pipeline import Extractor

    def ours(page: bytes) -> str:
        reading = read_html(page, Options())
        return reading.text if isinstance(reading, Reading) else ""

    def theirs(page: bytes) -> str:
        return trafilatura.extract(page, favor_recall=True, include_comments=False) or ""

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    filled = [(one, document(DOCUMENTS[k % len(DOCUMENTS)])) for k, one in enumerate(templates())]
    pages = [template.page(text) for template, text in filled]
    yield "pages", str(len(pages))
    yield "time, ours ÷ trafilatura.extract", f"{ratio(ours, trafilatura.extract, pages):.2f}"
    yield "time, ours ÷ trafilatura.extract with favor_recall", f"{ratio(ours, theirs, pages):.2f}"
    extractor = Extractor()
    plain = {text.name: extractor.extract(text.text) for _, text in filled}
    for name, read in (("ours", ours), ("trafilatura.extract", trafilatura.extract), ("… with favor_recall", theirs)):
        same = [
            sameness(plain[text.name], extractor.extract(read(page) or "无"))
            for (_, text), page in zip(filled, pages, strict=True)
        ]
        whole = sum(one.metrics >= 0.99 and one.items >= 0.97 for one in same)
        metrics, items = fmean(one.metrics for one in same), fmean(one.items for one in same)
        yield f"records, {name}", f"metrics F1 {metrics:.3f}, items F1 {items:.3f}, {whole} pages within the bar"


def docx() -> Iterator[Figure]:
    """Our reader of Word documents against python-docx's own pass over paragraphs and tables."""
    from io import BytesIO

    from docx import Document
    from formats.outline import NAMES, document
    from formats.render_docx import STYLES

    from zongjie.extractor.intake.options import Options
    from zongjie.extractor.intake.readers.docx import read_docx

    def ours(data: bytes) -> None:
        read_docx(data, Options())

    def theirs(data: bytes) -> None:
        opened = Document(BytesIO(data))
        for paragraph in opened.paragraphs:
            paragraph.text  # noqa: B018
        for table in opened.tables:
            for row in table.rows:
                for cell in row.cells:
                    cell.text  # noqa: B018

    for name, render in STYLES.items():
        files = [render(document(one), seed) for seed, one in enumerate(NAMES)]
        yield f"time, {name}, {len(files)} files, ours ÷ python-docx", f"{ratio(ours, theirs, files):.2f}"


def pdf() -> Iterator[Figure]:
    """Our reader of PDFs against the text that the library behind it gives by itself: time, without the layout."""
    from formats.outline import NAMES, document
    from formats.render_pdf import LAYOUTS, render
    from pypdfium2 import PdfDocument

    from zongjie.extractor.intake.options import Options
    from zongjie.extractor.intake.readers.pdf import read_pdf

    def ours(data: bytes) -> None:
        read_pdf(data, Options())

    def theirs(data: bytes) -> None:
        with PdfDocument(data) as document:
            for page in document:
                layer = page.get_textpage()
                layer.get_text_range()
                layer.close()
                page.close()

    for name, layout in LAYOUTS.items():
        files = [render(document(one), layout) for one in NAMES]
        yield f"time, {name}, {len(files)} files, ours ÷ pypdfium2", f"{ratio(ours, theirs, files):.2f}"


def ocr() -> Iterator[Figure]:
    """Our reader of scans against rapidocr as it comes: processor time, and the clock for several pages at once."""
    from io import BytesIO
    from time import perf_counter

    import numpy
    from formats.outline import NAMES, document
    from formats.render_pdf import LAYOUTS, render, scan
    from PIL import Image
    from rapidocr import RapidOCR

    from zongjie.extractor.intake.options import Options
    from zongjie.extractor.intake.readers.image import read_image

    engine = RapidOCR(params={"Global.log_level": "critical"})

    def ours(data: bytes) -> None:
        read_image(data, Options())

    def theirs(data: bytes) -> None:
        with Image.open(BytesIO(data)) as image:
            for number in range(getattr(image, "n_frames", 1)):
                image.seek(number)
                engine(numpy.asarray(image.convert("RGB"))[:, :, ::-1])

    pages = [scan(render(document(name), LAYOUTS["one_column"])) for name in NAMES[:2]]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    data = out.getvalue()
    small = BytesIO()
    pages[0].crop((0, 0, 600, 300)).save(small, "PNG")
    ours(small.getvalue())  # models are loaded once
    theirs(small.getvalue())
    spent = []
    for function in (ours, theirs):
        by_clock, by_processor = perf_counter(), process_time()
        function(data)
        spent.append((perf_counter() - by_clock, process_time() - by_processor))
    (clock, processor), (their_clock, their_processor) = spent
    yield f"processor time, {len(pages)} pages, ours ÷ rapidocr", f"{processor / their_processor:.2f}"
    yield "time by the clock, ours ÷ rapidocr", f"{clock / their_clock:.2f}"


SECTIONS: dict[str, Callable[[], Iterator[Figure]]] = {"html": html, "docx": docx, "pdf": pdf, "ocr": ocr}


def main() -> None:
    """Print the figures of the sections that are named, or of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="FORMAT", help=f"{', '.join(SECTIONS)}; all if none is named")
    named = parser.parse_args().sections
    if unknown := set(named) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    for name in named or SECTIONS:
        print(f"## {name}")
        for what, figure in SECTIONS[name]():
            print(f"{what}: {figure}")


if __name__ == "__main__":
    main()
