"""The outline of a document: its sentences with what the page's form says about each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from zongjie.schemas.sentences import sentence_spans

from ..quantity.numerals import fold, fold_years
from .furniture import furniture_of
from .headings import kind_of_words
from .marks import Mark, is_bold, mark_at
from .tables import Table, find_tables

_CLOSERS = "”’」』）)】]*"


@dataclass(slots=True)
class Sentence:
    """One sentence and its form.

    Attributes
    ----------
    index
        Number of the sentence in the document.
    start, end
        Character offsets.
    line
        Number of the line that it stands on.
    place, of
        Position within its line and the line's number of sentences.
    mark
        The number it opens with.
    bold
        Whether Markdown emphasis opens it.
    furniture
        Id of the page-furniture pattern that matches it, or None.
    stop
        Its last mark: `。`, `；`, `：`, `，` or empty.
    words_kind
        Kind of section that its words announce, if they do.
    """

    index: int
    start: int
    end: int
    line: int
    place: int
    of: int
    mark: Mark | None
    bold: bool
    furniture: str | None
    stop: str
    words_kind: str | None

    @property
    def opens_line(self) -> bool:
        """Whether it is the first of its line."""
        return self.place == 0

    @property
    def alone(self) -> bool:
        """Whether it has its line to itself."""
        return self.of == 1


@dataclass(slots=True)
class Outline:
    """Sentences of one text.

    Attributes
    ----------
    text
        The source text; every offset points into it.
    folded
        The same text, full-width digits, blanks and years in Chinese numerals folded one to one.
    sentences
        All sentences that are not blank.
    tables
        The tables of data that stand in the text.
    """

    text: str
    folded: str
    sentences: list[Sentence]
    starts: list[int]
    tables: list[Table]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset, or None between sentences."""
        i = bisect_right(self.starts, offset) - 1
        if i < 0 or offset >= self.sentences[i].end:
            return None
        return self.sentences[i]

    def slice(self, sentence: Sentence) -> str:
        """The text of a sentence."""
        return self.text[sentence.start : sentence.end]


def outline(text: str) -> Outline:
    """Cut a text into sentences and read the form of each.

    Examples
    --------
    >>> o = outline("一、主要工作\\n一是抓党建。发展党员3名。")
    >>> [(s.mark.style if s.mark else None, s.place, s.of) for s in o.sentences]
    [('chinese', 0, 1), ('is', 0, 2), (None, 1, 2)]
    """
    folded = fold_years(fold(text))
    spans = sentence_spans(text)
    lines: list[int] = []
    line, at = 0, 0
    for start, _ in spans:
        line += text.count("\n", at, start)
        at = start
        lines.append(line)
    size: dict[int, int] = {}
    for n in lines:
        size[n] = size.get(n, 0) + 1
    sentences: list[Sentence] = []
    previous, place = -1, 0
    for i, (start, end) in enumerate(spans):
        place = place + 1 if lines[i] == previous else 0
        previous = lines[i]
        body = text[start:end].rstrip(_CLOSERS)
        stop = body[-1] if body and body[-1] in "。！？；;：:，," else ""
        mark = mark_at(text, start, end)
        alone = size[lines[i]] == 1
        sentences.append(
            Sentence(
                index=i,
                start=start,
                end=end,
                line=lines[i],
                place=place,
                of=size[lines[i]],
                mark=mark,
                bold=is_bold(text, start),
                furniture=furniture_of(folded, start, end) if alone or place == 0 else None,
                stop={";": "；", ":": "：", ",": "，"}.get(stop, stop),
                words_kind=kind_of_words(folded, mark.end if mark else start, end)
                if (alone and end - start <= 60) or (mark is not None and end - start <= 60)
                else None,
            )
        )
    return Outline(text, folded, sentences, [s for s, _ in spans], find_tables(text, folded))
