"""Files run in child processes with limits on time and address space: what kills a child is told, not suffered."""

from __future__ import annotations

import faulthandler
import os
import pickle
import resource
import select
import signal
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe

from zongjie.extractor.intake.readers import libreoffice

from .targets import Target

CPU_SECONDS = 20
"""Most processor time for one file; the readers' own limit is 8 seconds."""
IDLE_SECONDS = 120
"""Most time for one file altogether: a child that waits for something uses no processor."""
SPACE = 1_500_000_000
"""Most bytes of address space that a child may take beyond what the process had before."""
_BATCH = 50


@dataclass(frozen=True)
class Run:
    """What became of one file.

    Attributes
    ----------
    codes
        What was in it, as the reader says.
    fault
        `exception`, `crash` or `hang`; None for a file that was read or refused.
    detail
        The traceback, or what ended the child.
    peak
        The most memory that the child ever held, in bytes.
    """

    codes: Counter[str] = field(default_factory=Counter)
    fault: str | None = None
    detail: str = ""
    peak: int = 0


def run_all(target: Target, files: Sequence[bytes]) -> Iterator[Run]:
    """Run files, in order, one outcome each; a child that dies is replaced for the file after."""
    done = 0
    while done < len(files):
        for outcome in _batch(target, files[done : done + _BATCH]):
            done += 1
            yield outcome


def _batch(target: Target, files: Sequence[bytes]) -> Iterator[Run]:
    """Outcomes of files in one child, up to the first that kills it."""
    ours, theirs = Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        ours.close()
        _work(target, files, theirs)
    theirs.close()
    with closing(ours):
        yield from _outcomes(child, ours, len(files))


def _outcomes(child: int, ours: Connection, count: int) -> Iterator[Run]:
    fault = None
    for _ in range(count):
        if not select.select([ours], [], [], IDLE_SECONDS)[0]:
            os.kill(child, signal.SIGKILL)
            fault = Run(fault="hang", detail=f"no outcome within {IDLE_SECONDS} seconds")
            break
        try:
            yield pickle.loads(ours.recv_bytes())
        except EOFError:
            break
    else:
        os.waitpid(child, 0)
        return
    status = os.waitpid(child, 0)[1]
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if fault is None and number == signal.SIGPROF:
        fault = Run(fault="hang", detail=f"more than {CPU_SECONDS} seconds of processor time")
    ended = signal.strsignal(number) if number else f"exit status {os.WEXITSTATUS(status)}"
    yield fault or Run(fault="crash", detail=ended or str(number))


def _work(target: Target, files: Sequence[bytes], theirs: Connection) -> None:
    """The child: never returns."""
    try:
        faulthandler.disable()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        space = _address_space() + SPACE
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends the process, also within a library
        libreoffice.find_libreoffice = lambda: None  # another program, and seconds for each damaged file
        for data in files:
            signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
            theirs.send_bytes(pickle.dumps(run_here(target, data)))
    finally:
        os._exit(0)


def run_here(target: Target, data: bytes) -> Run:
    """Run one file in this process."""
    fault, detail, codes = None, "", Counter[str]()
    try:
        codes.update(target(data))
    except BaseException:
        fault, detail = "exception", traceback.format_exc()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Run(codes, fault, detail, peak)


def _address_space() -> int:
    with open("/proc/self/statm") as sizes:
        return int(sizes.read().split()[0]) * resource.getpagesize()
