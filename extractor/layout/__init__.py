"""SourceText → Outline: sentences, numbering, headings, page furniture."""

from .outline import Outline, Sentence, outline

__all__ = ["Outline", "Sentence", "outline"]
