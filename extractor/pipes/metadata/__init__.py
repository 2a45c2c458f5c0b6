"""Who reported what about which year: title, dates, bodies, index number."""

from __future__ import annotations

from dataclasses import dataclass

from ...layout import Outline
from ...patterns import Pattern
from ...source import Hints
from ...why import Ruling
from .bodies import Body, find_body
from .dates import Dates, find_dates
from .title import Title, find_title

INDEX_NO = Pattern(
    "meta.index_no", r"索[ ]*引[ ]*号(?:码)?[\s:：|\]】]{0,12}(?P<no>[A-Za-z0-9][A-Za-z0-9\-/_.—()（）]{4,40})", "索 引 号：MC027-11", "检索引导"
)  # fmt: skip
_INDEX = INDEX_NO.compile()


@dataclass(frozen=True, slots=True)
class Head:
    """All that is read before the sentences are judged."""

    title: Title | None
    dates: Dates
    body: Body
    index_no: str | None
    index_why: Ruling


def read_head(outline: Outline, hints: Hints) -> Head:
    """Read title, dates, bodies and index number of a document."""
    title = find_title(outline, hint=hints.title)
    folded = outline.folded
    m = _INDEX.search(folded, 0, 4000) or _INDEX.search(folded, max(0, len(folded) - 1000))
    return Head(
        title=title,
        dates=find_dates(outline, title, hint=hints.published, signed=hints.signed),
        body=find_body(outline, title, hint=hints.issuer),
        index_no=hints.index_no or (m["no"].rstrip(".-") if m else None),
        index_why=("index.markup", None) if hints.index_no or m is None else (INDEX_NO.id, m.span()),
    )


__all__ = ["Body", "Dates", "Head", "Title", "read_head"]
