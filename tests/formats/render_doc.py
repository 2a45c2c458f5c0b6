"""Plain texts as Word 97–2003 files, written byte by byte after [MS-DOC] and [MS-CFB].

Only what a reader has to understand is written: text in one piece or many, how paragraphs and characters are formatted,
notes, text boxes and lists. Names in comments are those of the specifications.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from formats.compound import compound_file
from formats.outline import LEVELS, paragraphs

CELL, ROW, PARAGRAPH = "\x07", "\x07", "\r"
FOOTNOTE, ENDNOTE = "\x02", "\x03"
"""How texts given to this writer refer to notes."""
IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = IN_TABLE + struct.pack("<HB", 0x2417, 1)
DELETED, HIDDEN = struct.pack("<HB", 0x0800, 1), struct.pack("<HB", 0x083C, 1)

_FIB_SIZE, _TEXT_AT, _PAGE = 898, 0x400, 512
_PAIRS = 0x9A
COMPLEX = 0x0004  # fComplex: saved fast
_NFC = {"chineseCounting": 37, "decimal": 0, "decimalEnclosedCircle": 18}


def depth(number: int) -> bytes:
    """sprmPItap: in how many tables a paragraph stands."""
    return IN_TABLE + struct.pack("<Hi", 0x6649, number)


def edges(*places: int) -> bytes:
    """sprmTDefTable: where the cells of a row begin and end."""
    body = struct.pack(f"<B{len(places)}h", len(places) - 1, *places) + bytes(20 * (len(places) - 1))
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def numbered(number: int, level: int) -> bytes:
    """sprmPIlvl and sprmPIlfo: which list numbers a paragraph."""
    return struct.pack("<HBHH", 0x260A, level, 0x460B, number)


@dataclass(frozen=True)
class Run:
    """Characters of one format, `mark` being how they end the paragraph."""

    text: str
    mark: str = PARAGRAPH
    paragraph: bytes = b""
    style: int = 0
    characters: bytes = b""


@dataclass
class File:
    """What goes into a file; the parts of the text are lists of runs.

    `cuts` is where the text is cut into pieces, `shuffled` the seed by which they change places, `tables` structures by
    their index in the file information block, `tails` what follows upon them.
    """

    main: list[Run]
    footnotes: list[list[Run]] = field(default_factory=list)
    headers: list[Run] = field(default_factory=list)
    comments: list[Run] = field(default_factory=list)
    endnotes: list[list[Run]] = field(default_factory=list)
    boxes: list[Run] = field(default_factory=list)
    cuts: Sequence[int] = ()
    shuffled: int | None = None
    encoding: str = "utf-16-le"
    tables: dict[int, bytes] = field(default_factory=dict)
    tails: dict[int, bytes] = field(default_factory=dict)
    version: int = 0xC1
    flags: int = 0

    def bytes(self) -> bytes:
        """The compound file."""
        return compound_file(_Writer(self).streams())


class _Writer:
    def __init__(self, file: File) -> None:
        self.file = file
        parts = [
            file.main,
            [run for note in file.footnotes for run in note],
            file.headers,
            [],
            file.comments,
            [run for note in file.endnotes for run in note],
            file.boxes,
            [],
        ]
        self.lengths = [sum(len(self.units(run.text + run.mark)) for run in part) for part in parts]
        self.runs = [run for part in parts for run in part]
        if any(self.lengths[1:]):
            self.runs.append(Run(""))  # the text ends with one more mark where there is more than the main part
        self.text: list[bytes] = []
        self.formats: list[Run] = []
        for run in self.runs:
            units = self.units(run.text + run.mark)
            self.text += units
            self.formats += [run] * len(units)
        # Both kinds of notes have the same character in the file.
        marks = {2: "\x02".encode("utf-16-le"), 46: ENDNOTE.encode("utf-16-le")}
        main = self.text[: self.lengths[0]]
        self.places = {kind: [at for at, unit in enumerate(main) if unit == mark] for kind, mark in marks.items()}
        for at in self.places[46]:
            self.text[at] = marks[2]

    def units(self, text: str) -> list[bytes]:
        """The text, an entry for each position that the file counts."""
        if self.file.encoding == "utf-16-le":
            data = text.encode("utf-16-le")
            return [data[at : at + 2] for at in range(0, len(data), 2)]
        return [bytes([byte]) for byte in text.encode(self.file.encoding)]

    def streams(self) -> dict[str, bytes]:
        bounds = sorted({0, *(cut for cut in self.file.cuts if cut < len(self.text)), len(self.text)})
        pieces = list(pairwise(bounds))
        order = list(range(len(pieces)))
        if self.file.shuffled is not None:
            random.Random(self.file.shuffled).shuffle(order)
        body, places = bytearray(), {}
        spans: list[tuple[int, int, Run]] = []  # where in the stream the characters of each run lie
        for index in order:
            start, end = pieces[index]
            data, width, code = self.piece(start, end)
            if width == 2 and len(body) % 2:
                body += b"\0"
            at = _TEXT_AT + len(body)
            places[index] = at * 2 | 0x40000000 if code else at
            first = start
            for position in range(start, end):
                if position + 1 == end or self.formats[position + 1] is not self.formats[position]:
                    spans.append(
                        (at + (first - start) * width, at + (position + 1 - start) * width, self.formats[position])
                    )
                    first = position + 1
            body += data
        document = bytearray(bytes(_TEXT_AT) + body)
        document += bytes(-len(document) % _PAGE)
        spans.sort(key=lambda span: span[:2])
        table = bytearray()
        pairs: dict[int, tuple[int, int]] = {}

        def add(index: int, data: bytes, tail: bytes = b"") -> None:
            pairs[index] = (len(table), len(data))
            table.extend(data + tail)

        add(13, self.formatted(document, spans, 13, lambda run: struct.pack("<H", run.style) + run.paragraph))
        add(12, self.formatted(document, spans, 1, lambda run: run.characters))
        plc = struct.pack(f"<{len(bounds)}i", *bounds)
        plc += b"".join(struct.pack("<HIH", 0, places[index], 0) for index in range(len(pieces)))
        add(33, b"\x01" + struct.pack("<H", 3) + b"\x16\x24\x00" + b"\x02" + struct.pack("<I", len(plc)) + plc)
        for notes, places_at, texts_at in ((self.file.footnotes, 2, 3), (self.file.endnotes, 46, 47)):
            if notes:
                self.notes(notes, places_at, texts_at, add)
        tables = {1: style_sheet(style("Normal", 0xFFF, b"")), **self.file.tables}
        for index, data in tables.items():
            add(index, data, self.file.tails.get(index, b""))
        document[:_FIB_SIZE] = self.fib(pairs)
        return {"WordDocument": bytes(document), "1Table": bytes(table)}

    def piece(self, start: int, end: int) -> tuple[bytes, int, bool]:
        """The bytes of a piece, how many a character has, and whether they are compressed."""
        units = self.text[start:end]
        if len(units[0]) == 1:
            return b"".join(units), 1, True
        text = b"".join(units).decode("utf-16-le", "surrogatepass")
        if self.file.cuts and text.isascii():
            return text.encode("ascii"), 1, True
        return b"".join(units), 2, False

    def formatted(
        self, document: bytearray, spans: list[tuple[int, int, Run]], width: int, of: Callable[[Run], bytes]
    ) -> bytes:
        """Write the pages of formats (PapxFkp, ChpxFkp); gives the table of them (PlcBtePapx, PlcBteChpx)."""
        firsts, numbers = [], []
        rest = spans
        while rest:
            page, used, count = bytearray(_PAGE), _PAGE - 1, 0
            offsets = [rest[0][0]]
            entries = []
            for start, end, run in rest:
                gap = start > offsets[-1]
                body = self.modifiers(of(run), width)
                top = 4 * (count + 2 + gap) + width * (count + 1 + gap)
                if top > used - len(body) - 1:
                    break
                if gap:
                    offsets.append(start)
                    entries.append(0)
                    count += 1
                if body:
                    used = (used - len(body)) // 2 * 2
                    page[used : used + len(body)] = body
                entries.append(used // 2 if body else 0)
                offsets.append(end)
                count += 1
                rest = rest[1:]
            struct.pack_into(f"<{count + 1}I", page, 0, *offsets)
            for index, entry in enumerate(entries):
                page[4 * (count + 1) + width * index] = entry
            page[-1] = count
            firsts.append(offsets[0])
            numbers.append(len(document) // _PAGE)
            document += page
        return struct.pack(f"<{len(firsts)}I", *firsts) + struct.pack(f"<{len(numbers) + 1}I", spans[-1][1], *numbers)

    def modifiers(self, data: bytes, width: int) -> bytes:
        if width == 1:
            return bytes([len(data)]) + data if data else b""
        if len(data) % 2:  # an odd number of bytes is counted in words, the byte of the count among them
            return bytes([(len(data) + 1) // 2]) + data
        return bytes([0, len(data) // 2]) + data

    def notes(self, notes: list[list[Run]], places_at: int, texts_at: int, add: Callable[..., None]) -> None:
        """PlcffndRef and PlcffndTxt: a note is referred to where the main text has its mark, in their order."""
        places = self.places[places_at]
        ends = [0]
        for note in notes:
            ends.append(ends[-1] + sum(len(self.units(run.text + run.mark)) for run in note))
        add(places_at, struct.pack(f"<{len(places) + 1}i{len(places)}H", *places, self.lengths[0], *[1] * len(places)))
        add(texts_at, struct.pack(f"<{len(ends) + 1}i", *ends, ends[-1] + 1))

    def fib(self, pairs: dict[int, tuple[int, int]]) -> bytes:
        fib = bytearray(_FIB_SIZE)
        struct.pack_into("<HHHHHH", fib, 0, 0xA5EC, self.file.version, 0, 0x0804, 0, 0x0200 | 0x1000 | self.file.flags)
        struct.pack_into("<H", fib, 0x20, 14)
        struct.pack_into("<H", fib, 0x3C, 0x0804)
        struct.pack_into("<H", fib, 0x3E, 22)
        struct.pack_into("<8i", fib, 0x4C, *self.lengths)
        struct.pack_into("<H", fib, 0x98, 93)
        for index, pair in pairs.items():
            struct.pack_into("<II", fib, _PAIRS + 8 * index, *pair)
        return bytes(fib)


def one_piece(text: str, seed: int) -> bytes:
    """The whole text in Unicode, in order."""
    return File([Run(line) for line in text.splitlines()]).bytes()


def fast_saved(text: str, seed: int) -> bytes:
    """Many pieces out of order; those of digits and letters only have one byte for a character."""
    chance = random.Random(seed)
    units = "\r".join(text.splitlines())
    borders = [at for at in range(1, len(units)) if units[at].isascii() != units[at - 1].isascii()]
    cuts = sorted(chance.sample(borders, len(borders) // 2) + chance.sample(range(1, len(units)), 20))
    return File([Run(line) for line in text.splitlines()], cuts=cuts, shuffled=seed, flags=COMPLEX).bytes()


def numbered_by_word(text: str, seed: int) -> bytes:
    """Numbers that are in lists and not in the text."""
    runs, starts = [], [(0, 0)]
    for paragraph in paragraphs(text):
        if paragraph.level is None or paragraph.number is None:
            runs.append(Run(paragraph.text))
            continue
        if paragraph.anew:
            starts.append((paragraph.level, paragraph.number))
        runs.append(Run(paragraph.text, paragraph=numbered(len(starts), paragraph.level)))
    levels = b"".join(
        level(_NFC[name], template.replace(f"%{index + 1}", chr(index)))
        for index, (name, template, _) in enumerate(LEVELS)
    )
    lists, tail = list_definition(levels + b"".join(level(0, "") for _ in range(9 - len(LEVELS))))
    return File(runs, tables={73: lists, 74: list_references(starts)}, tails={73: tail}).bytes()


def in_a_table(text: str, seed: int) -> bytes:
    """The body in one cell of a table that only arranges the page."""
    lines = text.splitlines()
    body = [Run(line, paragraph=IN_TABLE) for line in lines[1:-1]] + [Run(lines[-1], CELL, IN_TABLE)]
    left = Run("", CELL, IN_TABLE)
    return File([Run(lines[0]), left, *body, Run("", ROW, ROW_END + edges(0, 2000, 9000)), Run("")]).bytes()


STYLES: dict[str, Callable[[str, int], bytes]] = {
    "one_piece": one_piece,
    "fast_saved": fast_saved,
    "numbered_by_word": numbered_by_word,
    "in_a_table": in_a_table,
}


def style(name: str, parent: int, modifiers: bytes) -> bytes:
    """LPStd: a paragraph style."""
    body = struct.pack("<HHHHH", 0, 1 | parent << 4, 2, 0, 0)
    body += struct.pack("<H", len(name)) + f"{name}\0".encode("utf-16-le")
    body += struct.pack("<HH", 2 + len(modifiers), 0) + modifiers
    body += bytes(len(body) % 2) + struct.pack("<H", 0)
    return struct.pack("<H", len(body)) + body


def style_sheet(*styles: bytes) -> bytes:
    """STSH: the styles by their numbers; a file has at least fifteen."""
    count = max(len(styles), 15)
    header = struct.pack("<HHHHHHHHH", count, 10, 1, 0x5B, 15, 0, 0, 0, 0)
    return struct.pack("<H", len(header)) + header + b"".join(styles) + bytes(2 * (count - len(styles)))


def level(name: int, template: str, *, start: int = 1, flags: int = 0, restart: int = 0, gap: int = 0) -> bytes:
    """LVL: a level of a list, the number of each level in its template standing for its count."""
    places = bytes(at for at, character in enumerate(template, 1) if ord(character) < 9)
    body = struct.pack("<iBB9sBiiBBBB", start, name, flags, places, gap, 0, 0, 0, 2, restart, 0)
    return body + b"\x00\x00" + struct.pack("<H", len(template)) + template.encode("utf-16-le")


def list_definition(levels: bytes, *, simple: bool = False) -> tuple[bytes, bytes]:
    """PlfLst with one list, and the levels that follow upon it."""
    return struct.pack("<hii18sBB", 1, 77, 0, bytes(18), simple, 0), levels


def list_references(starts: list[tuple[int, int]]) -> bytes:
    """PlfLfo: references to the one list, all but the first of them setting the count of a level."""
    references = b"".join(struct.pack("<iiiBBBB", 77, 0, 0, number > 0, 0, 0, 0) for number in range(len(starts)))
    changes = b"".join(
        struct.pack("<I", 0xFFFFFFFF) + (struct.pack("<iI", start, index | 0x10) if number else b"")
        for number, (index, start) in enumerate(starts)
    )
    return struct.pack("<i", len(starts)) + references + changes
