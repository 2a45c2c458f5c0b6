"""The engine of worker processes: a document that hangs, swells or crashes takes one worker with it and nothing else.

This process opens the bundles and hands out their members, so that one big archive keeps all workers busy and a fault
is the fault of one document; the workers read and extract. Each has one document at most, and no further one is taken
while many results wait for an earlier one: memory does not grow with the number of documents.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path

from ..intake import Issue, IssueCode, Options
from .base import Document, Done, Extracts
from .worker import READY, Packed, serve

_SPAWN = get_context("spawn")  # a fork would copy locks that some thread of this process holds
_LINE_PER_WORKER = 16
_LINE_BYTES = 256_000_000
_FAREWELL_SECONDS = 5.0


class EngineError(RuntimeError):
    """No worker can be started; says why."""


class Processes:
    """Works in processes of its own.

    Parameters
    ----------
    jobs
        How many; 0 for one on each core.
    seconds
        Most seconds for reading and extracting one document; None for no limit.
    memory
        Most bytes that a worker may take for documents, beyond what the program itself needs; None for no limit.
        Systems other than Linux keep to no such limit.
    """

    def __init__(self, jobs: int = 0, *, seconds: float | None = 600.0, memory: int | None = 4_000_000_000) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self.seconds = seconds
        self.memory = memory

    def run(
        self, documents: Iterable[Document], extractor: Extracts, options: Options, *, known: Container[str] = ()
    ) -> Iterator[Done]:
        """Work on documents; `known` is not asked, for a worker does not know what the others found.

        Raises
        ------
        EngineError
            If no worker can be started.
        """
        with tempfile.TemporaryDirectory(prefix="zongjie-", ignore_cleanup_errors=True) as folder:
            extractor_file = Path(folder) / "extractor"
            extractor_file.write_bytes(pickle.dumps(extractor))
            crew = _Crew(
                iter(documents), lambda: _Worker(extractor_file, options, self.memory), self.jobs, self.seconds
            )
            try:
                yield from crew.results()
            finally:
                crew.dismiss()


@dataclass(slots=True)
class _Place:
    """A place in the line of results."""

    uri: str
    packed: Packed | None = None

    def fail(self, issue: Issue) -> None:
        self.packed = Packed(Done(self.uri, issue=issue))


class _Worker:
    """A child process, and the place in the line that it works for."""

    def __init__(self, extractor_file: Path, options: Options, memory: int | None) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=serve, args=(theirs, extractor_file, options, memory), daemon=True)
        self._process.start()
        theirs.close()
        self.ready = False
        self.place: _Place | None = None
        self.since = 0.0

    @property
    def idle(self) -> bool:
        return self.ready and self.place is None

    def give(self, place: _Place, document: Document) -> None:
        self.pipe.send_bytes(pickle.dumps(document))
        self.place, self.since = place, time.monotonic()

    def fate(self) -> str:
        """What ended a process whose end of the pipe is closed."""
        self._process.join(_FAREWELL_SECONDS)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"exit code {code}"
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"

    def kill(self) -> None:
        """End the process and all that it started."""
        if hasattr(os, "killpg") and self._process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):  # it has no group of its own yet, or none is left
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


class _Crew:
    """The workers of one run, and the line of results, which is in the order of the documents."""

    def __init__(
        self, coming: Iterator[Document], start: Callable[[], _Worker], jobs: int, seconds: float | None
    ) -> None:
        self._coming = coming
        self._start = start
        self._jobs = jobs
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._line: deque[_Place] = deque()
        self._waiting: deque[tuple[_Place, Document]] = deque()  # documents of the line that no worker has yet

    def results(self) -> Iterator[Done]:
        """What became of each document."""
        while True:
            self._take()
            self._hand_out()
            if not self._line:
                return
            if self._line[0].packed is not None:
                yield self._line[0].packed.open()
                self._line.popleft()
            else:
                self._listen()

    def dismiss(self) -> None:
        """End all workers."""
        while self._workers:
            self._workers.pop().kill()

    def _take(self) -> None:
        """Let documents join the line, as many as workers can soon be free for."""
        while len(self._waiting) < self._jobs and len(self._line) < self._jobs * _LINE_PER_WORKER:
            if sum(len(place.packed.record or b"") for place in self._line if place.packed) > _LINE_BYTES:
                return
            document = next(self._coming, None)
            if document is None:
                return
            place = _Place(document.uri)
            self._line.append(place)
            self._waiting.append((place, document))

    def _hand_out(self) -> None:
        for worker in [worker for worker in self._workers if worker.idle][: len(self._waiting)]:
            try:
                worker.give(*self._waiting[0])
            except OSError:  # it died while it had nothing to do, which is no document's fault
                self._dismiss(worker)
            else:
                self._waiting.popleft()
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(self._waiting) - starting, self._jobs - len(self._workers))):
            self._workers.append(self._start())

    def _listen(self) -> None:
        """Wait until a worker says something or has had its time."""
        talking = {worker.pipe: worker for worker in self._workers if not worker.idle}
        ends = [worker.since + self._seconds for worker in talking.values() if worker.place and self._seconds]
        heard = wait(list(talking), max(0.0, min(ends) - time.monotonic()) if ends else None)
        for pipe, worker in talking.items():
            if pipe in heard:
                self._hear(worker)
            elif worker.place and self._seconds and time.monotonic() > worker.since + self._seconds:
                worker.place.fail(Issue(IssueCode.TIMED_OUT, {"limit": f"{self._seconds:g}"}))
                self._dismiss(worker)

    def _hear(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            how = worker.fate()
            if worker.place is None:
                raise EngineError(
                    f"工作进程无法启动 · a worker ended before it was ready ({how}); a script needs "
                    'if __name__ == "__main__": before it starts workers'
                ) from None
            worker.place.fail(Issue(IssueCode.WORKER_DIED, {"how": how}))
            self._dismiss(worker)
            return
        if worker.place is not None:
            worker.place.packed = packed = pickle.loads(said)
            worker.place = None
            if packed.done.issue is not None and packed.done.issue.code is IssueCode.OUT_OF_MEMORY:
                self._dismiss(worker)  # what it still holds would be missing to the next document
        elif said != READY:
            raise EngineError(f"工作进程无法启动 · a worker cannot start:\n{said.decode()}")
        else:
            worker.ready = True

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.kill()
