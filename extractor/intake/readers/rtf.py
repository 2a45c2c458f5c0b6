"""Rich Text Format: text in the code page of its font or in Unicode, tables, notes, text boxes, numbers of lists.

Written after the Rich Text Format Specification 1.9.1. Page heads and feet, comments, deleted and hidden text, codes of
fields and tables of contents are left out.
"""

from __future__ import annotations

from ..codes import Issue
from ..decode import judged
from ..limits import too_large
from ..options import Options
from ..result import Reading
from .word.errors import UnreadableError, damaged
from .word.rtf_state import Document, Field, Font, State, Stretch
from .word.rtf_tokens import tokens
from .word.symbols import symbol

KIND = "RTF"
_MOST_GROUPS = 4_000
_TOKENS_BETWEEN_LOOKS = 4_096

_CHARACTERS = {
    b"tab": "\t", b"line": "\n", b"page": "\n", b"column": "\n", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"emdash": "—", b"endash": "–", b"bullet": "•", b"emspace": " ", b"enspace": " ",
    b"qmspace": " ", b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t",
}  # fmt: skip
_PARAGRAPH_ENDS = frozenset({b"par", b"sect", b"\n", b"\r"})
# Destinations without text of the document. Those with a star are passed over unless they are known.
_SILENT = frozenset({
    b"annotation", b"atnauthor", b"atnicn", b"atnid", b"atntime", b"author", b"colortbl", b"comment", b"filetbl",
    b"footer", b"footerf", b"footerl", b"footerr", b"ftncn", b"ftnsep", b"ftnsepc", b"aftncn", b"aftnsep", b"aftnsepc",
    b"header", b"headerf", b"headerl", b"headerr", b"info", b"nonesttables", b"nonshppict", b"pict", b"rxe", b"shprslt",
    b"stylesheet", b"tc", b"txe", b"xe",
})  # fmt: skip
_FRAMES = frozenset({b"do", b"nesttableprops", b"shpinst"})
"""Destinations that are no text themselves but have text or marks of tables within."""
_BOXES = frozenset({b"dptxbxtext", b"shptxt"})
_LABELS = frozenset({b"listtext", b"pntext"})


def read_rtf(data: bytes, options: Options) -> Reading | Issue:
    r"""Read the bytes of an RTF file.

    Returns
    -------
    Reading or Issue
        One line a paragraph. An issue (`damaged_file`, `too_large`, `undecodable`, `empty`) where there is no text.

    Examples
    --------
    >>> read_rtf(rb"{\rtf1\ansi\ansicpg936 \'d7\'df\'b7\'c312\'bb\'a7\par \u26032?\u22686?3\'bc\'d2}", Options()).text
    '走访12户\n新增3家'
    """
    reader = _Reader(options)
    try:
        reader.read(data)
    except UnreadableError as error:
        return error.issue
    decoded = judged("\n".join(reader.document.lines()), reader.document.encoding)
    if isinstance(decoded, Issue):
        return decoded
    issues = () if decoded.issue is None else (decoded.issue,)
    return Reading(text=decoded.text, encoding=decoded.encoding, issues=issues)


