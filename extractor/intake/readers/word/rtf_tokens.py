"""RTF bytes → groups, control words and runs of text bytes (Rich Text Format Specification 1.9.1, “RTF syntax”)."""

from __future__ import annotations

import re
from collections.abc import Iterator

Token = tuple[str, bytes, int | None]
"""What it is (`{`, `}`, `word`, `text` or `hex`), its name or its bytes, and the number after a word."""

_TOKEN = re.compile(
    rb"(?P<hex>(?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<ends>[\r\n\0]+)"
    rb"|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of a file; binary data is passed over.

    Examples
    --------
    >>> [(kind, name) for kind, name, _ in tokens(b"{\\b\\'d6\\'d0 a}")]
    [('{', b''), ('word', b'b'), ('hex', b'\xd6\xd0'), ('text', b' a'), ('}', b'')]
    """
    at = 0
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        kind = found.lastgroup
        if kind == "hex":
            yield "hex", bytes.fromhex(found["hex"].replace(b"\\'", b"").decode("ascii")), None
        elif kind == "text":
            yield "text", found["text"], None
        elif kind == "brace":
            yield found["brace"].decode("ascii"), b"", None
        elif kind == "symbol":
            yield "word", found["symbol"], None
        elif kind != "ends":
            number = int(found["number"]) if found["number"] is not None else None
            if found["word"] == b"bin":
                at += max(number or 0, 0)
            else:
                yield "word", found["word"], number
