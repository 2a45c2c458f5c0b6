"""Word documents (.docx): paragraphs, tables, text boxes and notes, with the numbers that Word generates.

Page heads and feet, comments, deleted and hidden text and tables of contents are left out. The XML is walked here and
not by python-docx, which loads every part, pictures included, and stops at a relationship that leads nowhere.
"""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from ...source import Hints
from ..codes import Issue, IssueCode
from ..options import Options
from ..result import Reading
from .word.body import Body
from .word.errors import UnreadableError, damaged
from .word.lists import Lists
from .word.package import KIND, Package, W

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_docx(data: bytes, options: Options) -> Reading | Issue:
    """Read the bytes of a Word document.

    Parameters
    ----------
    data
        The whole file.
    options
        What may be unpacked and how long it may take.

    Returns
    -------
    Reading or Issue
        One line a paragraph. An issue (`damaged_file`, `encrypted`, `too_large`, `empty`) where there is no text.

    Examples
    --------
    >>> read_docx(b"PK\\x03\\x04", Options()).code.value
    'damaged_file'
    """
    try:
        package = Package(data, options)
        name, document = package.document()
        body = Body(Lists.of(package, name), options, options.deadline())
        lines = [line for part in document.iterchildren(f"{W}body") for line in body.lines(part)]
        lines += _notes(package, name, body)
        title = _title(package, lines)
    except UnreadableError as error:
        return error.issue
    except RecursionError:
        return damaged(KIND, "too deeply nested").issue
    text = "\n".join(lines)
    return Reading(text=text, hints=Hints(title=title)) if text else Issue(IssueCode.EMPTY)


def _notes(package: Package, document: str, body: Body) -> list[str]:
    """The notes under their marks, in the order of the text that refers to them."""
    lines: list[str] = []
    for kind in ("footnote", "endnote"):
        referred = [(name, mark) for one, name, mark in body.notes if one == kind]
        part = package.related(document, f"{kind}s") if referred else None
        root = package.part(part) if part is not None else None
        if root is None:
            continue
        notes: dict[str | None, etree._Element] = {note.get(f"{W}id"): note for note in root.iter(f"{W}{kind}")}
        for name, mark in referred:
            found = body.lines(notes[name]) if name in notes else []
            if found:
                lines += [f"{mark} {found[0]}".lstrip(), *found[1:]]
    return lines


def _title(package: Package, lines: list[str]) -> str | None:
    """The title of the file's properties, if it stands in the text: often it is that of another document."""
    part = package.related("", "core-properties")
    root = package.part(part) if part is not None else None
    element = root.find(_TITLE) if root is not None else None
    title = " ".join((element.text or "").split()) if element is not None else ""
    return title if title in lines else None