class _Reader:
    """Goes through the tokens of one file."""

    def __init__(self, options: Options) -> None:
        self.document = Document()
        self._options = options
        self._state = State(self.document.main)
        self._stack: list[State] = []
        self._starred = False
        self._unwanted = 0  # how many characters stand for the one that came in Unicode

    def read(self, data: bytes) -> None:
        deadline = self._options.deadline()
        for count, (kind, value, number) in enumerate(tokens(data)):
            if count % _TOKENS_BETWEEN_LOOKS == 0 and deadline.passed:
                raise UnreadableError(too_large("limit_seconds", self._options))
            if kind == "{":
                self._open()
            elif not self._stack:
                raise damaged(KIND, "it does not begin with a group")
            elif kind == "}":
                if self._close():
                    return
            elif kind == "word":
                self._word(value, number)
            else:
                self._bytes(value)
        raise damaged(KIND, "it ends in the middle")

    def _open(self) -> None:
        if len(self._stack) >= _MOST_GROUPS:
            raise damaged(KIND, "its groups are nested too deeply")
        self._stack.append(self._state)
        self._state = self._state.inner()
        self._starred = False
        self._unwanted = 0

    def _close(self) -> bool:
        """End a group; tells whether it was the last."""
        self._state = self._stack.pop()
        self._unwanted = 0
        return not self._stack

    def _bytes(self, value: bytes) -> None:
        skipped = min(self._unwanted, len(value))
        self._unwanted -= skipped
        state = self._state
        if state.shown:
            self.document.add_bytes(state, value[skipped:])

    def _word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word == b"u" and number is not None:
            self._unicode(number)
            return
        if self._unwanted:  # a control word counts as one character
            self._unwanted -= 1
            return
        if state.sink == "silent":
            return
        if word == b"*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if self._destination(word, starred):
            return
        if state.sink == "fonts":
            self._font(word, number)
        elif not self._property(word, number) and state.sink != "frame":
            self._mark(word)

    def _unicode(self, number: int) -> None:
        state = self._state
        self._unwanted = state.fallback
        code = number % 0x10000
        if state.shown:
            private = 0xF000 <= code < 0xF100
            self.document.add(state, symbol(self.document.font(state).name, f"{code:x}") if private else chr(code))

    def _destination(self, word: bytes, starred: bool) -> bool:
        """Whether the word says what its group holds; it does so at the group's beginning."""
        state, document = self._state, self.document
        if word in _SILENT:
            state.sink = "silent"
        elif word in _FRAMES:
            state.sink, state.edges = "frame", []
        elif word in _BOXES:
            box = Stretch()
            state.stretch.boxes.append(box)
            state.begin(box)
        elif word == b"footnote":
            state.begin(document.begin_note(state.stretch))
        elif word in _LABELS:
            state.sink = "label"
        elif word == b"fonttbl":
            state.sink = "fonts"
        elif word == b"field":
            state.in_field = Field()
        elif word == b"fldinst":
            state.sink = "code"
        elif (word == b"fldrslt" and state.in_field is not None and state.in_field.is_contents) or starred:
            state.sink = "silent"
        else:
            return False
        return True

    def _font(self, word: bytes, number: int | None) -> None:
        fonts = self.document.fonts
        if word == b"f":
            self._state.font = number or 0
            fonts[self._state.font] = Font()
        elif word == b"fcharset":
            fonts.setdefault(self._state.font, Font()).charset = number or 0

    def _property(self, word: bytes, number: int | None) -> bool:
        """Whether the word sets how the following text is to be taken."""
        state, document = self._state, self.document
        on = number != 0
        if word == b"f":
            state.font = number or 0
        elif word == b"uc":
            state.fallback = max(number or 0, 0)
        elif word == b"pard":
            state.depth = 0
        elif word == b"intbl":
            state.depth = max(state.depth, 1)
        elif word == b"itap":
            state.depth = max(number or 0, 0)
        elif word == b"plain":
            state.font, state.hidden, state.deleted = document.default_font, False, False
        elif word == b"v":
            state.hidden = on
        elif word == b"deleted":
            state.deleted = on
        elif word == b"trowd":
            state.edges.clear()
        elif word == b"cellx":
            state.edges.append(number or 0)
        elif word == b"nestrow":
            document.end_row(state, max(state.depth, 2))
        elif word == b"ansicpg":
            document.code_page = number
        elif word == b"deff":
            document.default_font = state.font = number or 0
        elif word == b"ftnalt":
            document.is_endnote(state.stretch)
        else:
            return False
        return True

    def _mark(self, word: bytes) -> None:
        """Words that stand for text or end a part of it."""
        state, document = self._state, self.document
        if word in _PARAGRAPH_ENDS:
            document.end_paragraph(state, state.depth)
        elif word == b"cell":
            document.end_cell(state, 1)
        elif word == b"nestcell":
            document.end_cell(state, max(state.depth, 2))
        elif word == b"row":
            document.end_row(state, 1)
        elif word == b"chftn":
            document.mark_note(state)
        elif word in _CHARACTERS and state.shown:
            document.add(state, _CHARACTERS[word])
