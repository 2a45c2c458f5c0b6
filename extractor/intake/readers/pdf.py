"""PDF: the text layer where there is one, the recognised picture of the page where there is none."""

from __future__ import annotations

import re
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ...source import Hints
from ..codes import Issue, IssueCode
from ..limits import too_large
from ..options import Deadline, Options
from ..pages import Page, PagedText, text_of
from ..result import Reading
from . import ocr
from .pdf_page import page_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument, PdfPage

_HEADER = b"%PDF-"
_LONG_SIDE = 2400  # pixels; 205 dpi for a sheet of A4
_XFA_FORMS = (2, 3)
_TITLE_LINES = 10
_LEAST_TITLE = 6
_SPACES = re.compile(r"\s+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
# The library may be used by one thread at a time.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes, options: Options) -> Reading | Issue:
    """Read a PDF.

    Parameters
    ----------
    data
        The bytes of the file; rubbish before the header does not matter.
    options
        Limits on pages, characters and seconds.

    Returns
    -------
    Reading or Issue
        The text, columns read one after the other, without running heads and page numbers; and where pages begin.

    Examples
    --------
    >>> read_pdf(b"%PDF-1.7 cut off here", Options()).code.value
    'damaged_file'
    """
    from pypdfium2 import PdfDocument, PdfiumError

    deadline = options.deadline()
    with _PDFIUM:
        try:
            document = PdfDocument(data[max(data.find(_HEADER), 0) :])
        except PdfiumError as error:
            return _unopened(error)
        with closing(document):
            if len(document) > options.limit_pages:
                return too_large("limit_pages", options)
            return _read(document, options, deadline)


def _unopened(error: Exception) -> Issue:
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    if getattr(error, "err_code", None) in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY):
        return Issue(IssueCode.ENCRYPTED, {"kind": "PDF"})
    return _damaged(str(error))


def _damaged(reason: str) -> Issue:
    return Issue(IssueCode.DAMAGED_FILE, {"kind": "PDF", "reason": reason})


def _read(document: PdfDocument, options: Options, deadline: Deadline) -> Reading | Issue:
    from pypdfium2 import PdfiumError

    pages: list[Page] = []
    pictures: list[int] = []
    unread: list[int] = []
    issues: list[Issue] = []
    chars = 0
    for number in range(len(document)):
        if deadline.passed:
            return too_large("limit_seconds", options)
        try:
            page, needs_picture = page_of(document, number)
        except PdfiumError:
            page, needs_picture = Page(1, 1, ()), False
            unread.append(number)
        chars += sum(len(piece.text) for piece in page.pieces)
        if chars > options.limit_chars:
            return too_large("limit_chars", options)
        if needs_picture:
            pictures.append(number)
        pages.append(page)
    if len(unread) == len(pages):
        return _damaged("no page can be read" if pages else "there are no pages")
    if unread:
        issues.append(_unread(unread, "损坏", "damaged"))
    if pictures and ocr.missing() is None:
        recognised = ocr.recognised((_picture(document, number) for number in pictures), deadline)
        for number, found in zip(pictures, recognised, strict=False):
            pages[number] = found.page
            issues += found.remarks(number)
        if deadline.passed:
            return too_large("limit_seconds", options)
    elif pictures:
        missing = ocr.missing()
        if missing is not None and not any(page.pieces for n, page in enumerate(pages) if n not in pictures):
            return missing
        issues.append(_unread(pictures, "是扫描图像", "a scan"))
    text = text_of(pages)
    if not text.text and document.get_formtype() in _XFA_FORMS:
        return Issue(IssueCode.UNSUPPORTED_FORMAT, {"kind": "XFA", "supported": ".pdf"})
    return Reading(text=text.text, issues=tuple(issues), hints=_hints(document, text), pages=text.starts)


def _unread(numbers: list[int], reason_zh: str, reason: str) -> Issue:
    pages = ", ".join(str(number + 1) for number in numbers)
    return Issue(IssueCode.UNREAD_PAGES, {"pages": pages, "reason": reason, "reason_zh": reason_zh})


def _picture(document: PdfDocument, number: int) -> NDArray[Any]:
    """A page as it is printed, blue, green and red."""
    with closing(document[number]) as page, closing(_rendered(page)) as bitmap:
        picture: NDArray[Any] = bitmap.to_numpy().copy()
        return picture


def _rendered(page: PdfPage) -> Any:
    return page.render(scale=_LONG_SIDE / max(*page.get_size(), 1.0), draw_annots=False)


def _hints(document: PdfDocument, text: PagedText) -> Hints:
    """The title that the file claims, if the text begins with it; most files claim the name of their template."""
    title = document.get_metadata_value("Title").strip()
    wanted = _SPACES.sub("", title)
    if len(_HAN.findall(wanted)) < _LEAST_TITLE:
        return Hints()
    first = (_SPACES.sub("", line) for line in text.text.split("\n", _TITLE_LINES)[:_TITLE_LINES])
    return Hints(title=title) if wanted in first else Hints()
