"""What is run on a mutated file: a reader, or all of intake; every format of the registry is a target by itself."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from zongjie.extractor.intake import Input, Issue, IssueCode, Options, ReadFailure, read_all
from zongjie.extractor.intake.formats import FORMATS, Format
from zongjie.extractor.intake.result import Member, Reading

OPTIONS = Options(
    limit_bytes=4_000_000,
    limit_pages=20,
    limit_unpacked=32_000_000,
    limit_members=500,
    limit_seconds=8.0,
)
"""Small limits: whatever they let through has to stay within the limits of the process."""

INTAKE = "intake"
"""The target that is told nothing of the format: contents are sniffed, bundles opened, documents read."""

Target = Callable[[bytes], Iterator[str]]
"""Takes a file, gives a code for each thing that was in it; whatever it raises is a finding."""


def targets() -> dict[str, Target]:
    """Every reader whose library is installed, by the format's name, and all of intake."""
    readers = {form.name: _reader(form) for form in FORMATS if form.missing is None}
    return {**readers, INTAKE: _intake}


def load_readers() -> None:
    """Import the modules of all readers, which else come with the first file of their format."""
    for form in FORMATS:
        if form.missing is None:
            _ = form.bundle_reader() if form.bundle else form.document_reader()


def _reader(form: Format) -> Target:
    def members(data: bytes) -> Iterator[str]:
        for member in form.bundle_reader()(io.BytesIO(data), OPTIONS):
            yield _code(member, form)

    def document(data: bytes) -> Iterator[str]:
        yield _code(form.document_reader()(data, OPTIONS), form)

    return members if form.bundle else document


def _code(found: Reading | Member | Issue, form: Format) -> str:
    """What a reader gave, after a look at whether the house can take it."""
    if isinstance(found, Member):
        assert isinstance(found.name, str)
        if found.file is not None:
            with found.file as file:
                file.read()
            return "member"
        content = found.reading or found.issue
        assert content is not None
        return _code(content, form)
    if isinstance(found, Issue):
        assert found.message + found.message_en + found.advice + found.advice_en
        return found.code.value
    assert isinstance(found, Reading), f"{form.name} gave {type(found)}"
    found.text.encode()  # a lone surrogate could not be stored
    assert not found.pages or found.pages[0] == 0
    assert all(before <= after for before, after in pairwise((*found.pages, len(found.text))))
    for issue in found.issues:
        assert issue.message + issue.message_en
    return "read"


def _intake(data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="zongjie-fuzz-") as folder:
        path = Path(folder) / "document"
        path.write_bytes(data)
        for found in read_all(Input(path, "document"), OPTIONS):
            if not isinstance(found, ReadFailure):
                found.text.encode()
                yield "read"
                continue
            # Here the exception of a reader ends as a value; that it was one is a finding all the same.
            assert found.issue.code is not IssueCode.READING_FAILED, found.issue.message_en
            yield found.issue.code.value
