"""How far two annotation passes over the same documents agree: `python -m zongjie.corpus.agreement A… B [--into FILE]`.

Each pass is scored as if it were a record and the other the gold, both ways round: the two differ where one pass calls
a metric optional and the other does not. Labels also get Cohen's kappa, which takes out agreement by chance.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .as_record import gold_as_record
from .errors import CorpusError
from .gold import GOLD_SUFFIX, GoldDocument, read_gold
from .report import markdown_table
from .scoring import Evaluation, score

_BEGIN, _END = "<!-- agreement -->", "<!-- /agreement -->"


@dataclass(frozen=True)
class Agreement:
    """Two passes over the same documents.

    Attributes
    ----------
    first, second
        The second pass judged by the first, and the first by the second.
    pairs
        The two golds of each document.
    """

    first: Evaluation
    second: Evaluation
    pairs: tuple[tuple[GoldDocument, GoldDocument], ...]

    def label_kappa(self) -> float:
        """Cohen's kappa of the sentence labels, all documents together."""
        return cohen_kappa(
            [(a.label, b.label) for one, two in self.pairs for a, b in zip(one.sentences, two.sentences, strict=True)]
        )

    def to_markdown(self) -> str:
        """A table of all figures, pooled, and one of the main figures by document."""
        one, two = self.first.total, self.second.total
        counts = {name: (t.tp + t.fn, t.tp + t.fp) for name, t in one.tallies.items()}
        counts |= {name: (s.all, two.shares[name].all) for name, s in one.shares.items() if name in two.shares}
        forward, backward = one.figures(), two.figures()
        sentences = sum(len(gold.sentences) for gold, _ in self.pairs)
        rows = [["sentence label, Cohen's kappa", str(sentences), str(sentences), *[f"{self.label_kappa():.3f}"] * 3]]
        for name, value in forward.items():
            if name in backward:
                n = [str(count) for count in counts[name]] if name in counts else ["", ""]
                mean = (value + backward[name]) / 2
                rows.append([name, *n, f"{value:.3f}", f"{backward[name]:.3f}", f"{mean:.3f}"])
        header = ["figure", "n first", "n second", "by the first", "by the second", "mean"]
        return f"{len(self.pairs)} documents, two passes\n\n{markdown_table(header, rows)}\n\n{self._by_document()}\n"

    def _by_document(self) -> str:
        names = ("metric", "metric complete", "statement macro F1", "meta mean")
        rows = []
        for one, two in self.pairs:
            own = compare([one], [two])
            values = [(own.first.total.figures()[n] + own.second.total.figures()[n]) / 2 for n in names]
            rows.append([one.source, *(f"{value:.3f}" for value in (own.label_kappa(), *values))])
        return markdown_table(["document", "label kappa", *names], rows)


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Agreement of two raters beyond chance; 1 where chance alone would agree on everything.

    Examples
    --------
    >>> cohen_kappa([("plan", "plan"), ("plan", "problem"), ("problem", "problem"), ("plan", "plan")])
    0.5
    """
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def compare(first: Sequence[GoldDocument], second: Sequence[GoldDocument]) -> Agreement:
    """Compare two passes over the documents that both have.

    Raises
    ------
    CorpusError
        If they have no document in common.
    """
    of_text = {gold.sha256: gold for gold in second}
    pairs = tuple((gold, of_text[gold.sha256]) for gold in first if gold.sha256 in of_text)
    if not pairs:
        raise CorpusError("the two passes have no document in common: each needs gold files of the same texts")
    ones, twos = [one for one, _ in pairs], [two for _, two in pairs]
    return Agreement(
        first=score(ones, [gold_as_record(gold) for gold in twos]),
        second=score(twos, [gold_as_record(gold) for gold in ones]),
        pairs=pairs,
    )


def read_folder(folder: Path) -> list[GoldDocument]:
    """The gold files of one folder, in order of name.

    Raises
    ------
    CorpusError
        If there is none, or one is not in the form of a gold file.
    """
    paths = sorted(folder.glob("*" + GOLD_SUFFIX))
    if not paths:
        raise CorpusError(f"{folder} holds no *{GOLD_SUFFIX}: compile its tables with python -m zongjie.corpus.compile")
    return [read_gold(path) for path in paths]


def fill(page: str, table: str) -> str:
    """Put the table between the marks of a Markdown page.

    Raises
    ------
    CorpusError
        If the page does not have each mark once, in order.

    Examples
    --------
    >>> fill("# Us\\n<!-- agreement -->\\nold\\n<!-- /agreement -->\\n", "new\\n")
    '# Us\\n<!-- agreement -->\\n\\nnew\\n\\n<!-- /agreement -->\\n'
    """
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end or _BEGIN in rest or _END in after:
        raise CorpusError(f"the page needs the lines {_BEGIN} and {_END}, once each: the table goes between them")
    return f"{before}{_BEGIN}\n\n{table}\n{_END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the agreement of two folders as Markdown; 0 if there was something to compare and a place to write it."""
    parser = argparse.ArgumentParser(prog="python -m zongjie.corpus.agreement", description=__doc__)
    parser.add_argument("first", type=Path, nargs="+", help="folders with the gold files of one pass")
    parser.add_argument("second", type=Path, help="folder with those of the other")
    parser.add_argument("--into", type=Path, metavar="FILE", help=f"write between {_BEGIN} and {_END} of this page")
    options = parser.parse_args(arguments)
    try:
        table = compare(
            [gold for folder in options.first for gold in read_folder(folder)], read_folder(options.second)
        ).to_markdown()
        if options.into is None:
            sys.stdout.write(table)
        else:
            page = fill(options.into.read_text(encoding="utf-8"), table)
            options.into.write_text(page, encoding="utf-8", newline="\n")
    except (CorpusError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
