"""What has been read of an RTF file: its fonts, its text so far, and what holds within the group at hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from .numbers import apart, write_number
from .story import Story
from .symbols import symbol

_CHINESE = "gb18030"
_CODE_PAGES = {932: "cp932", 936: _CHINESE, 949: "cp949", 950: "big5hkscs", 65001: "utf-8"}
_CHARSETS = {128: "cp932", 129: "cp949", 134: _CHINESE, 136: "big5hkscs"}
_WESTERN = "cp1252"
_SYMBOLS = "symbols"
_SYMBOL_CHARSET = 2


@dataclass(slots=True)
class Font:
    """A font: its character set, and the pieces of its name."""

    charset: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name, without the semicolon that ends it."""
        return "".join(self.pieces).strip(" ;")


@dataclass(slots=True)
class Field:
    """A field: the pieces of its code."""

    pieces: list[str] = field(default_factory=list)

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents, which says again what the headings say."""
        return "".join(self.pieces).split()[:1] == ["TOC"]


@dataclass(slots=True)
class Stretch:
    """The document, a note or a text box: its lines so far and the paragraph at hand."""

    story: Story = field(default_factory=Story)
    pieces: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    boxes: list[Stretch] = field(default_factory=list)
    marked: int | None = None
    """Where in `pieces` the mark of a note stands that is still to come."""

    def end_paragraph(self, depth: int) -> None:
        """End the paragraph at hand, which stands in so many tables."""
        text, label = _joined(self.pieces), apart(_joined(self.label))
        self.story.end_paragraph(text, depth=depth, label=label)
        self.pieces, self.label, self.marked = [], [], None
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.story.add(box.lines())

    def lines(self) -> list[str]:
        """All lines, the paragraph at hand among them."""
        if self.pieces or self.boxes:
            self.end_paragraph(0)
        return self.story.lines()


@dataclass(slots=True)
class Note:
    """A note and its mark in the text, where it has one that the writer of the file generated."""

    stretch: Stretch
    home: list[str]
    at: int | None
    kind: Literal["footnote", "endnote"] = "footnote"
    mark: str = ""


@dataclass(slots=True)
class State:
    """What holds within a group."""

    stretch: Stretch
    sink: Literal["text", "label", "code", "fonts", "frame", "silent"] = "text"
    font: int = 0
    fallback: int = 1
    depth: int = 0
    hidden: bool = False
    deleted: bool = False
    in_field: Field | None = None
    edges: list[int] = field(default_factory=list)

    def inner(self) -> State:
        """The state in which a group within this one begins."""
        return replace(self)

    def begin(self, stretch: Stretch) -> None:
        """Have the text of the group go to a stretch of its own."""
        self.stretch, self.sink, self.depth, self.edges = stretch, "text", 0, []

    @property
    def shown(self) -> bool:
        """Whether text goes anywhere."""
        return self.sink in ("code", "fonts") or (
            self.sink in ("text", "label") and not self.hidden and not self.deleted
        )


@dataclass(slots=True)
class Document:
    """The text of a file, put together piece by piece."""

    main: Stretch = field(default_factory=Stretch)
    fonts: dict[int, Font] = field(default_factory=dict)
    default_font: int = 0
    code_page: int | None = None
    _notes: list[Note] = field(default_factory=list)
    _pending: bytearray = field(default_factory=bytearray)
    _pending_for: tuple[list[str], str] | None = None

    @property
    def encoding(self) -> str:
        """The codec of text whose font does not say it. A file that names none is taken for a Chinese one."""
        return _CODE_PAGES.get(self.code_page or 936, _WESTERN)

    def font(self, state: State) -> Font:
        """The font of the text."""
        return self.fonts.get(state.font) or Font()

    def add_bytes(self, state: State, value: bytes) -> None:
        """Add encoded text. Both bytes of a character may come in pieces, so they are collected."""
        if state.sink == "fonts":  # the names decide how what follows is read
            self._goal(state).append(value.decode(self.encoding, "replace"))
            return
        goal = (self._goal(state), self._encoding(state))
        if self._pending_for is None or self._pending_for[0] is not goal[0] or self._pending_for[1] != goal[1]:
            self._decode()
            self._pending_for = goal
        self._pending += value
        if goal[1] == _SYMBOLS:
            name = self.font(state).name
            goal[0].extend(symbol(name, f"{byte | 0xF000:x}") if byte > 0x20 else chr(byte) for byte in self._pending)
            self._pending.clear()

    def add(self, state: State, text: str) -> None:
        """Add decoded text."""
        self._decode()
        self._goal(state).append(text)

    def end_paragraph(self, state: State, depth: int) -> None:
        """A paragraph ends."""
        self._decode()
        state.stretch.end_paragraph(depth)

    def end_cell(self, state: State, depth: int) -> None:
        """A cell ends, and its last paragraph with it."""
        self.end_paragraph(state, depth)
        state.stretch.story.end_cell(depth=depth)

    def end_row(self, state: State, depth: int) -> None:
        """A row of a table ends."""
        self._decode()
        state.stretch.story.end_row(depth=depth, edges=list(state.edges))

    def mark_note(self, state: State) -> None:
        """The mark of a note stands here: in the text before the note, in the note as its first character."""
        if state.shown and all(note.stretch is not state.stretch for note in self._notes):
            self.add(state, "")
            state.stretch.marked = len(state.stretch.pieces) - 1

    def begin_note(self, home: Stretch) -> Stretch:
        """A note begins."""
        self._decode()
        note = Note(Stretch(), home.pieces, home.marked)
        home.marked = None
        self._notes.append(note)
        self._number(note)
        return note.stretch

    def is_endnote(self, stretch: Stretch) -> None:
        """The note at hand stands at the end of the document."""
        if self._notes and self._notes[-1].stretch is stretch:
            self._notes[-1].kind = "endnote"
            self._number(self._notes[-1])

    def lines(self) -> list[str]:
        """The lines of the document, notes under their marks at the end."""
        self._decode()
        lines = self.main.lines()
        for note in sorted(self._notes, key=lambda note: note.kind == "endnote"):
            of_note = note.stretch.lines()
            if of_note:
                lines += [f"{note.mark} {of_note[0]}".lstrip(), *of_note[1:]]
        return lines

    def _number(self, note: Note) -> None:
        if note.at is None:
            return
        count = sum(one.kind == note.kind and one.at is not None for one in self._notes)
        note.mark = f"[{write_number(count, 'decimal' if note.kind == 'footnote' else 'lowerRoman')}]"
        note.home[note.at] = note.mark

    def _goal(self, state: State) -> list[str]:
        if state.sink == "code" and state.in_field is not None:
            return state.in_field.pieces
        if state.sink == "fonts":
            return self.fonts.setdefault(state.font, Font()).pieces
        return state.stretch.label if state.sink == "label" else state.stretch.pieces

    def _encoding(self, state: State) -> str:
        charset = self.font(state).charset if state.sink == "text" else 0
        if charset == _SYMBOL_CHARSET and self.font(state).name:
            return _SYMBOLS
        return _CHARSETS.get(charset, self.encoding)

    def _decode(self) -> None:
        if self._pending and self._pending_for is not None:
            goal, encoding = self._pending_for
            goal.append(self._pending.decode(encoding, "replace"))
            self._pending.clear()


def _joined(pieces: list[str]) -> str:
    # Characters beyond the first plane come as two halves.
    return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
