"""Word files say the same as the plain text that was written into them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from formats import render_doc, render_docx, render_rtf
from formats.outline import NAMES, document
from sameness import sameness

from zongjie.extractor.intake import Input, read_all
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.doc import read_doc
from zongjie.extractor.intake.readers.docx import read_docx
from zongjie.extractor.intake.readers.rtf import read_rtf
from zongjie.extractor.intake.result import Reading
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.source import SourceText
from zongjie.schemas import WorkSummary

FORMATS = {
    "docx": (render_docx.STYLES, read_docx),
    "rtf": (render_rtf.STYLES, read_rtf),
    "doc": (render_doc.STYLES, read_doc),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@cache
def record_of(extractor: Extractor, text: str) -> WorkSummary:
    return extractor.extract(SourceText.from_string(text))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "style"), [(kind, style) for kind, (styles, _) in FORMATS.items() for style in styles]
)
def test_records_are_those_of_the_plain_text(extractor: Extractor, kind: str, style: str) -> None:
    styles, read = FORMATS[kind]
    for seed, name in enumerate(NAMES):
        text = document(name)
        reading = read(styles[style](text, seed), Options())
        assert isinstance(reading, Reading)
        assert "".join(reading.text.split()) == "".join(text.split()), name
        same = sameness(record_of(extractor, text), record_of(extractor, reading.text))
        assert same.metrics >= 0.99, name
        assert same.items >= 0.97, name


def test_numbers_that_word_writes_are_not_in_the_file() -> None:
    data = render_docx.numbered_by_word(document("bureau-05"), 0)
    written = "".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
    assert "（一）压实法治建设责任" in document("bureau-05")
    assert "压实法治建设责任" in written
    assert "（一）" not in written


@pytest.mark.parametrize(
    ("name", "render", "reader"),
    [
        ("总结.wps", render_doc.fast_saved, "doc"),
        ("总结.doc", render_docx.all_normal, "docx"),
        ("总结.docx", render_rtf.gbk_bytes, "rtf"),
    ],
)
def test_the_content_tells_the_format(tmp_path: Path, name: str, render: Callable[..., bytes], reader: str) -> None:
    path = tmp_path / name
    path.write_bytes(render(document("town-01"), 0))
    (source,) = read_all(Input(path, name), Options())
    assert isinstance(source, SourceText)
    assert source.reader == reader
    assert "".join(source.text.split()) == "".join(document("town-01").split())
