"""Stored records held against the sources they were read from: what `zongjie verify --sources` tells."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

from pydantic import ValidationError

from zongjie.schemas import Violation, WorkSummary, check_record, doc_id_of
from zongjie.schemas.run import SourceEntry

from .intake import Input, Options, ReadFailure, discover, read_all
from .source import SourceText

_PROVENANCE = ("media_type", "encoding", "reader", "pages")


class Verdict(StrEnum):
    """What became of one stored document when its source was read again.

    Attributes
    ----------
    zh, en
        What it means.
    """

    zh: str
    en: str

    def __new__(cls, code: str, zh: str, en: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.en = en
        return member

    SOUND = "sound", "与来源相符", "sound: bytes, text and every span are those of the source"
    CHANGED_SOURCE = "changed_source", "来源文件已改动", "the source has other bytes now"
    MISSING_SOURCE = "missing_source", "找不到来源文件", "no source has this name or these bytes"
    UNREADABLE_SOURCE = "unreadable_source", "来源文件已无法读取", "the source cannot be read"
    OTHER_TEXT = "other_text", "字节未变而读出的文字不同", "the same bytes give another text now"
    OTHER_SPANS = "other_spans", "记录与来源文字不符", "the record does not fit the text of the source"


@dataclass(frozen=True, slots=True)
class Proof:
    """One stored document and how it stands to its source.

    Attributes
    ----------
    uri
        Name of the source, as stored.
    found
        Name under which it was found, None where it was not.
    details
        What differs, for people.
    """

    uri: str
    verdict: Verdict
    found: str | None = None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    """That a file of this name and these bytes gave this document; of a record, also where its line begins."""

    uri: str
    bytes_sha256: str
    doc_id: str
    line: int | None = None


def prove(
    records: Path,
    sources: Iterable[str | os.PathLike[str]],
    *,
    aliases: Iterable[SourceEntry] = (),
    options: Options | None = None,
) -> Iterator[Proof]:
    """Read the sources again and hold every stored record against them, also one that was stored without its text.

    A source is known by its name, as given or relative to its folder. A record whose source has no such name any more
    is held against a file with the bytes that it names, so that folders may move.

    Parameters
    ----------
    records
        A file of records. Lines that are no records are passed over; `verify_lines` tells of them.
    sources
        Files and folders, archives and corpora among them.
    aliases
        Further inputs of which is stored that they gave the text of a record.
    options
        Limits, and the columns of tables of texts.

    Yields
    ------
    Proof
        One for each record and alias: those found under their names in the order of the sources, then all others.
    """
    with records.open("rb") as lines:
        store = _Store(lines, aliases)
        for root in sources:
            for entry in discover([root]):
                for source in read_all(entry, options) if isinstance(entry, Input) else (entry,):
                    yield from store.hold_against(source, _names(source.uri, Path(root)))
        yield from store.rest()


def _names(uri: str, root: Path) -> tuple[str, ...]:
    """The names under which a source may have been stored."""
    relative = uri.removeprefix(f"{root.as_posix()}/")
    return (uri,) if relative == uri else (uri, relative)


class _Store:
    """The claims of a store, each of which is answered once."""

    def __init__(self, lines: BinaryIO, aliases: Iterable[SourceEntry]) -> None:
        self._lines = lines
        claims = [*_claims(lines), *(_Claim(one.uri, one.bytes_sha256, one.doc_id) for one in aliases)]
        self._open = {claim.uri: claim for claim in claims}
        self._by_bytes: dict[str, list[str]] = defaultdict(list)
        for claim in claims:
            self._by_bytes[claim.bytes_sha256].append(claim.uri)
        self._elsewhere: dict[str, Proof] = {}  # what a file of another name says about a claim
        self._failed: dict[str, ReadFailure] = {}  # bundles among them, whose members cannot be listed any more

    def hold_against(self, source: SourceText | ReadFailure, names: tuple[str, ...]) -> Iterator[Proof]:
        """The proofs of what is stored under the names of a source."""
        if isinstance(source, ReadFailure):
            self._failed |= dict.fromkeys(names, source)
        named = next((self._open.pop(name) for name in names if name in self._open), None)
        if named is not None:
            yield self._proof(named, source)
        for uri in self._by_bytes.get(source.bytes_sha256 or "", ()):
            if uri in self._open and self._verdict_elsewhere(uri) is not Verdict.SOUND:
                self._elsewhere[uri] = self._proof(self._open[uri], source)

    def rest(self) -> Iterator[Proof]:
        """The proofs of what was under none of its names, in the order of the store."""
        for uri in self._open:
            yield self._elsewhere.get(uri) or self._in_failed_bundle(uri) or Proof(uri, Verdict.MISSING_SOURCE)

    def _in_failed_bundle(self, uri: str) -> Proof | None:
        bundle = next(
            (self._failed[str(path)] for path in PurePosixPath(uri).parents if str(path) in self._failed), None
        )
        return None if bundle is None else Proof(uri, Verdict.UNREADABLE_SOURCE, bundle.uri, (_reason(bundle),))

    def _verdict_elsewhere(self, uri: str) -> Verdict | None:
        return self._elsewhere[uri].verdict if uri in self._elsewhere else None

    def _proof(self, claim: _Claim, source: SourceText | ReadFailure) -> Proof:
        if source.bytes_sha256 not in (None, claim.bytes_sha256):
            return Proof(claim.uri, Verdict.CHANGED_SOURCE, source.uri)
        if isinstance(source, ReadFailure):
            return Proof(claim.uri, Verdict.UNREADABLE_SOURCE, source.uri, (_reason(source),))
        if doc_id_of(source.text_sha256) != claim.doc_id:
            return Proof(claim.uri, Verdict.OTHER_TEXT, source.uri, self._readers(claim, source))
        differing = tuple(self._differences(claim, source))
        return Proof(claim.uri, Verdict.OTHER_SPANS if differing else Verdict.SOUND, source.uri, differing)

    def _record(self, claim: _Claim) -> WorkSummary | None:
        if claim.line is None:
            return None
        self._lines.seek(claim.line)
        return _record(self._lines.readline())

    def _readers(self, claim: _Claim, source: SourceText) -> tuple[str, ...]:
        record = self._record(claim)
        if record is None:
            return ()
        then, now = (f"{one.reader} ({one.reader_version or '?'})" for one in (record.source, source))
        return (f"读取器 · reader: {then} → {now}",)

    def _differences(self, claim: _Claim, source: SourceText) -> Iterator[str]:
        record = self._record(claim)
        if record is None:
            return
        for name in _PROVENANCE:
            stored, found = getattr(record.source, name), getattr(source, name)
            if stored != found:
                yield f"source.{name}: {stored} → {found}"
        if record.text not in (None, source.text):
            yield "text: 与来源文字不同 · is not the text of the source"
        yield from map(str, check_record(record.model_copy(update={"text": source.text})))


def _reason(failure: ReadFailure) -> str:
    return f"[{failure.issue.code.value}] {failure.issue.message} · {failure.issue.message_en}"


def _claims(lines: BinaryIO) -> Iterator[_Claim]:
    place = 0
    for line in lines:
        record = _record(line)
        if record is not None:
            yield _Claim(record.source.uri, record.source.bytes_sha256, record.doc_id, place)
        place += len(line)


def _record(line: bytes) -> WorkSummary | None:
    """The record in a line, if it is one; what is wrong with it by itself is told by `verify_lines`."""
    violations: list[Violation] = []
    try:
        return WorkSummary.model_validate_json(line, context={"violations": violations})
    except ValidationError:
        return None
