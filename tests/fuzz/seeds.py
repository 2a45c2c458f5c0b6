"""A few sound files of every format, small enough to be read many thousand times."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from zongjie.extractor.intake.formats import FORMATS

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents" / "open"
TEXT = "\n".join((DOCUMENTS / "village-01.txt").read_text(encoding="utf-8-sig").splitlines()[:12])
TABLE = "| 指标 | 单位 | 2023年 |\n| --- | --- | --- |\n| 常住人口 | 人 | 3,218 |\n| 集体收入 | 万元 | 86.5 |\n"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CELLS = [row.strip("| ").split(" | ") for row in TABLE.splitlines() if "---" not in row]


@cache
def seeds() -> dict[str, list[bytes]]:
    """The seeds by the names of the formats; a format for which nobody made any gets those of the others."""
    made = {form.name: _made(form.name) for form in FORMATS}
    others = [seed for files in made.values() for seed in files]
    return {name: files or others for name, files in made.items()}


def formats_without_seeds() -> list[str]:
    """The formats that are not fuzzed with files of their own."""
    return [form.name for form in FORMATS if not _made(form.name)]


@cache
def _made(name: str) -> list[bytes]:
    make = _MAKERS.get(name)
    return [_undated(seed) for seed in make()] if make is not None else []


def _undated(data: bytes) -> bytes:
    """The same package without the time at which it was made."""
    if not data.startswith(b"PK\x03\x04"):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as undated:
        for part in package.infolist():
            body = package.read(part)
            if part.filename == "docProps/core.xml":
                body = _TIME.sub(b"2024-01-10T00:00:00Z", body)
            undated.writestr(zipfile.ZipInfo(part.filename), body, part.compress_type)
    return out.getvalue()


def _text() -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "big5hkscs"):
        text = TEXT if encoding != "big5hkscs" else "全年走訪群眾十二戶。\n新增企業3家，同比增長5%。\n"
        yield text.encode(encoding, "replace")


def _markdown() -> Iterator[bytes]:
    yield f"# 总结\n\n**一、主要工作**\n\n{TEXT}\n\n{TABLE}".encode()


def _html() -> Iterator[bytes]:
    rows = "".join("<tr>" + "".join(f"<td colspan=1>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    paragraphs = "".join(f"<p style='text-indent:2em'><span>{line}</span></p>" for line in TEXT.splitlines())
    head = (
        '<meta charset="utf-8"><title>工作总结</title><meta name="PubDate" content="2024-01-10"><meta name=a content=b>'
    )
    page = (
        f"<!DOCTYPE html><html><head>{head}<script>var a='</p>';</script></head><body><div>首页 &gt; 总结"
        f"</div><div id='zoom' class='TRS_Editor'>{paragraphs}<table>{rows}</table>&nbsp;&#x4e00;<!-- --></div>"
    )
    yield page.encode()
    yield page.replace("utf-8", "gb2312").encode("gb18030")
    state = json.dumps({"data": {"title": "工作总结", "content": f"<p>{TEXT}</p>"}})
    yield f"<html><body><div id=app></div><script>window.__STATE__={state}</script></body></html>".encode()


def _docx() -> Iterator[bytes]:
    render = pytest.importorskip("formats.render_docx")
    for make in (render.all_normal, render.numbered_by_word, render.in_a_table):
        yield make(TEXT, 1)


def _rtf() -> Iterator[bytes]:
    render = pytest.importorskip("formats.render_rtf")
    for make in (render.gbk_bytes, render.unicode_numbers, render.in_a_table):
        yield make(TEXT, 1)


def _doc() -> Iterator[bytes]:
    render = pytest.importorskip("formats.render_doc")
    for make in (render.one_piece, render.fast_saved, render.numbered_by_word, render.in_a_table):
        yield make(TEXT, 1)


def _pdf() -> Iterator[bytes]:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    # Streams that are not compressed, so that a changed byte is a changed instruction.
    for compressed in (0, 1):
        out = io.BytesIO()
        page = canvas.Canvas(out, invariant=True, pageCompression=compressed)
        for first in (0, 6):
            page.setFont("STSong-Light", 12)
            for place, line in enumerate(TEXT.splitlines()[first : first + 6]):
                page.drawString(50, 780 - 20 * place, line[:40])
            page.showPage()
        page.save()
        yield out.getvalue()


def _image(kind: str) -> Callable[[], Iterator[bytes]]:
    def make() -> Iterator[bytes]:
        image = pytest.importorskip("PIL.Image")
        from PIL import ImageDraw

        picture = image.new("L", (160, 48), 255)
        draw = ImageDraw.Draw(picture)
        draw.text((8, 8), "2023 12 345", fill=0)
        out = io.BytesIO()
        picture.save(out, kind, **({"compression": "raw"} if kind == "TIFF" else {}))
        yield out.getvalue()

    return make


def _jsonl() -> Iterator[bytes]:
    rows = [
        {"id": "甲", "text": TEXT},
        {"id": 2, "text": "走访12户。"},
        {"id": None, "text": None, "more": [1, {"a": 2}]},
    ]
    yield "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    yield "".join(json.dumps(row) + "\r\n" for row in rows).encode("utf-16")


def _separated(separator: str) -> Callable[[], Iterator[bytes]]:
    def make() -> Iterator[bytes]:
        quoted = TEXT.replace('"', '""')
        yield f'编号{separator}正文\nr1{separator}"{quoted}"\nr2{separator}走访12户。\n'.encode()
        yield "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in CELLS).encode("gb18030")

    return make


def _xlsx() -> Iterator[bytes]:
    openpyxl = pytest.importorskip("openpyxl")
    for rows in (CELLS, [["编号", "正文"], ["r1", TEXT], [2, "走访12户。"]]):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        out = io.BytesIO()
        book.save(out)
        yield out.getvalue()


def _xls() -> Iterator[bytes]:
    """The oldest form of a worksheet, which is a plain stream of records."""
    records = [(0x0009, struct.pack("<HH", 2, 0x10))]
    for row, cells in enumerate((("id", "text"), ("r1", "12"), ("r2", "34"))):
        for column, cell in enumerate(cells):
            body = cell.encode("ascii")
            records.append((0x0004, struct.pack("<HH3xB", row, column, len(body)) + body))
    records.append((0x000A, b""))
    yield b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def _parquet() -> Iterator[bytes]:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({"id": ["r1", "r2"], "text": [TEXT, None], "n": [1, 2]})
    for compression in ("none", "snappy"):
        out = io.BytesIO()
        parquet.write_table(table, out, compression=compression)
        yield out.getvalue()


def _warc() -> Iterator[bytes]:
    page = next(_html())
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page) + page
    record = (
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://gov.example/1.html\r\n"
            b"WARC-Date: 2024-01-10T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
        )
        + http
        + b"\r\n\r\n"
    )
    yield record * 2
    yield gzip.compress(record, mtime=0) * 2


def _zip() -> Iterator[bytes]:
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", compression) as archive:
            for name in ("总结.txt", "deep/b.txt"):
                archive.writestr(zipfile.ZipInfo(name), TEXT)
        yield out.getvalue()


def _tar() -> Iterator[bytes]:
    for mode in ("w", "w:gz"):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode=mode) as archive:
            for name in ("总结.txt", "deep/b.txt"):
                info = tarfile.TarInfo(name)
                info.size = len(TEXT.encode())
                archive.addfile(info, io.BytesIO(TEXT.encode()))
        yield out.getvalue()


_MAKERS: dict[str, Callable[[], Iterator[bytes]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "docx": _docx,
    "doc": _doc,
    "rtf": _rtf,
    "pdf": _pdf,
    "png": _image("PNG"),
    "jpeg": _image("JPEG"),
    "tiff": _image("TIFF"),
    "jsonl": _jsonl,
    "csv": _separated(","),
    "tsv": _separated("\t"),
    "xlsx": _xlsx,
    "xls": _xls,
    "parquet": _parquet,
    "warc": _warc,
    "zip": _zip,
    "tar": _tar,
    "gzip": lambda: iter([gzip.compress(TEXT.encode(), mtime=0)]),
    "bzip2": lambda: iter([bz2.compress(TEXT.encode())]),
    "xz": lambda: iter([lzma.compress(TEXT.encode())]),
}


def mutants(name: str, count: int, *, first: int = 0) -> Iterator[bytes]:
    """Mutated files of a format, the same ones for the same numbers; `intake` is a mixture of all formats."""
    from .mutations import mutate

    known = seeds()
    others = [seed for files in known.values() for seed in files]
    own = known.get(name, others)
    for number in range(first, first + count):
        rng = random.Random(f"{name} {number}")
        yield mutate(rng.choice(own), rng, others)
