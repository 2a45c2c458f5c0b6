"""Extractors for tests of runs: bare records at once, and texts that do to a process whatever they say."""

from __future__ import annotations

import os
import time

from zongjie.extractor.source import SourceText
from zongjie.schemas import Producer, Source, WorkSummary, doc_id_of

HANG, SWELL, LEAVE, RAISE = "挂起", "膨胀", "退出", "异常"
"""What a text says to hang, to take a gigabyte, to end the process, and to raise."""


def bare_record(source: SourceText) -> WorkSummary:
    """The record of a document in which nothing was found."""
    digest = source.text_sha256
    return WorkSummary(
        doc_id=doc_id_of(digest),
        producer=Producer(version="0", pipeline_sha256="0" * 64),
        source=Source(
            uri=source.uri,
            media_type=source.media_type,
            encoding=source.encoding,
            reader=source.reader,
            bytes_sha256=source.bytes_sha256,
            text_sha256=digest,
            chars=len(source.text),
        ),
        text=source.text,
    )


class Obeys:
    """Does what texts say."""

    def extract(self, source: SourceText) -> WorkSummary:
        if HANG in source.text:
            time.sleep(3600)
        if SWELL in source.text:
            bytearray(1_000_000_000)
        if LEAVE in source.text:
            os._exit(3)
        if RAISE in source.text:
            raise RuntimeError("broken\nsecond line")
        return bare_record(source)


class CannotBeLoaded:
    """An extractor that no other process can load."""

    def __reduce__(self) -> tuple[object, ...]:
        return int, ("no number",)

    def extract(self, source: SourceText) -> WorkSummary:
        raise NotImplementedError
