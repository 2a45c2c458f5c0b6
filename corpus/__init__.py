"""What the project is trained and judged on: documents with gold, cases, and the figures that follow from them.

The folder's `README.md` says what is in it and how it came about. Two modules are commands as well:
`python -m zongjie.corpus.compile` turns annotation tables into gold, `python -m zongjie.corpus.agreement` compares two
annotation passes.
"""

from .as_record import gold_as_record
from .cases import Case, CaseMetric, load_cases, load_known_failures
from .errors import CorpusError, TableFaults
from .gold import (
    GoldDetails,
    GoldDocument,
    GoldExcerpt,
    GoldHonour,
    GoldItem,
    GoldMeta,
    GoldMetric,
    GoldSection,
    GoldSentence,
    GoldSpan,
    read_gold,
    read_text,
)
from .judging import judge_case
from .loader import Corpus, CorpusDocument, Origin, Skipped, Split, load, read_corpus, shared_folder
from .report import markdown_table, render_evaluation
from .scorers import Record, score_document
from .scoring import MISTAKE_KINDS, Evaluation, read_records, score
from .tables import compile_tables
from .tallies import Board, Mistake, Share, Tally
from .verdicts import Verdicts, verdicts

__all__ = [
    "MISTAKE_KINDS",
    "Board",
    "Case",
    "CaseMetric",
    "Corpus",
    "CorpusDocument",
    "CorpusError",
    "Evaluation",
    "GoldDetails",
    "GoldDocument",
    "GoldExcerpt",
    "GoldHonour",
    "GoldItem",
    "GoldMeta",
    "GoldMetric",
    "GoldSection",
    "GoldSentence",
    "GoldSpan",
    "Mistake",
    "Origin",
    "Record",
    "Share",
    "Skipped",
    "Split",
    "TableFaults",
    "Tally",
    "Verdicts",
    "compile_tables",
    "gold_as_record",
    "judge_case",
    "load",
    "load_cases",
    "load_known_failures",
    "markdown_table",
    "read_corpus",
    "read_gold",
    "read_records",
    "read_text",
    "render_evaluation",
    "score",
    "score_document",
    "shared_folder",
    "verdicts",
]
