"""Versions of installed packages."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version


@cache
def version_of(package: str) -> str:
    """The version of an installed package, looked up once: every look-up reads the package's whole metadata.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        If it is not installed.

    Examples
    --------
    >>> version_of("zongjie") == version("zongjie")
    True
    """
    return version(package)
