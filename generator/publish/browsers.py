"""A browser of this machine that prints pages without a person: Chromium or one of its kin."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.output import Refused

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
)
"""Where installers put browsers that no search path names."""
SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
    # The time of the page runs ahead while it has nothing to fetch: its charts are all drawn.
    "--virtual-time-budget=20000",
)
"""Nothing but the page is asked for; paper bears nothing of the browser's own."""
PATIENCE = 180.0
"""Seconds for one page on a busy machine."""


class Unprinted(Refused):
    """A browser did not print a page; the text says what it said."""

    def __init__(self, said: str) -> None:
        super().__init__(f"浏览器没有印出 PDF / the browser printed no PDF: {said}")


def find_browser() -> Path | None:
    """The first browser installed here, by name on the search path, else by its usual place."""
    named = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).is_file())
    found = next((one for one in (*named, *placed) if one), None)
    return Path(found) if found else None


def print_page(browser: Path, address: str, patience: float = PATIENCE) -> bytes:
    """The page at an address as a PDF; raises Unprinted.

    Each page has a browser with a profile of its own, so that none knows of another.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "page.pdf"
        command = [
            str(browser), *SWITCHES, *_as_root(), f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}", address,
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=patience, check=False, text=True,
                encoding="utf-8", errors="replace",
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise Unprinted(str(fault)) from fault
        pdf = target.read_bytes() if target.is_file() else b""
    if not (pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")):
        raise Unprinted(done.stderr.strip()[-2000:])
    return pdf


def _as_root() -> tuple[str, ...]:
    """Chromium refuses root its sandbox; root is alone in a container, and what is printed ours."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
