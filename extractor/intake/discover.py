"""Paths as given on the command line → a sorted list of inputs, each with its name for the records."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .codes import Issue, IssueCode
from .result import ReadFailure


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes
    ----------
    path
        Where it is.
    uri
        The name as given plus, below a folder, the relative path with `/`; unique in a run.
    """

    path: Path
    uri: str


def discover(
    paths: Iterable[str | os.PathLike[str]], *, pattern: str | None = None, exclude: Iterable[Path] = ()
) -> list[Input | ReadFailure]:
    """List the files behind paths, in the order of their uris.

    A file is listed as given. A folder is searched at any depth; hidden files and folders in it are passed over, and a
    link to a folder is followed unless its files are in the list already, so that loops end.

    Parameters
    ----------
    paths
        Files and folders. A path given twice counts once.
    pattern
        Glob for the files in folders, compared from the right (`*.txt`, `2024/*.html`).
    exclude
        Files and folders to pass over, such as those that an earlier run wrote.

    Returns
    -------
    list
        An `Input` for each file, of any kind; a `ReadFailure` for each path that does not exist or cannot be listed.
    """
    found: dict[str, Input | ReadFailure] = {}
    excluded = frozenset(path.resolve() for path in exclude)
    for given in paths:
        root = Path(given)
        entries: Iterable[Input | ReadFailure]
        if root.is_dir():
            entries = _Walk(root, pattern=pattern, excluded=excluded).run()
        elif os.path.lexists(root):
            entries = [Input(path=root, uri=_uri(root))]
        else:
            entries = [unreadable(_uri(root), FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))]
        for entry in entries:
            found.setdefault(entry.uri, entry)
    return [found[uri] for uri in sorted(found)]


def unreadable(uri: str, error: OSError) -> ReadFailure:
    """The failure for a path that the system will not open."""
    reason = error.strerror or type(error).__name__
    values = {"reason": reason, "reason_zh": _REASONS_ZH.get(type(error), reason)}
    return ReadFailure(uri=uri, issue=Issue(IssueCode.UNREADABLE_PATH, values))


_REASONS_ZH = {FileNotFoundError: "路径不存在", PermissionError: "没有读取权限"}


def _uri(path: Path) -> str:
    # File names that are not valid UTF-8 reach Python with surrogates, which no output file could hold.
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class _Walk:
    """The search of one folder."""

    def __init__(self, root: Path, *, pattern: str | None, excluded: frozenset[Path]) -> None:
        self._root = root
        self._pattern = pattern
        self._excluded = excluded
        self._excluded_names = {path.name for path in excluded}
        self._seen: set[tuple[int, int]] = set()
        self._links: list[Path] = []
        self._entries: list[Input | ReadFailure] = []

    def run(self) -> list[Input | ReadFailure]:
        self._descend(self._root)
        # Links come last, so that a folder is listed under its real place wherever it has one in this search.
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                self._descend(link)
        return self._entries

    def _descend(self, folder: Path) -> None:
        pending = [folder]
        while pending:
            current = pending.pop()
            try:
                identity = _identity(current)
                children = sorted(os.scandir(current), key=lambda child: child.name)
            except OSError as error:
                self._entries.append(unreadable(_uri(current), error))
                continue
            if identity in self._seen:
                continue
            self._seen.add(identity)
            for child in children:
                if child.name.startswith("."):
                    continue
                path = current / child.name
                if self._is_excluded(path):
                    continue
                if not os.path.isdir(path):  # unlike child.is_dir(), False for a link that points at itself
                    self._take(path)
                elif child.is_symlink():
                    self._links.append(path)
                else:
                    pending.append(path)

    def _is_excluded(self, path: Path) -> bool:
        return path.name in self._excluded_names and path.resolve() in self._excluded

    def _take(self, path: Path) -> None:
        relative = PurePosixPath(path.relative_to(self._root).as_posix())
        if self._pattern is None or relative.match(self._pattern):
            self._entries.append(Input(path=path, uri=_uri(path)))


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino
