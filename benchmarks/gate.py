"""The pinned figures of quality: what they are, when one is worse, and how pins may move. Measures nothing itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from zongjie.corpus import Board, GoldDocument
from zongjie.corpus.tallies import STATEMENTS

FIGURES = (
    "metric", "metric value", "metric reading", "metric complete", "statement macro F1",
    "achievement item", "problem item", "plan item", "item exact", "topic", "honour", "section", "meta mean",
    "metric.period", "scope", "promise told as fact", "magnitude", "grounded",
)  # fmt: skip
"""What is pinned; `zongjie.corpus.scoring` says what each means."""
LESS_IS_BETTER = ("promise told as fact", "magnitude")
"""Shares of what is wrong."""
TOLERANCE = 0.005
"""How much worse a figure may be: other versions of the numerical libraries move a few choices."""
TOLERANCES = {"magnitude": 0.0005, "grounded": 0.0}
"""The same for figures of which 0.005 is a lot."""

Part = Literal["composed", "shared"]
"""Which gold: the repository's own, or what is also in the shared folder."""
_DIGITS = 4


class GateError(ValueError):
    """A baseline that cannot be used, or an update that is refused; the message says why and what to do."""


class _Pinned(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Pinned):
    """One figure and the counts that it follows from.

    Attributes
    ----------
    counts
        Name of what was counted → found rightly, found wrongly, missed; or, for a share, so many of so many.
    """

    value: float
    counts: dict[str, tuple[int, ...]]


class Stratum(_Pinned):
    """The figures of one kind of document.

    Attributes
    ----------
    gold_sha256
        Digest of the gold that they were measured on.
    folds
        Number of groups that were left out together; None where the models know none of the documents.
    """

    gold_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    documents: int
    folds: int | None
    figures: dict[str, Figure]


class Concession(_Pinned):
    """A figure that was allowed to become worse.

    Attributes
    ----------
    figure
        Stratum and name: `open composed/topic`.
    now
        None if the figure is no longer measured.
    unlike
        Why the two values are not of one measure; None if they are.
    """

    figure: str
    was: float
    now: float | None
    unlike: str | None
    reason: str


class Baseline(_Pinned):
    """What `quality_baseline.json` holds.

    Attributes
    ----------
    composed, shared
        The strata of each part.
    allowed_worse
        Figures that were allowed to become worse and have not recovered since.
    """

    composed: dict[str, Stratum] = {}
    shared: dict[str, Stratum] = {}
    allowed_worse: tuple[Concession, ...] = ()

    def part(self, name: Part) -> dict[str, Stratum]:
        """The strata of a part."""
        return self.composed if name == "composed" else self.shared

    def to_json(self) -> str:
        """The file's content, a figure a line."""
        return _written(self.model_dump(mode="json"), levels=4) + "\n"

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a baseline.

        Raises
        ------
        GateError
            If the file is not in the form of one.
        """
        try:
            return cls.model_validate_json(path.read_bytes())
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the whole"
            reason = f"{path} is no baseline ({place}: {first['msg']}): restore it from the repository"
            raise GateError(reason) from error


def _written(value: Any, *, levels: int, indent: int = 1) -> str:
    """JSON with a line for each member down to some level, and one line for what is deeper."""
    if levels == 0 or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        names, inner, (opened, closed) = [f"{json.dumps(name)}: " for name in value], list(value.values()), "{}"
    else:
        names, inner, (opened, closed) = [""] * len(value), value, "[]"
    members = [n + _written(v, levels=levels - 1, indent=indent + 1) for n, v in zip(names, inner, strict=True)]
    pad = " " * indent
    return f"{opened}\n{pad}" + f",\n{pad}".join(members) + f"\n{pad[1:]}{closed}"


def pinnable(board: Board) -> dict[str, Figure]:
    """The figures of a board; one that nothing was counted for is left out."""
    values = board.figures()
    counts: dict[str, tuple[int, ...]] = {name: (t.tp, t.fp, t.fn) for name, t in board.tallies.items()}
    counts |= {name: (s.ok, s.all) for name, s in board.shares.items()}
    means = {"statement macro F1": STATEMENTS, "meta mean": sorted(n for n in counts if n.startswith("meta."))}
    found = {}
    for name in FIGURES:
        behind = {of: counts[of] for of in means.get(name, (name,)) if of in counts}
        if behind:
            found[name] = Figure(value=round(values[name], _DIGITS), counts=behind)
    return found


def gold_digest(documents: Iterable[GoldDocument]) -> str:
    """Digest of the gold of documents, whatever their order."""
    # Without defaults, so that a field added to gold leaves the digest of gold that has nothing there alone.
    lines = sorted(gold.model_dump_json(exclude_defaults=True) for gold in documents)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """A figure as it was pinned and as it is; None where there is none."""

    stratum: str
    name: str
    was: Figure | None
    now: Figure | None

    @property
    def figure(self) -> str:
        """What the figure is called in the baseline and on the command line: `open composed/topic`."""
        return f"{self.stratum}/{self.name}"

    @property
    def loss(self) -> float:
        """How much worse it is, negative if it is better; nothing is lost where nothing was pinned."""
        if self.was is None:
            return 0.0
        if self.now is None:
            return float("inf")
        gain = round(self.now.value - self.was.value, _DIGITS)
        return gain if self.name in LESS_IS_BETTER else -gain

    @property
    def worse(self) -> bool:
        """Whether it is worse by more than the tolerance."""
        return self.loss > TOLERANCES.get(self.name, TOLERANCE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stratum held against its pins; None where there are none, or none of its documents are here."""

    stratum: str
    was: Stratum | None
    now: Stratum | None

    @property
    def unlike(self) -> str | None:
        """Why the two say nothing about each other; None if they do."""
        if self.was is None:
            return "it is not pinned yet"
        if self.now is None:
            return "it is pinned, but none of its documents are here"
        if self.was.gold_sha256 != self.now.gold_sha256:
            return f"its gold has changed ({self.was.documents} documents when pinned, {self.now.documents} now)"
        if self.was.folds != self.now.folds:
            return f"it was pinned in {self.was.folds} groups of documents and measured in {self.now.folds}"
        return None

    @property
    def changes(self) -> list[Change]:
        """Every figure that is pinned or measured."""
        old, new = (stratum.figures if stratum else {} for stratum in (self.was, self.now))
        return [Change(self.stratum, name, old.get(name), new.get(name)) for name in {**new, **old}]

    @property
    def to_pin(self) -> Stratum | None:
        """What an update pins: a figure worse within the tolerance keeps its pin, lest many small steps add up."""
        if self.now is None or self.unlike:
            return self.now
        kept = {c.name: c.was for c in self.changes if c.was and c.loss > 0 and not c.worse}
        return self.now.model_copy(update={"figures": self.now.figures | kept})


