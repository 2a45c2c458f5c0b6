"""SourceText → Outline: sentences, numbering, headings, page furniture, tables."""

from .outline import Outline, Sentence, outline
from .tables import Row, Table

__all__ = ["Outline", "Row", "Sentence", "Table", "outline"]
