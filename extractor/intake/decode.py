"""Bytes → text: marks first, then the strict encodings, then the one that damages least.

The text is the decoded file and nothing else: line ends stay as they are, only a byte-order mark goes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from .codes import Issue, IssueCode, percent

MAX_DAMAGED_SHARE = 0.01
"""A text with a larger share of replaced characters is refused."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose little-endian mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What pages and tools call these encodings is often narrower than what is inside.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "hz": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "utf-8",
}
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs")
_WITH_NULS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_PLAIN = re.compile(r"[ -~\t\n\r\f\x1b]+")
_SAMPLE = 20_000
_LEAST_PLAUSIBLE = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes
    ----------
    text
        The characters, a byte-order mark removed.
    encoding
        The Python codec with which `data.decode(encoding, "replace")` gives `text`.
    damaged
        How many U+FFFD the text has.
    """

    text: str
    encoding: str
    damaged: int

    @property
    def issue(self) -> Issue | None:
        """The warning that belongs to damaged characters, if there are any."""
        if not self.damaged:
            return None
        values = {"count": str(self.damaged), "share": percent(self.damaged, len(self.text))}
        return Issue(IssueCode.REPLACED_CHARACTERS, values)


def decode(data: bytes, *, declared: str | None = None) -> Decoded | Issue:
    r"""Decode the bytes of a text file.

    UTF-8, UTF-16, UTF-32, GB18030 (with GBK and GB2312) and Big5 are told apart by marks, by strict decoding and by how
    many everyday characters come out.

    Parameters
    ----------
    data
        The whole file.
    declared
        The encoding that the file claims; decides between equals, never believed against the bytes.

    Returns
    -------
    Decoded or Issue
        An issue (`empty`, `binary`, `undecodable`) where there is no text.

    Examples
    --------
    >>> decode("走访12户".encode("gb18030"))
    Decoded(text='走访12户', encoding='gb18030', damaged=0)
    >>> decode(bytes(range(256))).code.value
    'binary'
    """
    if not data:
        return Issue(IssueCode.EMPTY)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return judged(data.decode(encoding, "replace"), encoding)
    nuls = b"\0" in data
    if not nuls and (text := _strict(data, "utf-8")) is not None:
        return judged(text, "utf-8")
    decoded = _best(data, _WITH_NULS if nuls else _order(declared))
    if nuls and (not decoded.text or _plausibility(decoded.text) < _LEAST_PLAUSIBLE):
        return Issue(IssueCode.BINARY, {"kind": "NUL"})
    return judged(decoded.text, decoded.encoding)


def _order(declared: str | None) -> tuple[str, ...]:
    """The candidates, the declared one first; equally good ones are taken in this order."""
    if declared is None:
        return _CANDIDATES
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return _CANDIDATES
    name = _WIDER.get(name, name)
    return (name, *(other for other in _CANDIDATES if other != name)) if name in _CANDIDATES else _CANDIDATES


def _best(data: bytes, encodings: tuple[str, ...]) -> Decoded:
    # A strict success is no proof (GB18030 reads almost anything), so everyday characters decide.
    best, best_score = None, -1.0
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        score = _plausibility(text)
        if best is None or score > best_score:
            best, best_score = Decoded(text=text, encoding=encoding, damaged=0), score
    assert best is not None
    return best


def judged(text: str, encoding: str) -> Decoded | Issue:
    """The decoded text, or why it is none: nothing in it, or too much of it damaged."""
    if not text or text.isspace():
        return Issue(IssueCode.EMPTY)
    damaged = text.count("\ufffd")
    if damaged > MAX_DAMAGED_SHARE * len(text):
        return Issue(IssueCode.UNDECODABLE, {"encoding": encoding, "share": percent(damaged, len(text))})
    return Decoded(text=text, encoding=encoding, damaged=damaged)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausibility(text: str) -> float:
    """Share of everyday Chinese characters and punctuation among all that is not printable ASCII."""
    other = _PLAIN.sub("", text)[:_SAMPLE]
    if not other:
        return 1.0
    everyday = _everyday()
    return sum(char in everyday for char in other) / len(other)


@cache
def _everyday() -> frozenset[str]:
    """The first levels of GB 2312 and Big5, which are the hanzi that each found common, and their punctuation."""
    gb = (bytes((high, low)) for high in (0xA1, 0xA3, *range(0xB0, 0xD8)) for low in range(0xA1, 0xFF))
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    big5 = (bytes((high, low)) for high in (0xA1, 0xA2, *range(0xA4, 0xC7)) for low in trails)
    chars = {pair.decode("gb2312", "ignore") for pair in gb} | {pair.decode("big5", "ignore") for pair in big5}
    return frozenset(char for char in chars if len(char) == 1)
