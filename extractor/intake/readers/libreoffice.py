"""LibreOffice, where it is installed, for Word files that the readers here cannot read themselves.

It runs in a profile that is thrown away, without a window, macros, links or the network, and for no longer than a
document may take.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..options import Options

_NAMES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_FLAGS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_DOCX = "docx:MS Word 2007 XML"
_SECONDS_FOR_VERSION = 30
_NO_NETWORK = (("unshare", "--net", "--"), ("unshare", "--map-root-user", "--net", "--"))
"""Ways to run a command where there is no network, the second one for users without privileges."""

# What keeps a document from reaching out where no namespace can be had: no macros, no links, and a proxy at a dead end.
_SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0"},
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        **{f"ooInet{scheme}ProxyName": "127.0.0.1" for scheme in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{scheme}ProxyPort": "9" for scheme in ("HTTP", "HTTPS", "FTP")},
    },
}


@cache
def find_libreoffice() -> str | None:
    """The program, None where it is not installed."""
    return next((found for name in _NAMES if (found := shutil.which(name)) is not None), None)


def as_docx(data: bytes, *, filter_name: str | None, options: Options) -> bytes | None:
    """Have LibreOffice convert a document.

    Parameters
    ----------
    data
        The document.
    filter_name
        What LibreOffice calls the document's format; None has it guess, which may end in reading bytes as text.
    options
        How long it may take.

    Returns
    -------
    bytes or None
        The same document as .docx; None where LibreOffice is missing, gives up or takes too long.
    """
    program = find_libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="zongjie-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, profile = folder / "document.doc", folder / "profile"
        source.write_bytes(data)
        _write_settings(profile)
        reading = [f"--infilter={filter_name}"] if filter_name is not None else []
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_FLAGS, *reading]
        command += ["--convert-to", _DOCX, "--outdir", str(folder / "out"), str(source)]
        _run([*_without_network(), *command], folder, options.limit_seconds)
        converted = folder / "out" / "document.docx"
        if not converted.is_file() or converted.stat().st_size > options.limit_bytes:
            return None
        return converted.read_bytes()


@cache
def libreoffice_version() -> str:
    """The installed version, for messages."""
    with tempfile.TemporaryDirectory(prefix="zongjie-", ignore_cleanup_errors=True) as name:
        profile = f"-env:UserInstallation={Path(name).as_uri()}"
        written = _run([str(find_libreoffice()), profile, "--version"], Path(name), _SECONDS_FOR_VERSION)
    return next((word for word in written.split() if word[0].isdigit()), "?")


def _run(command: list[str], folder: Path, seconds: float) -> str:
    """Run a command and everything that it starts to its end; gives what it wrote."""
    # Nothing of the environment that could lead to a network, a desktop or a profile of the user's.
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)}
    environment |= {"LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    log = folder / "log"
    with log.open("wb") as output:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=environment,
                start_new_session=True,
            )
        except OSError:
            return ""
        try:
            process.wait(timeout=max(seconds, 0))
        except subprocess.TimeoutExpired:
            process.kill()
        finally:
            _end_group(process.pid)
            process.wait()
    return log.read_text(encoding="utf-8", errors="replace")


def _end_group(leader: int) -> None:
    """End what the program started and left behind."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


@cache
def _without_network() -> tuple[str, ...]:
    """What to put before a command so that it has no network; nothing where the system does not permit it."""
    if shutil.which("unshare") is None:
        return ()
    for way in _NO_NETWORK:
        tried = subprocess.run([*way, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if tried.returncode == 0:
            return way
    return ()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
