"""WARC crawls → the documents that the servers sent."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..codes import Issue, IssueCode
from ..options import Options
from ..result import Member
from ..unpacking import DAMAGE, Beyond, Meter, Metered, Unpacked, spooled

_KINDS = ("response", "resource")
_NO_DOCUMENT = re.compile(
    r"(?:image|video|audio|font)/|text/css|.*(?:javascript|ecmascript|json\b|font)", re.IGNORECASE
)


def read_warc(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The bodies of a crawl's successful responses, named by address; what pages are decorated with is passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    compressed = file.read(1) != b"W"
    file.seek(0)
    records = ArchiveIterator(Unpacked(file, Meter(options)) if compressed else file)
    try:
        while (record := _next(records)) is not None:
            if _is_document(record):
                yield _member(record, Meter(options))
    except Beyond as beyond:
        yield beyond.issue
    except (*DAMAGE, ArchiveLoadFailed) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        yield Issue(IssueCode.DAMAGED_FILE, {"kind": "WARC", "reason": reason})


def _next(records: Iterator[Any]) -> Any:
    """The next record; None after the last one."""
    from warcio.exceptions import ArchiveLoadFailed

    with contextlib.redirect_stderr(io.StringIO()):  # warcio prints what it thinks of wrong lengths
        try:
            return next(records, None)
        except AttributeError as error:  # warcio takes for granted that a response has an address
            raise ArchiveLoadFailed("a response has no WARC-Target-URI") from error


def _is_document(record: Any) -> bool:
    if record.rec_type not in _KINDS:
        return False
    heads = record.http_headers
    if heads is None:
        return _NO_DOCUMENT.match(record.content_type or "") is None
    return heads.get_statuscode() == "200" and _NO_DOCUMENT.match(heads.get_header("Content-Type") or "") is None


def _member(record: Any, meter: Meter) -> Member:
    address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("WARC-Record-ID") or "_"
    address = address.strip("<>")
    stream = Metered(record.content_stream(), meter, packed=record.length)
    body = spooled(stream)
    if getattr(record.raw_stream, "limit", 0):
        body.close()
        return Member(
            address, issue=Issue(IssueCode.DAMAGED_FILE, {"kind": "WARC", "reason": "the record is cut short"})
        )
    return Member(address, file=body)
