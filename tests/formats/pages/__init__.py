"""Pages as government sites make them: one template a way of building a page, filled with documents of the corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

import zongjie.corpus
from zongjie.extractor.layout.furniture import furniture_of

TEMPLATES = Path(__file__).parent / "templates"
DOCUMENTS = (
    "bureau-01", "bureau-02", "bureau-05", "bureau-07", "bureau-12", "city-03", "community-07", "community-08",
    "county-04", "street-01", "street-10", "town-01", "town-04", "town-06", "town-08", "village-01", "village-05",
)  # fmt: skip
_RUNS = re.compile(r"\d[\d.,%]*|[^\d]{1,24}")
_HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、.{2,30}$")
_SIGNATURE = re.compile(r"^.{4,30}(?:政府|局|委员会|办公室|社区|村)$|^.{9,12}日$")
_SIGNATURE_LINES = 2


@dataclass(frozen=True)
class Block:
    """A paragraph or a table of a document."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def heading(self) -> bool:
        """Whether the paragraph is a heading of the first level."""
        return _HEADING.match(self.text) is not None


@dataclass(frozen=True)
class Document:
    """A composed document without what a page put around it, and what a page would say about it."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    published: date
    issuer: str
    index_no: str

    @property
    def text(self) -> str:
        """Title and body as plain text."""
        rows = ("\n".join(f"| {' | '.join(row)} |" for row in block.rows) for block in self.blocks)
        return "\n".join((self.title, *(row or block.text for row, block in zip(rows, self.blocks, strict=True))))


@dataclass(frozen=True)
class Template:
    """One way of building a page.

    Attributes
    ----------
    shows
        The facts that it shows: title, date, issuer, index_no.
    encoding
        The codec of its bytes, whatever it declares.
    """

    name: str
    shows: frozenset[str]
    encoding: str

    def page(self, document: Document) -> bytes:
        """The bytes of a page with a document."""
        source = _environment().get_template(self.name).render(_values(document))
        return source.encode(self.encoding)


@cache
def document(name: str) -> Document:
    """A document of the corpus, freed of breadcrumbs, facts and footers."""
    folder = Path(zongjie.corpus.__file__).parent / "documents" / "open"
    meta = json.loads((folder / f"{name}.meta.json").read_text(encoding="utf-8"))
    lines = [line.strip() for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line]
    body = [line for line in lines[_after_title(lines, meta["title"]) :] if not _is_around(line, meta["title"])]
    number = sum(map(ord, name)) % 1000
    published = date.fromisoformat(meta.get("published") or f"{meta['report_year']}-12-20")
    index_no = f"MC{number:03d}-11/{published.year}-{number:05d}"
    return Document(name, meta["title"], tuple(_blocks(body)), published, meta["issuer"].split()[0], index_no)


@cache
def templates() -> tuple[Template, ...]:
    """All templates, by name."""
    return tuple(_template(path) for path in sorted(TEMPLATES.glob("[0-9]*.html")))


def _template(path: Path) -> Template:
    first = path.read_text(encoding="utf-8").partition("#}")[0]
    facts = json.loads(first.removeprefix("{#"))
    return Template(path.name, frozenset(facts["shows"]), facts.get("encoding", "utf-8"))


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    environment.globals["m"] = environment.get_template("_parts.html").module
    environment.globals["runs"] = _RUNS.findall
    return environment


def _values(document: Document) -> Mapping[str, Any]:
    day, blocks = document.published, document.blocks
    third = len(blocks) // 3
    signed = next((k for k in range(len(blocks)) if all(_signs(b) for b in blocks[k:])), len(blocks))
    signed = max(signed, len(blocks) - _SIGNATURE_LINES)
    return {
        "title": document.title,
        "half": len(document.title) // 2,
        "site": "沔川县人民政府",
        "issuer": document.issuer,
        "index_no": document.index_no,
        "iso": day.isoformat(),
        "slashed": f"{day.year}/{day.month}/{day.day}",
        "cn": f"{day.year}年{day.month}月{day.day}日",
        "earlier": (day - timedelta(days=9)).isoformat(),
        "blocks": blocks,
        "parts": (blocks[:third], blocks[third : 2 * third], blocks[2 * third :]),
        "unsigned": blocks[:signed],
        "signature": blocks[signed:],
    }


def _signs(block: Block) -> bool:
    return _SIGNATURE.match(block.text.replace(" ", "")) is not None


def _after_title(lines: list[str], title: str) -> int:
    wanted = _letters(title)
    for first in range(len(lines)):
        for last in range(first + 1, min(first + 4, len(lines))):
            if _letters("".join(lines[first:last])) == wanted:
                return last
    raise ValueError(f"no line of the document is its title: {title}")


def _is_around(line: str, title: str) -> bool:
    found = furniture_of(line, 0, len(line))
    kept = (None, "furniture.date", "furniture.greeting", "furniture.delivery")
    return _letters(line).startswith(_letters(title)) or (found not in kept and not line.startswith("附件"))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _blocks(lines: list[str]) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = tuple(cell.strip() for cell in line.strip("| ").split("|"))
        if len(cells) > 2:
            if any(cell.strip("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows:
            yield Block(rows=tuple(rows))
            rows = []
        yield Block(line)
    if rows:
        yield Block(rows=tuple(rows))


__all__ = ["DOCUMENTS", "Block", "Document", "Template", "document", "templates"]
