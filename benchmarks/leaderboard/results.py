"""What systems have right and wrong, counted so that a rival is judged on what it can say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from zongjie.corpus import Board, GoldDocument, GoldMetric, Tally, score_document
from zongjie.corpus.matching import match_spans, same_number
from zongjie.corpus.tallies import bootstrap_intervals
from zongjie.schemas import unit_code
from zongjie.schemas.taxonomy import Role

FOUND, MEASURED = "metric", "number and unit"
"""What every system is judged on."""
READ = ("metric value", "metric reading", "metric complete")
"""What only a record says; `zongjie.corpus.scoring` tells what each means."""
FEW = 5
"""A stratum with fewer documents is listed one by one, without bounds."""

# The overlap that makes a pair wherever records are scored.
_LEAST = 0.5
_DIGITS = 4

Counts = tuple[int, int, int]
"""Found rightly, found wrongly, missed."""


class ResultsError(ValueError):
    """Results that cannot be read; the message says why and what to do."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Frozen):
    """Counts of all documents of a stratum, and 95 % bounds of the F1 from resampled documents."""

    counts: Counts
    bounds: tuple[float, float] | None

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return Tally(*self.counts).f1


class Standing(_Frozen):
    """How a system does on one stratum; `by_document` is filled where documents are few."""

    figures: dict[str, Figure]
    by_document: dict[str, dict[str, Counts]] = {}


class Entry(_Frozen):
    """A system; the version is None where it has none."""

    system: str
    version: str | None
    strata: dict[str, Standing]


class Stratum(_Frozen):
    """The documents of a stratum and the digest of their gold."""

    documents: int
    gold_sha256: str


class Results(_Frozen):
    """What `results.json` holds; `folds` is the number of groups of documents that models were trained without."""

    python: str
    folds: int
    strata: dict[str, Stratum]
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file of results.

        Raises
        ------
        ResultsError
            If it is not in the form of one.
        """
        try:
            return cls.model_validate_json(path.read_bytes())
        except ValidationError as error:
            raise ResultsError(f"{path} holds no results ({error.error_count()} faults): make leaderboard") from error

    def to_json(self) -> str:
        """The file's content, what a system has on a stratum in one line."""
        data = self.model_dump(mode="json")
        strata, entries = data.pop("strata"), data.pop("entries")
        head = [f" {json.dumps(name)}: {_compact(value)}" for name, value in data.items()]
        return "{\n" + ",\n".join([*head, _lines("strata", strata, 1), _entries(entries)]) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(name: str, members: Mapping[str, Any], depth: int) -> str:
    pad = " " * depth
    inner = ",\n".join(f"{pad} {_compact(key)}: {_compact(value)}" for key, value in members.items())
    return f"{pad}{_compact(name)}: {{\n{inner}\n{pad}}}"


def _entries(entries: Iterable[Mapping[str, Any]]) -> str:
    rows = []
    for entry in entries:
        names = ", ".join(f"{_compact(name)}: {_compact(entry[name])}" for name in ("system", "version"))
        rows.append(f"  {{{names},\n{_lines('strata', entry['strata'], 3)}}}")
    return ' "entries": [\n' + ",\n".join(rows) + "\n ]"


def same_measure(gold: GoldMetric, found: Mapping[str, Any]) -> bool:
    """Whether number and unit are right, whatever the verb beside them says about the sign.

    The number counts without its sign, a range with both ends. The unit is right as written, or if the closed list of
    units gives it the code of a right one: ㎡ for 平方米.
    """
    numbers = ((gold.value, found["value"]), (gold.value_max, found["value_max"]))
    if not all(same_number(_unsigned(wanted), _unsigned(got)) for wanted, got in numbers):
        return False
    right, unit = gold.units or ("",), found["unit"] or ""
    if unit in right:
        return True
    rank = gold.role is Role.RANK
    code = unit_code(unit, rank=rank)
    return code is not None and code in {unit_code(one, rank=rank) for one in right}


def _unsigned(number: Any) -> Any:
    return None if number is None else abs(number)


def board_of(gold: GoldDocument, rows: Sequence[Mapping[str, Any]], *, reads: bool) -> Board:
    """What one system has right and wrong in one document.

    Parameters
    ----------
    rows
        Its finds, named as a record names them.
    reads
        Whether it says more than number and unit, as a record does.
    """
    whole = score_document(gold, {"metrics": rows})
    found = whole.tallies[FOUND]
    pairs = match_spans([m.span for m in gold.metrics], [(r["start"], r["end"]) for r in rows], least=_LEAST)
    right = sum(same_measure(gold.metrics[i], rows[j]) for i, j in pairs if not gold.metrics[i].optional)
    wrong = found.tp - right
    board = Board()
    board.found(FOUND, found.tp, found.fp, found.fn)
    board.found(MEASURED, right, found.fp + wrong, found.fn + wrong)
    for name in READ if reads else ():
        tally = whole.tallies[name]
        board.found(name, tally.tp, tally.fp, tally.fn)
    return board


def standing_of(boards: Mapping[str, Board]) -> Standing:
    """The figures of one system on one stratum, from a board for each document."""
    few = len(boards) < FEW
    bounds = {} if few else bootstrap_intervals(list(boards.values()))
    total = Board.sum(boards.values())
    return Standing(
        figures={
            name: Figure(counts=_counts(t), bounds=_rounded(bounds.get(name))) for name, t in total.tallies.items()
        },
        by_document={
            document: {name: _counts(t) for name, t in board.tallies.items()}
            for document, board in (boards.items() if few else ())
        },
    )


def _counts(tally: Tally) -> Counts:
    return tally.tp, tally.fp, tally.fn


def _rounded(bounds: tuple[float, float] | None) -> tuple[float, float] | None:
    return bounds and (round(bounds[0], _DIGITS), round(bounds[1], _DIGITS))
