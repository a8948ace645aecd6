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
from generator.preview.looking import Seen, look_again, look_below

log = logging.getLogger("mkdocs.plugins.evaluations")

QUIET = 0.03
"""Seconds without an event until a save is taken to be over; editors write in several steps."""
PATIENCE = 0.3
"""Seconds after which it is taken to be over in any case."""
SHARE = 0.03
"""Looking at all files may take this share of the time, where events were never seen to come."""
LEAST, SELDOM = 1.0, 10.0
"""Seconds between two looks: at least, and where events come."""
AT_REST = 2
"""After so many looks since a save nobody is at work."""
WRITTEN = frozenset({"created", "modified", "moved", "deleted"})

Touched = frozenset[str] | None
"""Folders, by their names from the root, in which something was written; None: it may be any."""


class Watch:
    """Calls `saved` after something that counts was written below a folder.

    It is told by events which folders were touched. Events can be lost, and shared folders send
    none: so after a save, and from time to time, it looks at all folders, unless something is saved
    meanwhile; `saved` is called for all of them when one is not what it was, and once when nothing
    was saved for a while, since a second write may leave size and times as they were. `ignored` are
    folders that do not count.
    """

    def __init__(
        self,
        root: Path,
        saved: Callable[[Touched], None],
        ignored: tuple[Path, ...] = (),
    ) -> None:
        self._root = root.resolve()
        self._saved = saved
        self._ignored = tuple(one.resolve() for one in ignored)
        self._seen: Seen = {}
        self._touched: set[str] = set()
        self._any = False
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
        if event.event_type not in WRITTEN:
            return
        if event.is_directory and event.event_type == "modified":
            return  # what was written in it has an event of its own
        for name in (event.src_path, event.dest_path):
            if isinstance(name, str) and name:
                self._touch(Path(name), event)

    def _touch(self, path: Path, event: FileSystemEvent) -> None:
        if not path.is_relative_to(self._root):
            return
        inside = path.relative_to(self._root)
        if any(path.is_relative_to(one) for one in self._ignored) or not _counts(inside):
            return
        around = [one.as_posix() for one in inside.parents]
        self._touched.update("" if one == "." else one for one in around)
        self._any |= event.is_directory
        self._events_come = True
        self._event.set()

    def _run(self) -> None:
        self._seen = look_below(self._root, self._ignored) or {}
        looks, cost = AT_REST, 0.0
        while not self._ended.is_set():
            usual = SELDOM if self._events_come else max(LEAST, cost / SHARE)
            came = self._event.wait(usual if looks else LEAST)
            if self._ended.is_set():
                return
            if came:
                self._told()
                looks = 0
                continue
            start = time.thread_time()
            now = look_below(self._root, self._ignored, self._event.is_set)
            if now is not None:
                cost, looks = time.thread_time() - start, looks + 1
                anything, self._seen = looks == AT_REST or now != self._seen, now
                if anything:
                    self._saved(None)

    def _told(self) -> None:
        """Hand on what events told; what is written from now on will be seen as a difference."""
        touched = self._settled()
        if touched is None:
            self._seen = {}
        else:
            look_again(self._root, touched, self._seen)
        self._saved(touched)

    def _settled(self) -> Touched:
        """What was touched, once what was begun is written."""
        end = time.monotonic() + PATIENCE
        while self._event.is_set() and time.monotonic() < end:
            self._event.clear()
            self._event.wait(QUIET)
        self._event.clear()
        touched, any_folder = frozenset(self._touched), self._any
        self._touched, self._any = set(), False
        return None if any_folder else touched


def _counts(inside: Path) -> bool:
    """Whether a file below the root is one of the data: neither hidden nor an editor's copy."""
    hidden = any(is_hidden(part) for part in inside.parts)
    return inside != Path() and not hidden and not inside.name.endswith("~")
