"""The full report of each evaluation of a built site as a PDF, printed without a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from html import escape, unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urljoin

from generator.pages.addresses import PDF
from generator.publish.browsers import print_page

REPORT = "report/index.html"
_EVALUATION = re.compile(r"(?:.+/)?[a-z0-9][a-z0-9-]*/\d{4}/")
_LINK = re.compile(r'(<a\b[^>]*?) href="([^"]*)"')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_DATE = re.compile(rb"(?<=\(D:)\d{14}[+-]\d{2}'\d{2}'(?=\))")
_NODE = re.compile(rb"(?<=\(node)\d{8}(?=\))")
NEVER = b"19800101000000+00'00'"
"""The day that a PDF bears: what is built tells no day but those of data."""


def reports(site: Path) -> tuple[str, ...]:
    """The addresses of the evaluations of a built site that have a report, in every language."""
    found = (path.relative_to(site).as_posix() for path in site.rglob(REPORT))
    named = (path.removesuffix(REPORT) for path in found)
    return tuple(sorted(one for one in named if _EVALUATION.fullmatch(one)))


def pdfs_in(names: Iterable[str]) -> frozenset[str]:
    """The addresses among those of a site that are PDFs of evaluations."""
    those = ((one, one.removesuffix(PDF)) for one in names if one.endswith(PDF))
    return frozenset(one for one, evaluation in those if _EVALUATION.fullmatch(evaluation))


def make_pdfs(site: Path, browser: Path, into: Path, workers: int = 2) -> tuple[str, ...]:
    """Print all reports of a site into a folder, `<department>/<year>/report.pdf` each.

    Gives the addresses of the files. Raises Unprinted; a file is written whole or not at all. The
    same site printed by the same browser with the same fonts gives the same bytes.
    """
    addresses = reports(site)
    with _serving(site) as host, ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(print_page, browser, f"{host}{one}report/") for one in addresses]
        try:
            for address, printed in zip(addresses, waiting, strict=True):
                _write(into / address / PDF, alike(printed.result()))
        finally:
            for one in waiting:
                one.cancel()
    return tuple(f"{one}{PDF}" for one in addresses)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{PDF}.part")
    aside.write_bytes(content)
    aside.replace(target)


def alike(pdf: bytes) -> bytes:
    """A PDF without what differs from one printing to the next: its day, and how far the browser
    had counted the elements of a page. Nothing changes its length, so all offsets stay right."""
    ranks = {old: rank for rank, old in enumerate(sorted(set(_NODE.findall(pdf))), 1)}
    pdf = _NODE.sub(lambda node: b"%08d" % ranks[node[0]], pdf)
    return _DATE.sub(NEVER, pdf)


def for_paper(html: str) -> str:
    """A report whose links lead on from a file that was passed on: to the site where its address
    is known, else nowhere; those within the report stay."""
    canonical = _CANONICAL.search(html)
    base = urljoin(unescape(canonical[1]), "report/") if canonical else ""
    known = base.startswith(("https://", "http://"))

    def moved(link: re.Match[str]) -> str:
        address = unescape(link[2])
        if address.startswith("#"):
            return link[0]
        whole = urljoin(base, address) if known else address
        return f'{link[1]} href="{escape(whole)}"' if ":" in whole else link[1]

    return _LINK.sub(moved, html)


class _Prepared(SimpleHTTPRequestHandler):
    """The files of a site, reports made ready for paper."""

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path)) / "index.html"
        if not (self.path.endswith("/report/") and path.is_file()):
            return super().send_head()
        content = for_paper(path.read_text(encoding="utf-8")).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nobody reads along."""


@contextmanager
def _serving(site: Path) -> Iterator[str]:
    """The site on this machine alone, for as long as it is printed; gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Prepared, directory=str(site))) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
