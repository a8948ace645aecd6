"""A preview from its start to its end: what MkDocs built, the data beside it, the server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from generator.build import PageFile
from generator.editing.edit import NotEditable
from generator.editing.edits import settle
from generator.form.desk import Desk
from generator.mkdocs_files import generated_file, generated_page
from generator.mkdocs_frames import Frames
from generator.preview.memory import Memory
from generator.preview.requests import Generated
from generator.preview.server import Front, is_loopback, show_newer
from generator.preview.state import Data, Planner, State
from generator.preview.watching import Touched, Watch
from generator.problems import Problem
from generator.remembered import same
from generator.render.problems import Ways

Problems = tuple[Problem, ...]

log = logging.getLogger("mkdocs.plugins.evaluations")


@dataclass(frozen=True)
class Built:
    """What the last build of MkDocs was made for: addresses and settings of the site."""

    addresses: frozenset[str]
    site: object


class Preview:
    """What a preview keeps while it runs."""

    def __init__(self, root: Path, language: str, tell: Callable[[Problems], None]) -> None:
        self.root = root
        self.language = language
        self.frames: Frames | None = None
        self.planned: Planner | None = None
        self._data = Data(root)
        self._tell = tell
        self._built: Built | None = None
        self._watch: Watch | None = None
        self._building = threading.Lock()
        self._memory = Memory()
        try:
            settle(root)
        except NotEditable as fault:
            log.warning("a change that was cut off stays as it is: %s", fault)

    @property
    def state(self) -> State:
        """The data as they are."""
        return self._data.state

    @property
    def stand(self) -> object:
        """Another object whenever MkDocs has built the rest anew."""
        return self.frames

    def refresh(self, *, touched: Touched = None, anew: bool = False) -> State:
        """Read the data again; problems are told when they are others than before."""
        if self.planned is None:
            raise RuntimeError("the data were asked for before it was known how to plan them")
        before = self.state.problems
        state = self._data.refresh(self.planned, touched=touched, anew=anew)
        if state.problems != before:
            self._tell(state.problems)
        return state

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Let MkDocs know what there is, so that pages written by hand can link to it."""
        plan = self.state.plan
        for address in plan.pages if plan else ():
            files.append(generated_page(address, config))
        for address in plan.files if plan else ():
            files.append(generated_file(address, config))
        self._built = self._needed()

    def framed(self, page: PageFile, state: State) -> bytes:
        """A page in its frame."""
        if self.frames is None:
            raise RuntimeError("a page was asked for before MkDocs had built anything")
        return self.frames.framed(page, state.page)

    def serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> None:
        """Take over the requests of a server, and watch the data."""

        def build() -> None:
            with self._building:
                builder()

        server.builder = build
        host, _ = config.dev_addr
        local = is_loopback(str(host))
        desk = self._desk(config) if local else None
        if desk is None:
            log.warning("the form is off: %s can be reached from outside", host)
        ways = Ways(desk.prefix if desk else "", self.root if local else None)
        generated = Generated(self.framed, self.language, ways)
        server.set_app(Front(server, self, generated, self.language, desk))
        self._watch = Watch(
            self.root,
            lambda touched: self._saved(touched, server, build),
            (Path(config.docs_dir),),
        )
        self._watch.start()
        self._memory.settle()

    def stop(self) -> None:
        """End the watch."""
        if self._watch is not None:
            self._watch.stop()

    def _desk(self, config: MkDocsConfig) -> Desk:
        base = config.site_url or "/"
        return Desk(self.root, self.language, base, lambda: self.state.problems)

    def _saved(
        self, touched: Touched, server: LiveReloadServer, builder: Callable[[], None]
    ) -> None:
        before = self.state
        try:
            with self._memory.making(idle=touched is None):
                state = self.refresh(touched=touched)
        except Exception:
            log.exception("the data could not be read")
            return
        if state is before:
            return
        needed, built = self._needed(), self._built
        anew = built is None or not (
            same(built.site, needed.site) and built.addresses == needed.addresses
        )
        show_newer(server, builder if anew else None)

    def _needed(self) -> Built:
        plan = self.state.plan
        if plan is None:
            return Built(frozenset(), None)
        return Built(frozenset({*plan.pages, *plan.files}), plan.site)
