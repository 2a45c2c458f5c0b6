"""Whether a `.jsonl` file holds sound records: what `zongjie verify FILE` tells."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from .checks import Violation
from .record import WorkSummary

_AROUND = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a line of a file.

    Attributes
    ----------
    line
        Its number, from 1.
    code
        What is wrong, for programs.
    message
        What is wrong, for people.
    """

    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: [{self.code}] {self.message}"


class Verifier:
    """Checks the lines of one file, in their order.

    Attributes
    ----------
    records
        How many lines so far are records, sound or not.

    Examples
    --------
    >>> verifier = Verifier()
    >>> [finding.code for finding in verifier.check(b'{"doc_id": ')]
    ['not_json']
    >>> verifier.records
    0
    """

    def __init__(self) -> None:
        self.records = 0
        self._lines = 0
        self._first_line: dict[str, int] = {}
        self._last_uri: str | None = None

    def check(self, line: bytes) -> list[Finding]:
        """Everything wrong with the next line (without its line end)."""
        self._lines += 1
        if not line.strip():
            return [self._finding("blank_line", "the line is blank; every line holds one record")]
        violations: list[Violation] = []
        try:
            record = WorkSummary.model_validate_json(line, context={"violations": violations})
        except ValidationError as error:
            return self._unreadable(error)
        self.records += 1
        findings = [self._finding(found.code, f"{found.where}: {found.message}") for found in violations]
        findings += self._form(record, line)
        findings += self._neighbours(record)
        return findings

    def _finding(self, code: str, message: str) -> Finding:
        return Finding(self._lines, code, message)

    def _unreadable(self, error: ValidationError) -> list[Finding]:
        findings = []
        for detail in error.errors(include_url=False, include_context=False, include_input=False):
            code = "not_json" if detail["type"] == "json_invalid" else "not_a_record"
            where = ".".join(map(str, detail["loc"])) or "the line"
            findings.append(self._finding(code, f"{where}: {detail['msg']}"))
        return findings

    def _form(self, record: WorkSummary, line: bytes) -> list[Finding]:
        """A record is written in one way only; the reader forgives quoted or padded numbers, the contract does not."""
        written = record.to_json().encode()
        if written == line:
            return []
        differing = (place for place, (one, other) in enumerate(zip(written, line, strict=False)) if one != other)
        place = next(differing, min(len(written), len(line)))
        shown, expected = (
            part[max(0, place - _AROUND) : place + _AROUND].decode("utf-8", "replace") for part in (line, written)
        )
        return [self._finding("not_canonical", f"byte {place}: is written …{shown}…, should be …{expected}…")]

    def _neighbours(self, record: WorkSummary) -> list[Finding]:
        findings = []
        first = self._first_line.setdefault(record.doc_id, self._lines)
        if first != self._lines:
            findings.append(self._finding("repeated_document", f"document {record.doc_id} is already on line {first}"))
        uri = record.source.uri
        if self._last_uri is not None and uri <= self._last_uri:
            findings.append(self._finding("order", f"source.uri {uri} does not come after {self._last_uri}"))
        self._last_uri = uri
        return findings


def verify_lines(path: str | os.PathLike[str]) -> Iterator[Finding]:
    """Everything wrong with a file of records, line by line; nothing for a sound one.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    verifier = Verifier()
    with Path(path).open("rb") as lines:
        for line in lines:
            yield from verifier.check(line.removesuffix(b"\n"))