def compare(pinned: Mapping[str, Stratum], measured: Mapping[str, Stratum]) -> list[Comparison]:
    """Hold the strata of a part against their pins."""
    return [Comparison(name, pinned.get(name), measured.get(name)) for name in {**measured, **pinned}]


def update(
    baseline: Baseline,
    measured: Mapping[Part, Mapping[str, Stratum]],
    *,
    allow_worse: Collection[str] = (),
    reason: str = "",
) -> Baseline:
    """Pin what was measured.

    Parameters
    ----------
    baseline
        The pins so far.
    measured
        The strata of each part; a part that is not among them keeps its pins.
    allow_worse
        Figures that may become worse, as `open composed/topic` or a pattern such as `open composed/*`.
    reason
        Why they may; written beside their old values.

    Raises
    ------
    GateError
        If any other figure is worse than its pin, whether its gold has changed or not.
    """
    refused: list[Change] = []
    conceded = list(baseline.allowed_worse)
    parts = {"composed": baseline.composed, "shared": baseline.shared}
    for part, strata in measured.items():
        comparisons = compare(baseline.part(part), strata)
        parts[part] = {c.stratum: c.to_pin for c in comparisons if c.to_pin}
        for comparison in comparisons:
            for change in comparison.changes:
                if not change.worse or change.was is None:
                    continue
                if any(fnmatchcase(change.figure, pattern) for pattern in allow_worse):
                    value = change.now.value if change.now else None
                    unlike = comparison.unlike
                    conceded.append(
                        Concession(figure=change.figure, was=change.was.value, now=value, unlike=unlike, reason=reason)
                    )
                else:
                    refused.append(change)
    if refused:
        raise GateError(_refusal(refused))
    fresh = Baseline.model_validate(parts)
    return fresh.model_copy(update={"allowed_worse": tuple(c for c in conceded if not _recovered(c, fresh))})


def _recovered(concession: Concession, baseline: Baseline) -> bool:
    stratum, _, name = concession.figure.partition("/")
    for part in (baseline.composed, baseline.shared):
        now = part[stratum].figures.get(name) if stratum in part else None
        if now is not None:
            return Change(stratum, name, Figure(value=concession.was, counts={}), now).loss <= 0
    return False


def _refusal(refused: Iterable[Change]) -> str:
    lines = [f"  {c.figure}: {_value(c.was)} → {_value(c.now)}" for c in refused]
    return "\n".join(
        [
            "the baseline stays as it is, for these figures would be worse:",
            *lines,
            "mend what made them worse, or name each with --allow-worse and say why with --reason",
        ]
    )


def _value(figure: Figure | None) -> str:
    return "not measured" if figure is None else f"{figure.value:.4f}"
