"""Plain texts as Word documents of the kinds that offices make."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph
from formats.outline import LEVELS, paragraphs

_ABSTRACT = "77"
_FIRST_NUMBER = 700


def all_normal(text: str, seed: int) -> bytes:
    """Every paragraph in the style Normal, headings in bold."""
    document = Document()
    for line in text.splitlines():
        run = document.add_paragraph(style="Normal").add_run(line)
        run.bold = len(line) < 30 and not line.endswith("。")
    return saved(document)


def numbered_by_word(text: str, seed: int) -> bytes:
    """Numbers that are in the numbering of Word and not in the text."""
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{name}"/><w:lvlText w:val="{template}"/></w:lvl>'
        for level, (name, template, _) in enumerate(LEVELS)
    )
    # The lists that share a definition come after all definitions.
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ABSTRACT}">{levels}</w:abstractNum>')
    )
    number = _FIRST_NUMBER
    numbering.append(_num(number, ""))
    for paragraph in paragraphs(text):
        written = document.add_paragraph(paragraph.text)
        if paragraph.level is None:
            continue
        if paragraph.anew:
            number += 1
            start = f'<w:startOverride w:val="{paragraph.number}"/>'
            numbering.append(_num(number, f'<w:lvlOverride w:ilvl="{paragraph.level}">{start}</w:lvlOverride>'))
        properties = written._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = paragraph.level
        properties.get_or_add_numId().val = number
    return saved(document)


def in_a_table(text: str, seed: int) -> bytes:
    """The body in the cells of a table that only arranges the page, its runs split anywhere."""
    chance = random.Random(seed)
    document = Document()
    lines = text.splitlines()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).paragraphs[0].add_run(lines[0])
    body = table.cell(1, 1)
    for line in lines[1:]:
        paragraph = body.add_paragraph()
        _split(paragraph, line, chance)
    return saved(document)


STYLES: dict[str, Callable[[str, int], bytes]] = {
    "all_normal": all_normal,
    "numbered_by_word": numbered_by_word,
    "in_a_table": in_a_table,
}


def with_body(xml: str) -> bytes:
    """A document whose body is this WordprocessingML."""
    document = Document()
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    prefixes = nsdecls("w", "m", "r", "wp", "a")
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    wps = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    for child in list(parse_xml(f"<w:body {prefixes} {mc} {wps} {v}>{xml}</w:body>")):
        body.insert(len(body) - 1, child)
    return saved(document)


def saved(document: DocumentType) -> bytes:
    """The bytes of a document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _num(number: int, overrides: str) -> object:
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{_ABSTRACT}"/>{overrides}</w:num>'
    )


def _split(paragraph: WordParagraph, line: str, chance: random.Random) -> None:
    at = 0
    while at < len(line):
        end = at + chance.randint(1, 12)
        run = paragraph.add_run(line[at:end])
        run.italic = chance.random() < 0.1
        at = end
