"""Gold: what annotators found in one document, as offsets into its text and short strings.

A gold file holds no sentence of the document. Its text is known by digest, and is the decoded file with a byte-order
mark removed and nothing else changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from zongjie.schemas.identity import text_digest
from zongjie.schemas.numbers import ExactNumber
from zongjie.schemas.taxonomy import (
    DocType,
    HonourLevel,
    ItemKind,
    Level,
    PeriodKind,
    Qualifier,
    Role,
    SectionKind,
    StatementLabel,
    Status,
    Topic,
)

from .errors import CorpusError

GOLD_SUFFIX = ".gold.json"
TEXT_SUFFIXES = (".txt", ".md")
ITEM_KINDS = {StatementLabel[kind.name]: kind for kind in ItemKind}
"""The labels of sentences that make a point what it is, and the kind of point they make."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Spanned(_Gold):
    start: Annotated[int, Field(ge=0)]
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"the span {self.start}-{self.end} is empty")
        return self

    @property
    def span(self) -> tuple[int, int]:
        """Half-open character offsets."""
        return self.start, self.end


class GoldSpan(_Spanned):
    """A piece of the text."""

    text: str


class GoldSection(_Gold):
    """What a heading opens; level 0 is the document's title, of kind `title`."""

    level: int
    kind: SectionKind | Literal["title"]


class GoldSentence(_Spanned):
    """A sentence with its label.

    Attributes
    ----------
    item
        The point that the sentence belongs to; sentences of one point share it.
    topics
        On a point's first sentence: the primary topic, or two that are equally right.
    """

    id: int
    label: StatementLabel
    item: str | None
    topics: tuple[Topic, ...]
    section: GoldSection | None


class GoldMetric(_Spanned):
    """A quantity that measures something.

    Attributes
    ----------
    units
        The units that count as right, the empty one among them where the unit is implied.
    optional
        Whether reasonable annotators could disagree that it is a metric at all.
    """

    mention: str
    value: ExactNumber
    value_max: ExactNumber | None
    units: tuple[str, ...]
    qualifier: Qualifier
    status: Status
    role: Role
    year: int | None
    indicator: str | None
    optional: bool
    period: PeriodKind | None
    scope: str | None


class GoldHonour(_Spanned):
    """An award or title that the place or its people won."""

    name: str
    level: HonourLevel


class GoldMeta(_Gold):
    """What the document is, who reports and when."""

    title: str | None
    issuer: str | None
    place: str | None
    level: Level
    doc_type: DocType
    report_year: int | None
    plan_year: int | None
    published: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None
    index_no: str | None
    honours: tuple[GoldHonour, ...]


class GoldDetails(_Gold):
    """By when and by whom a plan is to be done, or why a problem is there."""

    item: str
    deadline: GoldSpan | None = None
    responsible: GoldSpan | None = None
    cause: GoldSpan | None = None


class GoldItem(_Spanned):
    """A point: all that its sentences say together.

    Attributes
    ----------
    topics
        The topics that count as right; empty where the topic is not scored.
    details
        None where nobody annotated details, or the point has none.
    """

    id: str
    kind: ItemKind
    topics: tuple[Topic, ...]
    details: GoldDetails | None


class GoldExcerpt(_Gold):
    """Which pieces of a longer text, put together without anything between them, are the document.

    Attributes
    ----------
    sha256
        Digest of the whole text.
    pieces
        Half-open character offsets into the whole text, ascending.
    """

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    pieces: tuple[tuple[int, int], ...]

    def cut(self, whole: str) -> str:
        """The document out of the whole text.

        Examples
        --------
        >>> GoldExcerpt(sha256="0" * 64, pieces=((0, 2), (5, 7))).cut("标题，前略正文")
        '标题正文'
        """
        return "".join(whole[start:end] for start, end in self.pieces)


class GoldDocument(_Gold):
    """The gold of one document.

    Attributes
    ----------
    source
        Name of the text file.
    sha256, chars
        Digest and length of the text.
    excerpt
        Where the text stands in a longer one, if it is no document of its own.
    details
        None where nobody annotated details, which is not the same as a document without any.
    """

    source: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    chars: int
    excerpt: GoldExcerpt | None = None
    meta: GoldMeta
    sentences: tuple[GoldSentence, ...]
    metrics: tuple[GoldMetric, ...]
    details: tuple[GoldDetails, ...] | None = None

    @cached_property
    def items(self) -> tuple[GoldItem, ...]:
        """The points, in the order of their first sentences."""
        details = {found.item: found for found in self.details or ()}
        groups: defaultdict[str, list[GoldSentence]] = defaultdict(list)
        for sentence in self.sentences:
            if sentence.item is not None:
                groups[sentence.item].append(sentence)
        items = []
        for item, members in groups.items():
            kinds = Counter(ITEM_KINDS[s.label] for s in members if s.label in ITEM_KINDS)
            if kinds:
                items.append(
                    GoldItem(
                        id=item,
                        kind=kinds.most_common(1)[0][0],
                        start=members[0].start,
                        end=members[-1].end,
                        topics=next((s.topics for s in members if s.topics), ()),
                        details=details.get(item),
                    )
                )
        return tuple(items)

    def misfits(self, text: str) -> list[str]:
        """What keeps this gold from being the gold of `text`; empty if it is."""
        if text_digest(text) != self.sha256:
            return [f"{self.source}: the text has changed since it was annotated"]
        spans = [(m.span, m.mention) for m in self.metrics] + [(h.span, h.name) for h in self.meta.honours]
        for found in self.details or ():
            spans += [(s.span, s.text) for s in (found.deadline, found.responsible, found.cause) if s]
        return [
            f"{self.source}: {start}-{end} reads “{text[start:end]}”, the gold says “{wanted}”"
            for (start, end), wanted in spans
            if text[start:end] != wanted
        ]

    def to_json(self) -> str:
        """The gold file's content: a sentence, a metric, a detail a line."""
        data = self.model_dump(mode="json")
        for name in ("excerpt", "details"):
            if data[name] is None:
                del data[name]
        parts = []
        for name, value in data.items():
            if isinstance(value, list):
                rows = ",\n".join(f"  {_compact(row)}" for row in value)
                parts.append(f' "{name}": [\n{rows}\n ]' if rows else f' "{name}": []')
            else:
                parts.append(f' "{name}": {_compact(value)}')
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @classmethod
    def from_json(cls, content: str | bytes, *, name: str = "gold") -> Self:
        """Read a gold file's content.

        Raises
        ------
        CorpusError
            If it is not in the form of a gold file; `name` says which one in the message.
        """
        try:
            return cls.model_validate_json(content)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the whole"
            raise CorpusError(
                f"{name} is no gold file ({error.error_count()} faults; the first at {place}: {first['msg']}): "
                "compile its tables again"
            ) from error


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_gold(path: Path) -> GoldDocument:
    """Read one gold file.

    Raises
    ------
    CorpusError
        If it is not in the form of a gold file.
    """
    return GoldDocument.from_json(path.read_bytes(), name=str(path))


def read_text(path: Path) -> str:
    r"""Decode a text file so that gold offsets hold: no byte-order mark, every line end as it stands.

    Raises
    ------
    CorpusError
        If the file is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
