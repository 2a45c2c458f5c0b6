"""Traditional script: read through a simplified view, quoted as it is written.

`traditional.tsv` pairs characters one to one, so that no offset moves. It is made from the character table of OpenCC
(Apache-2.0, https://github.com/BYVoid/OpenCC), of which it keeps the first choice.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files

from .view import View

# Every traditional text of a page has some of these.
_FREQUENT = ("會", "發", "業", "務", "與", "個", "為", "國")
_LEAST = 0.15
_HAN = re.compile("[\u3400-\u9fff]")


def simplify(view: View) -> View:
    """Simplify a text that is in traditional script; a simplified one that quotes some characters stays.

    Examples
    --------
    >>> simplify(View.of("全年新增企業12家，發放補貼3萬元。")).text
    '全年新增企业12家，发放补贴3万元。'
    >>> simplify(View.of("全年新增企业12家，店名“發達”。")).is_source
    True
    """
    text = view.text
    if not any(char in text for char in _FREQUENT):
        return view
    simplified = text.translate(table())
    changed = sum(a != b for a, b in zip(text, simplified, strict=True))
    if changed < _LEAST * len(_HAN.findall(text)):
        return view
    return replace(view, text=simplified, traditional=True)


def as_read(words: str | None, view: View) -> str | None:
    """Words from elsewhere, such as a page's markup, in the script of the view."""
    return words.translate(table()) if words is not None and view.traditional else words


def as_written(words: str, view: View) -> str:
    """Words of a simplified view in the script of its source; unchanged where the view does not have them.

    Examples
    --------
    >>> as_written("企业", simplify(View.of("全年新增企業12家，發放補貼3萬元。")))
    '企業'
    """
    at = view.text.find(words) if view.traditional else -1
    if at < 0:
        return words
    pairs = table()
    origins = (view.source[o] for o in view.origins[at : at + len(words)])
    return "".join(old if pairs.get(ord(old)) == new else new for old, new in zip(origins, words, strict=True))


@cache
def table() -> dict[int, str]:
    """Code of a traditional character → the simplified one, as `str.translate` takes it."""
    content = (files(__package__) / "traditional.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in content.splitlines()[1:])
    return {ord(traditional): simplified for traditional, simplified in pairs}
