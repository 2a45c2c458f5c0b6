"""The parts of an Office Open XML file, read one by one and only when asked for.

The format is that of ECMA-376 part 2 (Open Packaging Conventions): a zip of XML files that relationships tie together.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from ...codes import Issue, IssueCode
from ...limits import too_large
from ...options import Options
from .errors import UnreadableError, damaged

KIND = "DOCX"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
# Word can save under the names of ISO/IEC 29500 Strict, which mean the same.
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", f"{_OFFICE}math".encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", f"{_OFFICE}relationships".encode()),
)
_MAIN = "word/document.xml"
_PART_BYTES_PER_CHAR = 64
"""A report has 5 to 20 bytes of markup for each character; a tree of XML takes several times that in memory."""
_ZIP_ERRORS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_ENCRYPTED_MEMBER = 0x1


class Package:
    """An open file.

    Parameters
    ----------
    data
        The bytes of the zip.
    options
        What may be unpacked.

    Raises
    ------
    UnreadableError
        If it is no zip, encrypted, or would unpack to too much.
    """

    def __init__(self, data: bytes, options: Options) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise damaged(KIND, str(error) or type(error).__name__) from error
        # Nothing is ever unpacked beyond the size that the zip's directory gives, so the sum holds for a lying one too.
        unpacked = sum(member.file_size for member in self._zip.infolist())
        if unpacked > options.limit_unpacked:
            raise UnreadableError(too_large("limit_unpacked", options))
        self._options = options
        self._relationships: dict[str, list[etree._Element]] = {}
        self._members = {_folded(member.filename): member for member in self._zip.infolist()}

    def document(self) -> tuple[str, etree._Element]:
        """The name and the tree of the main part."""
        # Some writers lead elsewhere and still put the document where everybody expects it.
        names = dict.fromkeys((self.related("", "officeDocument") or _MAIN, _MAIN))
        for name in names:
            root = self.part(name)
            if root is not None and root.tag == f"{W}document":
                return name, root
        raise damaged(KIND, f"no Word document at {' or '.join(names)}")

    def related(self, source: str, kind: str) -> str | None:
        """The name of the part to which a relationship of this kind leads from another part (`""`: from the file)."""
        if source not in self._relationships:
            folder, name = posixpath.split(source)
            root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relationships[source] = [] if root is None else list(root.iter(_RELATIONSHIP))
        for one in self._relationships[source]:
            target = one.get("Target", "")
            if one.get("Type", "").endswith(f"/{kind}") and target and one.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
        return None

    def part(self, name: str) -> etree._Element | None:
        """The tree of a part, None if there is no such part."""
        member = self._members.get(_folded(name))
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED_MEMBER:
            raise UnreadableError(Issue(IssueCode.ENCRYPTED, {"kind": KIND}))
        if member.file_size > self._options.limit_chars * _PART_BYTES_PER_CHAR:
            raise UnreadableError(too_large("limit_chars", self._options))
        try:
            data = self._zip.read(member)
        except (*_ZIP_ERRORS, RuntimeError) as error:
            raise damaged(KIND, f"{name}: {error}") from error
        return _parsed(data, name)


def _folded(name: str) -> str:
    """Part names do not tell case apart, and some writers take a backslash."""
    return name.replace("\\", "/").lstrip("/").lower()


def _parsed(data: bytes, name: str) -> etree._Element:
    for strict, usual in _STRICT_NAMES:
        if strict in data:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(KIND, f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(KIND, f"{name} declares entities, which no Word file does")
    return root
