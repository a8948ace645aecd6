"""All that is generated, written to the folder of a site over the processors of the machine."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path

from generator.build import PageFile, Plan
from generator.mkdocs_frames import Frames
from generator.model.record import LISTS
from generator.progress import Progress, Stage, silent
from generator.workers import shared_out

log = logging.getLogger("mkdocs.plugins.evaluations")


@dataclass(frozen=True, slots=True)
class Written:
    """What MkDocs has to know of the pages that were written.

    `stood_for` are the addresses of pages another page stands for, `ids` the ids of elements by the
    address of a page somebody asked about, `said` the warnings with their levels.
    """

    stood_for: set[str] = field(default_factory=set)
    ids: dict[str, set[str]] = field(default_factory=dict)
    said: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Share:
    """Pages and files that one process makes, since they are made of the same things."""

    pages: tuple[str, ...]
    files: tuple[str, ...]
    search: bool = False


def write_whole(
    plan: Plan,
    frames: Frames,
    folder: Path,
    asked: Collection[str] = (),
    *,
    processes: int | None = None,
    keep: bool = False,
    progress: Progress = silent,
) -> Written:
    """Write pages, tables, open data and search index of a plan to a folder.

    `asked` are the addresses of pages whose ids are wanted; `keep` is for a process that will do
    this again, and shares it with none.
    """

    def work(share: Share) -> tuple[int, Written]:
        with _heard() as said:
            written = Written(said=said)
            for address in share.pages:
                _write_page(address, plan, frames, folder, address in asked, written)
        for address in share.files:
            _write(folder / address, plan.files[address]())
        for address, content in plan.search().items() if share.search else ():
            _write(folder / address, content)
        if not keep:
            plan.forget(share.pages)
        return len(share.pages), written

    whole, done = Written(), 0
    progress(Stage.MAKING, 0, len(plan.pages))
    for count, written in shared_out(work, shares(plan), 1 if keep else processes):
        done += count
        progress(Stage.MAKING, done, len(plan.pages))
        whole.stood_for.update(written.stood_for)
        whole.ids.update(written.ids)
        whole.said.extend(written.said)
    for level, text in sorted(whole.said):
        log.log(level, text)
    return whole


def shares(plan: Plan) -> Sequence[Share]:
    """What is made together, each page and file once; longest work first.

    The search reads the pages that list what there is; an evaluation has its own pages and files.
    """
    lists = tuple(one for one in plan.pages if one.startswith(LISTS))
    rest = sorted({*plan.pages, *plan.files} - {*lists}, key=_matter)
    return (
        Share(lists, (), search=True),
        *(_share(plan, tuple(some)) for _, some in groupby(rest, _matter)),
    )


def _matter(address: str) -> tuple[str, ...]:
    """What a page or file is about: an evaluation, by department and year, or itself."""
    return tuple(address.split("/")[:2])


def _share(plan: Plan, addresses: tuple[str, ...]) -> Share:
    pages = tuple(one for one in addresses if one in plan.pages)
    return Share(pages, tuple(one for one in addresses if one in plan.files))


def _write_page(
    address: str, plan: Plan, frames: Frames, folder: Path, asked: bool, written: Written
) -> None:
    """A page and its tables."""
    page = frames.write(plan.page(address), partial(page_at, plan), folder / address / "index.html")
    if page.meta.get("canonical"):
        written.stood_for.add(address)
    if asked:
        written.ids[address] = page.present_anchor_ids or set()
    for one in plan.pages[address].downloads:
        _write(folder / one.address, plan.beside(one.address) or b"")


def page_at(plan: Plan, path: str) -> PageFile | None:
    """The generated page whose Markdown would stand at a path; None where there is none."""
    address = path.removesuffix("index.md")
    return plan.page(address) if address in plan.pages else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


class _Ear(logging.Handler):
    """Keeps warnings, so that they are told by the process that counts them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append((record.levelno, record.getMessage()))


@contextmanager
def _heard() -> Iterator[list[tuple[int, str]]]:
    """The warnings of MkDocs meanwhile, which nobody else hears."""
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    former, logger.handlers = logger.handlers, [ear]
    propagates, logger.propagate = logger.propagate, False
    try:
        yield ear.heard
    finally:
        logger.handlers, logger.propagate = former, propagates
