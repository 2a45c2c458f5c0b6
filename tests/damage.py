"""Documents damaged on purpose, the way pages, scans and editors do it, with their gold carried over.

Each kind of damage is a function of a document and a seeded source of chance. What it removes for good (a masked
number) leaves the gold too; what it doubles is in the gold twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from zongjie.corpus import CorpusDocument, GoldDocument, GoldMetric
from zongjie.extractor.repair.script import table
from zongjie.schemas import text_digest

Edit = tuple[int, int, str]

_HAN = "\u4e00-\u9fff"
_INSIDE_WORDS = re.compile(f"(?<=[{_HAN}])(?=[{_HAN}])")
_PROSE = re.compile(r"(?m)^[^|\n]{30,}$")
_MARK = re.compile(
    r"[\s\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|[①-⑳●▲○—-]+"
    r"|第?[一二三四五六七八九十][是，、])?"
)
_RUN_END = re.compile(f"(?<=[{_HAN}，、])(?=\\d)|(?<=[\\d%％])(?=[{_HAN}，。；、])")


@dataclass(frozen=True)
class Damaged:
    """A text and what must be read in it."""

    text: str
    gold: GoldDocument

    @classmethod
    def of(cls, document: CorpusDocument) -> Damaged:
        return cls(document.text, document.gold)

    def edited(self, edits: Iterable[Edit], *, without: Iterable[GoldMetric] = ()) -> Damaged:
        """The same after edits, which must be in order and apart; a replacement is as long as what it replaces.

        Parameters
        ----------
        without
            Metrics that nobody can read any more.
        """
        pieces: list[str] = []
        places: list[int] = []
        at = length = 0
        for start, end, put in (*edits, (len(self.text), len(self.text), "")):
            pieces += self.text[at:start], put
            places += range(length, length + start - at)
            length += start - at
            places += [length + k for k in range(end - start)]
            length += len(put)
            at = end
        return self._moved("".join(pieces), places, set(map(id, without)))

    def _moved(self, text: str, places: list[int], without: set[int]) -> Damaged:
        def moved(part: Any) -> Any:
            start, end = places[part.start], places[part.end - 1] + 1
            return part.model_copy(update={"start": start, "end": end})

        metrics = tuple(moved(one) for one in self.gold.metrics if id(one) not in without)
        metrics = tuple(one.model_copy(update={"mention": text[one.start : one.end]}) for one in metrics)
        sentences = tuple(map(moved, self.gold.sentences))
        changed = {"metrics": metrics, "sentences": sentences, "sha256": text_digest(text), "chars": len(text)}
        return Damaged(text, self.gold.model_copy(update=changed))

    def numbers(self) -> Iterator[re.Match[str]]:
        """The runs of digits inside of metrics."""
        for metric in self.gold.metrics:
            yield from re.compile(r"\d+").finditer(self.text, metric.start, metric.end)

    def prose(self) -> Iterator[re.Match[str]]:
        """The lines of running text."""
        return (line for line in _PROSE.finditer(self.text) if "，" in line[0])


def spaces(doc: Damaged, chance: Random) -> Damaged:
    """Blanks in numbers, before units and between characters."""
    places = set()
    for number in doc.numbers():
        inside = range(number.start() + 1, number.end())
        if inside and chance.random() < 0.4:
            places.add(chance.choice(inside))
        if chance.random() < 0.4:
            places.add(number.end())
    for line in doc.prose():
        places.update(m.start() for m in _INSIDE_WORDS.finditer(*_span(doc, line)) if chance.random() < 0.03)
    return doc.edited((at, at, " ") for at in sorted(places))


def breaks(doc: Damaged, chance: Random) -> Damaged:
    """Line feeds in numbers, before units and inside sentences."""
    places = set()
    for number in doc.numbers():
        if chance.random() < 0.1:
            places.add(chance.choice(range(number.start() + 1, number.end() + 1)))
    for line in doc.prose():
        places.update(m.start() for m in _INSIDE_WORDS.finditer(*_span(doc, line)) if chance.random() < 0.01)
    within = {at for line in doc.prose() for at in range(line.start() + 12, line.end() - 2)}
    return doc.edited((at, at, "\n") for at in sorted(places & within))


def wrapped(doc: Damaged, chance: Random) -> Damaged:
    """Every line cut at one width."""
    width = chance.choice((30, 36, 40))
    cuts = (at for line in doc.prose() for at in range(line.start() + width, line.end(), width))
    return doc.edited((at, at, "\n") for at in cuts)


def font_runs(doc: Damaged, chance: Random) -> Damaged:
    """Lines in which digits and characters stand on lines of their own."""
    lines = [line for line in doc.prose() if chance.random() < 0.5]
    return doc.edited((m.start(), m.start(), "\n") for line in lines for m in _RUN_END.finditer(*_span(doc, line)))


def pages(doc: Damaged, chance: Random) -> Damaged:
    """Page feet, and the title as a running head, in mid-sentence."""
    title = next(line for line in doc.text.splitlines() if line.strip()).strip()
    inside = [m.start() for line in doc.prose() for m in _INSIDE_WORDS.finditer(*_span(doc, line))]
    cuts = [at for k, at in enumerate(inside) if k and not k % 400]
    form = chance.choice(("— {n} —", "第 {n} 页 共 {of} 页", "- {n} -\n{title}", "{title}\n第{n}页"))
    edits = []
    for n, at in enumerate(cuts, 1):
        foot = form.format(n=n, of=len(cuts) + 1, title=title)
        edits.append((at, at, f"\n{foot}\n"))
    return doc.edited(edits)


def glyphs(doc: Damaged, chance: Random) -> Damaged:
    """Characters without width, private glyphs, and digits and letters of full width."""
    edits: dict[int, Edit] = {}
    for number in doc.numbers():
        if chance.random() < 0.3:
            for at in range(*number.span()):
                edits[at] = (at, at + 1, chr(ord(doc.text[at]) + 0xFEE0))
        elif len(number[0]) > 1 and chance.random() < 0.3:
            at = number.start() + 1
            edits[at] = (at, at, chance.choice("\u200b\u200d\u2060\ufeff"))
    for m in _INSIDE_WORDS.finditer(doc.text):
        if chance.random() < 0.02:
            edits.setdefault(m.start(), (m.start(), m.start(), chance.choice("\u200b\u00ad\ue5e5\uf020")))
    return doc.edited(edits[at] for at in sorted(edits))


def ocr(doc: Damaged, chance: Random) -> Damaged:
    """Letters for some of the digits 0 and 1, never for all of a number's."""
    edits = []
    for metric in doc.gold.metrics:
        mention = doc.text[metric.start : metric.end]
        digits = [k for k, c in enumerate(mention) if c.isdigit()]
        alike = [k for k in digits if mention[k] in "01" and k != digits[0]]
        if alike and re.search(rf"\d[余多]?[{_HAN}%]", mention) and chance.random() < 0.6:
            at = metric.start + chance.choice(alike)
            edits.append((at, at + 1, "O" if doc.text[at] == "0" else "l"))
    return doc.edited(sorted(edits))


