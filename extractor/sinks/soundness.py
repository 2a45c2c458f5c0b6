"""Whether the rows of a store are sound: keys, references, codes, and every span in the text of its document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zongjie.schemas import ID_LETTERS, TAXONOMY, UNITS, Violation, doc_id_of, text_digest
from zongjie.schemas.columns import Table
from zongjie.schemas.tables import DOCUMENTS, ERRORS, ITEMS, SOURCES, TABLES

from .stores import Rows, TableStore

Row = dict[str, Any]

_PARTS = tuple(table for table in TABLES.values() if table.parts is not None and table is not DOCUMENTS)
_KINDS = {"sections": "section", "metrics": "metric", "honours": "honour"}
_CODES = {name: {code.value for code in codes} for name, codes in TAXONOMY.items()}


class StoreCheck:
    """Checks a store; memory holds one document and the numbers of all.

    Attributes
    ----------
    documents
        How many documents have been checked so far.
    """

    def __init__(self, store: TableStore) -> None:
        self._store = store
        self.documents = 0

    def violations(self) -> Iterator[Violation]:
        """Everything wrong with the store, document by document.

        Raises
        ------
        StoreError
            If a table cannot be read.
        """
        parts = [_Part(table, self._store.rows(table)) for table in _PARTS]
        known: set[str] = set()
        for row in _named(DOCUMENTS, self._store.rows(DOCUMENTS)):
            self.documents += 1
            doc_id = row["doc_id"]
            if doc_id in known:
                yield Violation("repeated_document", doc_id, "the document has two rows")
                continue
            known.add(doc_id)
            yield from _document(row)
            yield from _codes(DOCUMENTS, row, doc_id)
            yield from _parts_of(row, {part.table.name: part.take(doc_id) for part in parts}, parts)
        for part in parts:
            for row in part.rest():
                yield Violation("unresolved", part.where(row), f"document {row['doc_id']} does not exist, or not here")
        yield from self._run_tables(known)

    def _run_tables(self, known: set[str]) -> Iterator[Violation]:
        for table in (SOURCES, ERRORS):
            seen = set()
            for row in _named(table, self._store.rows(table)):
                key = tuple(row[name] for name in table.key)
                if key in seen:
                    yield Violation("key_repeated", f"{table.name} {row['uri']}", "the key has two rows")
                seen.add(key)
                if table is SOURCES and row["doc_id"] not in known:
                    yield Violation("unresolved", f"{table.name} {row['uri']}", f"no document {row['doc_id']}")


class _Part:
    """The rows of one table, taken document by document."""

    def __init__(self, table: Table, rows: Rows) -> None:
        self.table = table
        self._rows = _named(table, rows)
        self._next = next(self._rows, None)
        names = [column.name for column in table.columns]
        self.spans = [("text", "start", "end")] if {"text", "start"} <= set(names) else []
        self.spans += [
            (name, f"{name}_start", f"{name}_end") for name in names if {f"{name}_start", f"{name}_end"} <= set(names)
        ]

    def take(self, doc_id: str) -> list[Row]:
        taken = []
        while self._next is not None and self._next["doc_id"] == doc_id:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken

    def rest(self) -> Iterator[Row]:
        if self._next is not None:
            yield self._next
            yield from self._rows

    def where(self, row: Row) -> str:
        key = " ".join(str(row[name]) for name in self.table.key) or row["doc_id"]
        return f"{self.table.name} {key}"


def _named(table: Table, rows: Rows) -> Iterator[Row]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row, strict=True)) for row in rows)


def _document(row: Row) -> Iterator[Violation]:
    doc_id, text = row["doc_id"], row["text"]
    if doc_id != doc_id_of(row["text_sha256"]):
        yield Violation("doc_id", doc_id, f"should be {doc_id_of(row['text_sha256'])}, from text_sha256")
    if text is not None and len(text) != row["chars"]:
        yield Violation("chars", doc_id, f"chars says {row['chars']}, the text has {len(text)} characters")
    if text is not None and text_digest(text) != row["text_sha256"]:
        yield Violation("text_sha256", doc_id, "is not the digest of this text")


def _codes(table: Table, row: Row, where: str) -> Iterator[Violation]:
    for column in table.columns:
        value = row[column.name]
        if value is None:
            if not column.nullable:
                yield Violation("missing", where, f"{column.name} is empty")
        elif column.codes and value and not set(value.split("|")) <= _CODES[column.codes]:
            yield Violation("code", where, f"{column.name} {value!r} is not in the list {column.codes}")


def _parts_of(document: Row, rows: dict[str, list[Row]], parts: list[_Part]) -> Iterator[Violation]:
    ids = {name: {row["id"] for row in found if "id" in row} for name, found in rows.items()}
    ids["units"] = set(UNITS)
    for part in parts:
        table = part.table
        seen = set()
        for row in rows[table.name]:
            where = part.where(row)
            key = tuple(row[name] for name in table.key)
            if key and key in seen:
                yield Violation("key_repeated", where, "the key has two rows")
            seen.add(key)
            yield from _codes(table, row, where)
            yield from _id_form(table, row, where)
            yield from _references(table, row, where, ids)
            for span in part.spans:
                yield from _grounded(document, row, span, where)


def _id_form(table: Table, row: Row, where: str) -> Iterator[Violation]:
    kind: str = row["kind"] if table is ITEMS else _KINDS.get(table.name, "")
    if kind in ID_LETTERS:
        expected = f"{row['doc_id']}/{ID_LETTERS[kind]}/{row['start']}-{row['end']}"
        if row["id"] != expected:
            yield Violation("id_form", where, f"the id should be {expected}")


def _references(table: Table, row: Row, where: str, ids: dict[str, set[str]]) -> Iterator[Violation]:
    for column in table.columns:
        if column.references is None or row[column.name] is None or column.name == "doc_id":
            continue
        if row[column.name] not in ids[column.references.split(".")[0]]:
            yield Violation("unresolved", where, f"{column.name} {row[column.name]} does not exist")


def _grounded(document: Row, row: Row, span: tuple[str, str, str], where: str) -> Iterator[Violation]:
    text, start, end = (row[name] for name in span)
    if text is None and start is None and end is None:
        return
    if text is None or start is None or end is None or end - start != len(text):
        yield Violation("bad_length", where, f"{span[0]} is not as long as its place {start}-{end}")
    elif end > document["chars"]:
        yield Violation("out_of_text", where, f"{span[0]} ends at {end}, the text has {document['chars']} characters")
    elif document["text"] is not None and document["text"][start:end] != text:
        yield Violation("not_grounded", where, f"{span[0]} is not what stands at {start}-{end}")
