"""For each code of the catalogue a small input that provokes it: a code that nothing gives has no place there."""

from __future__ import annotations

import io
import re
import struct
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from formats import bundles
from poison import HANG, LEAVE, SWELL, Obeys

from zongjie.extractor.engines import INLINE, Processes
from zongjie.extractor.intake import IssueCode, Options, ReadFailure, discover, formats, read, read_all
from zongjie.extractor.intake.readers import doc
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.run import extract_all

REPORT = bundles.report()
REPEATED = "全镇走访群众12户，帮助新增企业3家，解决群众急难愁盼问题35个，群众满意度明显提高，各项工作成效良好。"
WORD_95 = bundles.ole_with("WordDocument", b"\xdc\xa5\x65\0" + bytes(2000))
POISON = {"timed_out": HANG, "out_of_memory": SWELL, "worker_died": LEAVE}
OCR = ("too_many_pixels", "low_ocr_confidence")


@dataclass(frozen=True)
class Provoked:
    """What gives a code.

    Attributes
    ----------
    files
        Name → bytes.
    options
        Limits of the run.
    form
        A format that takes the place of plain text.
    """

    files: Mapping[str, bytes | Callable[[], bytes]]
    options: Options = field(default_factory=Options)
    form: formats.Format | None = None


def one(name: str, data: bytes | Callable[[], bytes], **options: int) -> Provoked:
    return Provoked({name: data}, Options(**options))


def pdf_with_a_bad_page() -> bytes:
    """A PDF whose second page is no page."""
    from formats import render_pdf

    whole = render_pdf.render("全年走访群众12户，新增企业3家。\n" * 60, render_pdf.Layout())
    return re.sub(rb"(/Kids \[ \d+ 0 R )\d+ 0 R", lambda found: found.group(1) + b"null ", whole)


def huge_picture() -> bytes:
    """The head of a PNG of a hundred thousand pixels each way."""
    head, data = b"IHDR" + struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0), b"IDAT" + zlib.compress(b"")
    parts = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (head, data))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def blurred_picture() -> bytes:
    """A line of text that can hardly be read."""
    import mplfonts
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    font = ImageFont.truetype(str(Path(mplfonts.__file__).parent / "fonts" / "NotoSansCJKsc-Regular.otf"), 32)
    image = Image.new("L", (900, 60), 255)
    ImageDraw.Draw(image).text((10, 8), "全年走访群众十二户新增企业三家工作成效良好", font=font, fill=0)
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(6)).save(out, "PNG")
    return out.getvalue()