def masked(doc: Damaged, chance: Random) -> Damaged:
    """Digits hidden or lost; nobody can tell which they were."""
    edits, gone = [], []
    before = "0123456789.—-至到"
    apart = [m for m in doc.gold.metrics if m.mention[0].isdigit() and m.start and doc.text[m.start - 1] not in before]
    for metric in apart:
        if chance.random() < 0.1:
            size = len(re.match(r"[\d.]+", metric.mention)[0])  # type: ignore[index]
            edits.append((metric.start, metric.start + size, chance.choice(("x", "×", "*", "＊")) * size))
            gone.append(metric)
    return doc.edited(edits, without=gone)


def doubled(doc: Damaged, chance: Random) -> Damaged:
    """One paragraph twice."""
    lines = [line for line in doc.prose() if any(line.start() <= m.start < line.end() for m in doc.gold.metrics)]
    if not lines:
        return doc
    chosen = chance.choice(lines)
    copy = doc.text[chosen.start() : chosen.end()] + "\n"
    at = chosen.start()
    twice = doc.edited([(at, at, copy)])
    added = [
        one.model_copy(update={"start": one.start, "end": one.end})
        for one in doc.gold.metrics
        if at <= one.start and one.end <= chosen.end()
    ]
    metrics = tuple(sorted((*twice.gold.metrics, *added), key=lambda one: one.start))
    return Damaged(twice.text, twice.gold.model_copy(update={"metrics": metrics}))


def traditional(doc: Damaged, chance: Random) -> Damaged:
    """The same in traditional script; where several characters became one, any of them."""
    many = _unsimplified()
    return doc.edited((k, k + 1, chance.choice(many[c])) for k, c in enumerate(doc.text) if c in many)


KINDS: dict[str, Callable[[Damaged, Random], Damaged]] = {
    one.__name__: one for one in (spaces, breaks, wrapped, font_runs, pages, glyphs, ocr, masked, doubled, traditional)
}


def damaged(document: CorpusDocument, kind: str) -> Damaged:
    """A document with one kind of damage, or with `all` kinds that go together."""
    chance = Random(f"{kind} {document.id}")
    doc = Damaged.of(document)
    if kind != "all":
        return KINDS[kind](doc, chance)
    form = chance.choice((breaks, wrapped, font_runs))
    script = (traditional,) if chance.random() < 0.5 else ()
    for one in (doubled, masked, ocr, spaces, *script, glyphs, pages, form):
        doc = one(doc, chance)
    return doc


def _span(doc: Damaged, line: re.Match[str]) -> tuple[str, int, int]:
    mark = _MARK.match(doc.text, line.start(), line.end())
    return doc.text, max(mark.end() if mark else 0, line.start() + 6), line.end()


@cache
def _unsimplified() -> dict[str, list[str]]:
    """Everyday simplified character → the traditional ones that are written for it."""
    found: dict[str, list[str]] = {}
    for old, new in table().items():
        try:
            chr(old).encode("big5")
        except UnicodeEncodeError:
            continue
        found.setdefault(new, []).append(chr(old))
    return found
