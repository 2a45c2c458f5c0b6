"""Scores and agreement as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .scoring import Evaluation

_BY_DOCUMENT = (
    "metric",
    "metric reading",
    "metric complete",
    "statement macro F1",
    "achievement item",
    "problem item",
    "plan item",
)


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are numbers.

    Examples
    --------
    >>> print(markdown_table(["figure", "F1"], [["metric", "0.960"]]))
    | figure | F1 |
    |---|---:|
    | metric | 0.960 |
    """
    rule = "|---" + "|---:" * (len(header) - 1) + "|"
    return "\n".join([_row(header), rule, *(_row(row) for row in rows)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def render_evaluation(
    evaluation: Evaluation, *, intervals: bool = False, by_document: bool = False, mistakes: str | None = None
) -> str:
    """An evaluation for people.

    Parameters
    ----------
    evaluation
        What `zongjie.corpus.score` returned.
    intervals
        Add 95 % bounds.
    by_document
        Add a table with a row a document.
    mistakes
        Add the disagreements of this kind (`zongjie.corpus.MISTAKE_KINDS`).
    """
    total, bounds = evaluation.total, evaluation.intervals if intervals else {}
    tail = ["95 %"] if intervals else []

    def interval(name: str) -> list[str]:
        return [f"{bounds[name][0]:.3f}–{bounds[name][1]:.3f}"] if intervals else []

    found = [
        [name, *(f"{x:.3f}" for x in (t.precision, t.recall, t.f1)), str(t.tp), str(t.fp), str(t.fn), *interval(name)]
        for name, t in total.tallies.items()
    ]
    means = [("statement macro F1", total.statement_macro_f1), ("meta mean", total.meta_mean)]
    shares = [[name, f"{mean:.3f}", "", *interval(name)] for name, mean in means]
    shares += [[name, f"{s.rate:.3f}", f"{s.ok}/{s.all}", *interval(name)] for name, s in total.shares.items()]
    head = (
        f"{evaluation.documents} documents, {evaluation.absent} without a record; "
        f"{evaluation.stray} records without gold"
    )
    parts = [
        "\n".join([head, *evaluation.odd]),
        markdown_table(["found", "P", "R", "F1", "tp", "fp", "fn", *tail], found),
        markdown_table(["share", "rate", "of", *tail], shares),
    ]
    if by_document:
        rows = [
            [source, *(f"{board.figures().get(name, 0):.2f}" for name in _BY_DOCUMENT)]
            for source, board in evaluation.boards.items()
        ]
        parts.append(markdown_table(["document", *_BY_DOCUMENT], rows))
    if mistakes:
        parts.append("\n".join(str(mistake) for mistake in evaluation.mistakes(mistakes)))
    return "\n\n".join(parts) + "\n"
