"""Names of a bundle's members: cleaned, and unique within the bundle."""

from __future__ import annotations

import hashlib
import re

_SEPARATORS = re.compile(r"[/\\]+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]+:/{2,}", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:(?=[/\\]|$)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def cleaned(name: str) -> str:
    r"""A member's path or address without anything that would lead out of its bundle.

    Examples
    --------
    >>> cleaned("../../etc/./2023//总结.txt"), cleaned("C:\\docs\\a.txt"), cleaned("..")
    ('etc/2023/总结.txt', 'docs/a.txt', '')
    >>> cleaned("https://www.example.org/a/b.html")
    'www.example.org/a/b.html'
    """
    name = _CONTROL.sub("\ufffd", name.encode("utf-8", "replace").decode("utf-8"))
    return "/".join(
        part for part in _SEPARATORS.split(_DRIVE.sub("", _SCHEME.sub("", name))) if part not in ("", ".", "..")
    )


def leads_out(name: str) -> bool:
    r"""Whether a member's path would lead out of the folder it is unpacked to.

    Examples
    --------
    >>> leads_out("/etc/passwd"), leads_out("a/../../b"), leads_out("C:\\a.txt"), leads_out("a/../b.txt")
    (True, True, True, False)
    """
    depth = 0
    for part in _SEPARATORS.split(name):
        depth += -1 if part == ".." else part not in ("", ".")
        if depth < 0:
            return True
    return name.startswith(("/", "\\")) or _DRIVE.match(name) is not None


class Names:
    """The names given within one bundle so far; a repeated one gets a number.

    Examples
    --------
    >>> names = Names()
    >>> [names.unique(name) for name in ("a.txt", "a.txt", "a.txt~2")]
    ['a.txt', 'a.txt~2', 'a.txt~2~2']
    """

    def __init__(self) -> None:
        self._next: dict[bytes, int] = {}  # digest of a name → number of its next repetition

    def unique(self, name: str) -> str:
        """The name, or what it becomes where it was given before."""
        given = name
        while (key := hashlib.blake2b(given.encode(), digest_size=12).digest()) in self._next:
            number = self._next[key]
            self._next[key] = number + 1
            given = f"{name}~{number}"
        self._next[key] = 2
        return given
