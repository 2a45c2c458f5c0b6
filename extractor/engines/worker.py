"""The child process of `processes`: takes documents from a pipe, one at a time, and sends back what became of them."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import traceback
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from zongjie.schemas import WorkSummary

from ..intake import Options
from .base import Document, Done, work

READY = b""
"""What a worker says first; anything else is the traceback of why it cannot work."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A result as it crosses: the record as JSON, which takes a third of the time that its objects would.

    Attributes
    ----------
    done
        The result without its record.
    """

    done: Done
    record: bytes | None = None

    @classmethod
    def of(cls, done: Done) -> Packed:
        """Pack a result."""
        return cls(replace(done, record=None), None if done.record is None else done.record.to_json().encode())

    def open(self) -> Done:
        """The result that was packed."""
        return self.done if self.record is None else replace(self.done, record=WorkSummary.from_json(self.record))


def serve(pipe: Connection, extractor_file: Path, options: Options, memory: int | None) -> None:
    """Work until the other end of the pipe is closed.

    Parameters
    ----------
    extractor_file
        Holds the pickled extractor.
    memory
        Most bytes to take beyond what the worker has once it is ready.
    """
    try:
        _stand_alone()
        extractor = pickle.loads(extractor_file.read_bytes())
        if memory is not None:
            _limit(memory)
    except BaseException:
        pipe.send_bytes(traceback.format_exc().encode())
        return
    pipe.send_bytes(READY)
    while True:
        try:
            document: Document = pickle.loads(pipe.recv_bytes())
        except EOFError:
            return
        pipe.send_bytes(pickle.dumps(Packed.of(work(document, extractor, options))))


def _stand_alone() -> None:
    """Leave the group of the terminal, whose Ctrl-C is for the parent, and never outlive the parent."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _limit(memory: int) -> None:
    """Have the system refuse memory beyond a limit; only Linux keeps to one and says what a process has."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = taken + memory if most == resource.RLIM_INFINITY else min(taken + memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
