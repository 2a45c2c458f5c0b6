"""Plain texts as RTF: in the bytes of a Chinese code page as Word writes them, or in Unicode as other programs do."""

from __future__ import annotations

import random
from collections.abc import Callable

_HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0\deflang1033\deflangfe2052"
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f13\fnil\fcharset134 \'cb\'ce\'cc\'e5;}"
    r"{\f14\fnil\fcharset2 Wingdings;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \fs21 Normal;}{\s1 heading 1;}}"
    r"{\info{\title \'c4\'a3\'b0\'e5}{\author x}}{\*\generator Some Writer;}"
    "\n"
)


def rtf(body: str) -> bytes:
    """A file with this body."""
    return f"{_HEAD}{body}}}".encode("ascii")


def in_code_page(text: str) -> str:
    """Chinese characters as the bytes of GBK; those that GBK lacks in Unicode."""
    out = []
    for character in text:
        if character in "\\{}":
            out.append(f"\\{character}")
        elif character.isascii():
            out.append(character)
        else:
            try:
                out.append("".join(f"\\'{byte:02x}" for byte in character.encode("gbk")))
            except UnicodeEncodeError:
                out.append(in_unicode(character))
    return "".join(out)


def in_unicode(text: str) -> str:
    """Chinese characters by their numbers in Unicode, each with a question mark for programs that know none."""
    out = []
    for character in text:
        if character in "\\{}":
            out.append(f"\\{character}")
        elif character.isascii():
            out.append(character)
        else:
            units = character.encode("utf-16-le")
            numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
            out.append("".join(f"\\u{number}?" for number in numbers))
    return "".join(out)


def gbk_bytes(text: str, seed: int) -> bytes:
    """Runs split anywhere, line ends in the source anywhere between them."""
    chance = random.Random(seed)
    out = []
    for line in text.splitlines():
        out.append(r"\pard\plain \ql\fi420 ")
        at = 0
        while at < len(line):
            end = at + chance.randint(1, 20)
            style = chance.choice((r"\f13", r"\b\f13", r"\loch\af0\hich\af0\dbch\f13", r"\f13\fs32"))
            out.append(f"{{{style} {in_code_page(line[at:end])}}}" + chance.choice(("", "\r\n")))
            at = end
        out.append("\\par\n")
    return rtf("".join(out))


def unicode_numbers(text: str, seed: int) -> bytes:
    """Every character by its number."""
    return rtf("".join(f"\\pard\\uc1 {in_unicode(line)}\\par\n" for line in text.splitlines()))


def in_a_table(text: str, seed: int) -> bytes:
    """The body in one cell of a table."""
    lines = text.splitlines()
    body = "\\par ".join(f"\\pard\\intbl {in_code_page(line)}" for line in lines[1:])
    row = "\\trowd\\cellx2000\\cellx9000"
    return rtf(f"\\pard {in_code_page(lines[0])}\\par {row}\\pard\\intbl\\cell {body}\\cell{row}\\row\\pard\\par")


STYLES: dict[str, Callable[[str, int], bytes]] = {
    "gbk_bytes": gbk_bytes,
    "unicode_numbers": unicode_numbers,
    "in_a_table": in_a_table,
}