PROVOKED: dict[str, Provoked] = {
    "unreadable_path": Provoked({}),
    "undecodable": one("a.txt", b"\xff\x80\xfe\x81" * 50),
    "too_large": one("a.txt", REPORT, limit_chars=9),
    "missing_extra": Provoked(
        {"a.txt": REPORT},
        form=formats.Format("text/plain", "text", (".txt",), "text:read_text", package="no-such-package", extra="ocr"),
    ),
    "reading_failed": Provoked(
        {"a.txt": REPORT}, form=formats.Format("text/plain", "text", (".txt",), "no_such_module:read")
    ),
    "several_documents": one("a.zip", lambda: bundles.zipped([("a.txt", REPORT), ("b.txt", bundles.report("白水"))])),
    "line_too_long": one("a.txt", "全年走访群众12户，".encode() * 1200),
    "extraction_failed": one("a.txt", REPORT),
    **{code: one("a.txt", f"文字{word}。".encode()) for code, word in POISON.items()},
    "unsupported_format": one("a.rar", b"Rar!\x1a\x07\x01"),
    "empty": one("a.txt", b""),
    "binary": one("a.txt", bytes(range(256)) * 9),
    "no_text": one("a.html", b"<html><script>load()</script></html>"),
    "damaged_page": one("a.html", b"<html>" + b"<div>" * 3000 + REPORT),
    "encrypted": one("a.docx", lambda: bundles.ole_with("EncryptedPackage")),
    "damaged_file": one("a.zip", lambda: bundles.zipped([("a.txt", REPORT)])[:-30]),
    "not_chinese": one("a.txt", b"Work summary of 2023. We visited 12 households."),
    "old_format": one("a.doc", lambda: WORD_95),
    "converted": one("a.doc", lambda: WORD_95),
    "too_many_pixels": one("a.png", huge_picture),
    "unread_pages": one("a.pdf", pdf_with_a_bad_page),
    "low_ocr_confidence": one("a.png", blurred_picture),
    "archive_bomb": one("a.gz", bundles.bomb),
    "not_a_file": one("a.tar", lambda: bundles.tarred([("link", None)])),
    "no_text_column": one("a.jsonl", b'{"a": 1}\n'),
    "damaged_row": one("a.jsonl", b'{"text": 1}\n'),
    "duplicate_text": Provoked({"a.txt": REPORT, "b.txt": REPORT}),
    "replaced_characters": one("a.txt", REPORT * 9 + b"\xff"),
    "unsafe_name": one("a.zip", lambda: bundles.zipped([("../a.txt", REPORT)])),
    "no_metric": one("a.txt", "青石镇工作总结\n我镇认真做好各项工作，成效良好。\n".encode()),
    "repeated_text": one("a.txt", ((REPEATED + "\n") * 2).encode()),
    "masked_number": one("a.txt", "青石镇总结\n全年走访群众xx户，投入××万元，新增企业3家。\n".encode()),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _converted() -> bytes:
    """What LibreOffice, which may not be installed, would make of an old document."""
    from formats import render_docx

    return render_docx.all_normal(REPORT.decode(), 1)


class _Breaks:
    def extract(self, source: object) -> object:
        raise ZeroDivisionError


def codes_of(folder: Path, code: str, extractor: Extractor) -> Iterator[str]:
    """All codes of a run over the files, in errors and in records."""
    provoked = PROVOKED[code]
    inputs = discover([folder] if provoked.files else [folder / "nowhere.txt"])
    if code == "several_documents":
        failure = read(inputs[0])  # type: ignore[arg-type]
        assert isinstance(failure, ReadFailure)
        yield failure.issue.code.value
    doing = _Breaks() if code == "extraction_failed" else Obeys() if code in POISON else extractor
    engine = Processes(1, seconds=1.0, memory=300_000_000) if code in POISON else INLINE
    for outcome in extract_all(inputs, doing, options=provoked.options, engine=engine):  # type: ignore[arg-type]
        if outcome.error is not None:
            yield outcome.error.code
        if outcome.record is not None:
            yield from (warning.code for warning in outcome.record.warnings)


@pytest.mark.parametrize("code", PROVOKED)
def test_a_small_input_gives_the_code(
    code: str, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    provoked = PROVOKED[code]
    if code in OCR:
        pytest.importorskip("rapidocr")
    if code == "out_of_memory" and not sys.platform.startswith("linux"):
        pytest.skip("only Linux keeps to a limit of memory")
    for name, data in provoked.files.items():
        (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data())
    if provoked.form is not None:
        monkeypatch.setitem(formats.BY_MEDIA_TYPE, provoked.form.media_type, provoked.form)
    monkeypatch.setattr(doc, "as_docx", lambda *_, **__: _converted() if code == "converted" else None)
    assert code in set(codes_of(tmp_path, code, extractor))


def test_every_code_has_such_an_input() -> None:
    """A new code needs an entry in PROVOKED."""
    assert set(PROVOKED) == {code.value for code in IssueCode}


def test_a_missing_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = PROVOKED["missing_extra"].form
    assert form is not None
    monkeypatch.setitem(formats.BY_MEDIA_TYPE, form.media_type, form)
    (tmp_path / "a.txt").write_bytes(REPORT)
    (entry,) = discover([tmp_path])
    (failure,) = read_all(entry)  # type: ignore[arg-type]
    assert isinstance(failure, ReadFailure)
    assert "pip install 'zongjie[ocr]'" in failure.issue.advice_en
