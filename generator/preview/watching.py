"""Notices that something in a folder was saved: from events of the system, and by looking."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.load.survey import is_hidden

log = logging.getLogger("mkdocs.plugins.evaluations")

QUIET = 0.03
"""Seconds without an event until a save is taken to be over; editors write in several steps."""
PATIENCE = 0.3
"""Seconds after which it is taken to be over in any case."""
SHARE = 0.02
"""Looking at all files may take this share of the time, if events were never seen to come."""
LEAST = 1.0
SELDOM = 10.0
"""Seconds between two looks: at least, and where events come."""
WRITTEN = frozenset({"created", "modified", "moved", "deleted"})


class Watch:
    """Calls `saved` after something that counts was written below a folder.

    `state` gives a value that changes with every write; it is asked for from time to time, because
    shared folders send no events. `ignored` are folders whose events do not count.
    """

    def __init__(
        self,
        root: Path,
        state: Callable[[], object],
        saved: Callable[[], None],
        ignored: tuple[Path, ...] = (),
    ) -> None:
        self._root = root.resolve()
        self._state = state
        self._saved = saved
        self._ignored = tuple(one.resolve() for one in ignored)
        self._event = threading.Event()
        self._ended = threading.Event()
        self._events_come = False
        self._observer = Observer()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin; without a way to get events it only looks."""
        handler = FileSystemEventHandler()
        handler.on_any_event = self._noticed  # type: ignore[method-assign]
        try:
            self._observer.schedule(handler, str(self._root), recursive=True)
            self._observer.start()
        except OSError as fault:
            log.info("watching by looking alone: %s", fault)
        self._thread.start()

    def stop(self) -> None:
        """End, without waiting for what is under way."""
        self._ended.set()
        self._event.set()
        if self._observer.is_alive():
            self._observer.stop()

    def _noticed(self, event: FileSystemEvent) -> None:
        paths = (event.src_path, event.dest_path)
        if event.event_type in WRITTEN and any(self._counts(str(one)) for one in paths if one):
            self._events_come = True
            self._event.set()

    def _counts(self, name: str) -> bool:
        path = Path(name)
        if path == self._root:
            return True
        if not path.is_relative_to(self._root) or path.name.endswith("~"):
            return False
        hidden = any(is_hidden(part) for part in path.relative_to(self._root).parts)
        return not hidden and not any(path.is_relative_to(one) for one in self._ignored)

    def _run(self) -> None:
        seen, cost = self._looked()
        while not self._ended.is_set():
            pause = SELDOM if self._events_come else max(LEAST, cost / SHARE)
            came = self._event.wait(pause)
            if self._ended.is_set():
                return
            if came:
                self._settle()
            now, cost = self._looked() if not came else (None, cost)
            if came or now != seen:
                self._saved()
                seen, cost = self._looked()

    def _settle(self) -> None:
        """Wait until what was begun is written."""
        end = time.monotonic() + PATIENCE
        while self._event.is_set() and time.monotonic() < end:
            self._event.clear()
            self._event.wait(QUIET)
        self._event.clear()

    def _looked(self) -> tuple[object, float]:
        start = time.thread_time()
        return self._state(), time.thread_time() - start
