"""How right records are, judged by gold.

- **metric**: the span overlaps the gold one (intersection over union ½); a find that touches an optional mention is
  neutral. **metric value**: … and value, value_max, unit, qualifier, status and role are right. **metric reading**: …
  and the year is. **metric complete**: … and the indicator is, at least half alike and no nearer to the indicator of
  another metric of the same sentence.
- **metric.indicator elided**: the share of indicators that are right among those the gold takes from outside the
  metric's own sentence; only in records that hold the text.
- **scope**: whose number it is, where gold or record names someone other than the reporting body.
- **achievement**, **problem**, **plan**: a sentence has the kind of the item that covers most of it; headings are not
  scored. **statement macro F1**: the mean of the three.
- **achievement item** …: item spans (½). **item exact**: the share of matched items with both ends right. **topic**: of
  matched items.
- **plan deadline**, **plan responsible**, **problem cause**: spans (½), in documents whose gold has details.
- **honour**: spans (½). **section**: level-1 sections found by their heading, with the right kind.
- **meta mean**: unweighted mean of the `meta.*` shares; index_no only where gold or record has one.
- **magnitude**: share of values wrong by a factor of two or more. **promise told as fact**: share of targets that the
  record calls actual. **grounded**: share of spans whose text is the document's.

Examples
--------
>>> from zongjie.corpus import gold_as_record, load, score
>>> gold = load()[0].gold
>>> score([gold], [gold_as_record(gold)]).total.figures()["metric complete"]
1.0
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .errors import CorpusError
from .gold import GoldDocument
from .scorers import Record, score_document
from .tallies import Board, Mistake, bootstrap_intervals

MISTAKE_KINDS = ("metrics", "statements", "items", "details", "honours", "sections", "meta")
"""What mistakes can be listed by."""


@dataclass(frozen=True)
class Evaluation:
    """The outcome of scoring.

    Attributes
    ----------
    boards
        Source name → what was counted in that document; a second source of the same name carries its digest.
    absent
        How many gold documents have no record, and so count as all missed.
    stray
        How many texts have a record but no gold.
    odd
        Records that were passed over, and why.
    """

    boards: dict[str, Board]
    documents: int
    absent: int
    stray: int
    odd: tuple[str, ...]

    @cached_property
    def total(self) -> Board:
        """All documents added up."""
        return Board.sum(self.boards.values())

    @cached_property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """95 % bounds of every figure from 1,000 resamplings of whole documents."""
        return bootstrap_intervals(list(self.boards.values()))

    def mistakes(self, kind: str | None = None) -> list[Mistake]:
        """All disagreements, or those of one kind (see `MISTAKE_KINDS`), document by document."""
        return [m for board in self.boards.values() for m in board.mistakes if kind in (None, m.kind)]

    def to_dict(
        self, *, by_document: bool = False, intervals: bool = False, mistakes: str | None = None
    ) -> dict[str, Any]:
        """The figures as plain data, ready for JSON."""
        total = self.total
        result: dict[str, Any] = {
            "documents": self.documents,
            "absent": self.absent,
            "without gold": self.stray,
            "odd": list(self.odd),
            "detection": {
                name: {"p": t.precision, "r": t.recall, "f1": t.f1, "tp": t.tp, "fp": t.fp, "fn": t.fn}
                for name, t in total.tallies.items()
            },
            "accuracy": {name: {"acc": s.rate, "ok": s.ok, "all": s.all} for name, s in total.shares.items()},
            "statement macro F1": total.statement_macro_f1,
            "meta mean": total.meta_mean,
        }
        if by_document:
            result["by document"] = {source: board.figures() for source, board in self.boards.items()}
        if intervals:
            result["intervals"] = {name: list(bounds) for name, bounds in self.intervals.items()}
        if mistakes:
            result["errors"] = [str(mistake) for mistake in self.mistakes(mistakes)]
        return result


def score(gold: Iterable[GoldDocument], records: Iterable[Record]) -> Evaluation:
    """Score records against gold; a record belongs to the gold with the digest of its text.

    Parameters
    ----------
    gold
        The documents to judge by; one without a record counts as all missed.
    records
        Records as their JSON lines read. Of several for one text the first counts.
    """
    of_text: dict[str, Record] = {}
    odd = []
    for number, record in enumerate(records, 1):
        digest = (record.get("source") or {}).get("text_sha256")
        if not digest:
            odd.append(f"record {number} names no source.text_sha256")
        elif digest in of_text:
            odd.append(f"record {number} is the second of one text")
        else:
            of_text[digest] = record
    boards: dict[str, Board] = {}
    known = set()
    documents = absent = 0
    for document in gold:
        own = of_text.get(document.sha256)
        documents += 1
        absent += own is None
        known.add(document.sha256)
        name = document.source if document.source not in boards else f"{document.source} ({document.sha256[:8]})"
        boards[name] = score_document(document, own)
    return Evaluation(boards, documents, absent, len(of_text.keys() - known), tuple(odd))


def read_records(path: Path) -> list[Record]:
    """Read a `.jsonl` file of records.

    Raises
    ------
    CorpusError
        If a line is not JSON.
    """
    records = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except ValueError as error:
                raise CorpusError(f"{path}:{number} is not a JSON record: {error}") from error
    return records
