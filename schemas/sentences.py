"""Sentences: the pieces of a document that gold and records number alike."""

from __future__ import annotations

import re

# A sentence starts at something visible, runs to a mark or the line's end, and takes the quotes and brackets that
# close behind the mark. Marks with nothing before them are a sentence of their own.
_SENTENCE = re.compile(r"[^\s。！？；;][^。！？；;\n]*(?:[。！？；;]+[”’」』）)\]】]*)?|[。！？；;]+[”’」』）)\]】]*")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    r"""Cut a text after 。！？；; and at line ends.

    A sentence's number is its place in the list. ASCII `;` cuts, ASCII `.` and `,` do not.

    Parameters
    ----------
    text
        A document as decoded; nothing in it is changed.

    Returns
    -------
    list of (start, end)
        Half-open character offsets of the sentences that are not blank, in order, without outer white space.

    Examples
    --------
    >>> text = "一、主要工作\n走访12户（“连心”行动；入户）。\r\n"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['一、主要工作', '走访12户（“连心”行动；', '入户）。']
    """
    spans = []
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        while text[end - 1].isspace():
            end -= 1
        spans.append((start, end))
    return spans


# 如 and 即 only in the sense of "for instance" and "that is": not 如期, 如今, 即将, 即使.
_ELABORATES = re.compile(r"如(?![期今实意果同何约数])|其中|例如|即(?![将使便日可刻])")


def elaborates(text: str, start: int) -> bool:
    """Whether the sentence at `start` only elaborates the one before, and so belongs to its point.

    Examples
    --------
    >>> elaborates("其中低保户12户。", 0), elaborates("如期完成换届。", 0)
    (True, False)
    """
    return _ELABORATES.match(text, start) is not None
