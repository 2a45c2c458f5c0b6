"""The registry of formats: which reader takes which media type, and what stands behind it.

A reader's module, and with it the library behind, is imported when the first file of its format comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError
from typing import Any, BinaryIO, Literal, cast

from ..versions import version_of
from .codes import Issue, IssueCode
from .options import Options
from .result import Member, Reading

DocumentReader = Callable[[bytes, Options], Reading | Issue]
BundleReader = Callable[[BinaryIO, Options], Iterator[Member | Issue]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read.

    Attributes
    ----------
    media_type
        Its media type, the key of the registry.
    name
        What people call it, and the reader's name in a record.
    suffixes
        Its usual suffixes. Contents decide what a file is; suffixes only tell apart what no content does.
    function
        `module:function` of the reader, below `readers`.
    kind
        What a file of it is: one document, a table with a text in each row, or an archive of files.
    package
        The PyPI package behind the reader, None if it needs none.
    extra
        The extra that installs the package; None if it comes with zongjie.
    """

    media_type: str
    name: str
    suffixes: tuple[str, ...]
    function: str
    kind: Literal["document", "table", "archive"] = "document"
    package: str | None = None
    extra: str | None = None

    @property
    def bundle(self) -> bool:
        """Whether it holds documents instead of being one."""
        return self.kind != "document"

    def document_reader(self) -> DocumentReader:
        """The reader of one document; for formats that are no bundles."""
        return cast("DocumentReader", self._load())

    def bundle_reader(self) -> BundleReader:
        """The reader of a bundle's members; for bundles only."""
        return cast("BundleReader", self._load())

    @property
    def reader_version(self) -> str:
        """The package behind the reader with its version; our own where the reader needs no other."""
        package = self.package or "zongjie"
        return f"{package} {version_of(package)}"

    @property
    def missing(self) -> Issue | None:
        """What to say where the package behind the reader is not installed; None if it is."""
        try:
            self.reader_version  # noqa: B018
        except PackageNotFoundError:
            values = {"kind": self.name, "package": self.package or "", "extra": self.extra or ""}
            return Issue(IssueCode.MISSING_EXTRA, values)
        return None

    def _load(self) -> Any:
        module, _, function = self.function.partition(":")
        return getattr(import_module(f"{__package__}.readers.{module}"), function)


# fmt: off
FORMATS: tuple[Format, ...] = (
    Format("text/plain", "text", (".txt",), "text:read_text"),
    Format("text/markdown", "markdown", (".md", ".markdown"), "text:read_text"),
    Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", (".docx",),
           "docx:read_docx", package="lxml"),
    Format("application/msword", "doc", (".doc", ".wps"), "doc:read_doc", package="olefile"),
    Format("application/rtf", "rtf", (".rtf",), "rtf:read_rtf"),
    Format("text/html", "html", (".html", ".htm", ".shtml", ".xhtml"), "html:read_html", package="lxml"),
    Format("application/pdf", "pdf", (".pdf",), "pdf:read_pdf", package="pypdfium2"),
    Format("image/png", "png", (".png",), "image:read_image", package="rapidocr", extra="ocr"),
    Format("image/jpeg", "jpeg", (".jpg", ".jpeg"), "image:read_image", package="rapidocr", extra="ocr"),
    Format("image/tiff", "tiff", (".tif", ".tiff"), "image:read_image", package="rapidocr", extra="ocr"),
    Format("application/jsonl", "jsonl", (".jsonl",), "jsonl:read_jsonl", kind="table"),
    Format("text/csv", "csv", (".csv",), "separated:read_separated", kind="table"),
    Format("text/tab-separated-values", "tsv", (".tsv",), "separated:read_separated", kind="table"),
    Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", (".xlsx",),
           "workbook:read_xlsx", kind="table", package="openpyxl"),
    Format("application/vnd.ms-excel", "xls", (".xls",), "workbook:read_xls", kind="table", package="xlrd"),
    Format("application/vnd.apache.parquet", "parquet", (".parquet",), "parquet:read_parquet", kind="table",
           package="pyarrow", extra="parquet"),
    Format("application/warc", "warc", (".warc", ".warc.gz"), "crawl:read_warc", kind="archive", package="warcio"),
    Format("application/zip", "zip", (".zip",), "archive:read_zip", kind="archive"),
    Format("application/x-tar", "tar", (".tar", ".tar.gz", ".tgz"), "archive:read_tar", kind="archive"),
    Format("application/gzip", "gzip", (".gz",), "archive:read_compressed", kind="archive"),
    Format("application/x-bzip2", "bzip2", (".bz2",), "archive:read_compressed", kind="archive"),
    Format("application/x-xz", "xz", (".xz",), "archive:read_compressed", kind="archive"),
)
# fmt: on

BY_MEDIA_TYPE = {one.media_type: one for one in FORMATS}


def supported() -> str:
    """The usual suffixes of all formats, for messages."""
    return " ".join(suffix for one in FORMATS for suffix in one.suffixes)
