"""How long an edit takes to be seen in a preview, and what a preview costs when nobody edits.

`python -m tests.bench.preview` starts `mkdocs serve` on invented districts of several sizes. For
each kind of edit a file is saved; the time runs until the page that the browser would load next,
once told that there is something new, has come whole. That is what the script in the pages does,
without the time the browser takes to draw; `--browser` measures that too, in Chromium.
Every page that came is compared with the one before: an edit that does not show is a failure.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.demo.writing import demo_files
from generator.output import new_folder
from tests.bench.documentation import PREVIEW, put
from tests.bench.machine import described, machine

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((23, 3), (67, 5), (134, 10))
"""Departments and years: some 60, 250 and 1,000 evaluations."""
RUNS = 15
IDLE = 15.0
Tell = Callable[[str], None]
_VERSION = re.compile(rb'data-version="(\d+)"')
_OWN = re.compile(rb"<!-- preview -->.*?<!-- /preview -->", re.DOTALL)


@dataclass(frozen=True)
class Edit:
    """An edit of a file, found by a pattern, and the address it shows at."""

    name: str
    file: str
    pattern: str
    address: str


@dataclass(frozen=True)
class Server:
    """A preview that runs."""

    base: str
    process: subprocess.Popen[bytes]

    def get(self, address: str) -> bytes:
        with urllib.request.urlopen(self.base + address, timeout=120) as answer:
            return bytes(answer.read())

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """MiB in use."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def project(folder: Path, departments: int, years: int) -> Path:
    folder.mkdir(parents=True)
    new_folder(folder / "evaluations", demo_files(departments, years, 1))
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@contextmanager
def served(folder: Path) -> Iterator[tuple[Server, float]]:
    """A preview of a project, with the seconds until it showed its first page."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        server = Server(f"http://127.0.0.1:{port}/", process)
        while True:
            try:
                server.get("")
                break
            except OSError:
                if process.poll() is not None or time.monotonic() - start > 300:
                    raise
                time.sleep(0.05)
        yield server, time.monotonic() - start
    finally:
        process.terminate()
        process.wait(20)


def edits(data: Path) -> list[Edit]:
    """The kinds of edits that are measured, on a published evaluation in the middle."""
    every = sorted(data.glob("*/*/evaluation.yml"))
    evaluations = [one for one in every if "published_on: " in one.read_text(encoding="utf-8")]
    own = evaluations[len(evaluations) // 2].parent
    year, department = own.name, own.parent.name
    framework = re.search(r"^framework: (\S+)", (own / "evaluation.yml").read_text(), re.M)
    assert framework is not None
    here, rules = f"{department}/{year}", f"frameworks/{framework[1]}/rules.yml"
    fact, judged = f"{here}/facts.yml", f"{here}/judgements.yml"
    value, told = r"value: (\d+)", r"indicator: [^,\n]+, reason: ()"
    concept = re.search(
        r"concept: ([a-z-]+)", (data / rules).with_name("indicators.yml").read_text()
    )
    assert concept is not None
    return [
        Edit("fact → its page", fact, value, f"{here}/indicators/"),
        Edit("judgement → its page", judged, told, f"{here}/indicators/"),
        Edit("text → overview", f"{here}/evaluation.yml", r"title: ()", f"{here}/"),
        Edit("name → department", f"{department}/department.yml", r"\nname: ()", f"{department}/"),
        Edit("name → home", f"{department}/department.yml", r"\nname: ()", ""),
        Edit("name → year", f"{department}/department.yml", r"\nname: ()", f"years/{year}/"),
        Edit("name → concept", f"{department}/department.yml", r"\nname: ()",
             f"indicators/{concept[1]}/"),
        Edit("text → log", f"{here}/evaluation.yml", r"title: ()", "changes/"),
        Edit("name → compare data", f"{department}/department.yml", r"\nname: ()",
             "data/compare/index.json"),
        Edit("rule of a framework", rules, r"standard: ()", f"{here}/indicators/"),
    ]  # fmt: skip


def changed(path: Path, pattern: str, number: int) -> None:
    """Another value in place of the first one: the number of the run before what stands there."""
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text)
    assert found is not None, f"{path} has no {pattern}"
    rest = text[found.end(1) :]
    if found[1]:
        written = str(int(found[1]) + (1 if number % 2 else -1))
    else:
        written, rest = f"改{number}", re.sub(r"\A改\d+", "", rest)
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text[: found.start(1)] + written + rest, encoding="utf-8")
    aside.replace(path)


def seen_after(server: Server, address: str, save: Callable[[], None]) -> float:
    """Seconds from a save to the new page; fails if the page is as it was."""
    page = server.get(address)
    html = page if _VERSION.search(page) else server.get("")
    version = int(_VERSION.search(html)[1])  # type: ignore[index]
    start = time.perf_counter()
    save()
    while int(server.get(f"_preview/wait?version={version}")) <= version:
        pass
    new = server.get(address)
    taken = time.perf_counter() - start
    if _OWN.sub(b"", new) == _OWN.sub(b"", page):
        raise AssertionError(f"{address or 'home'} does not show the edit")
    return taken


def in_browser(server: Server, address: str, save: Callable[[int], None]) -> list[float]:
    """Seconds from a save until Chromium has the new text in its document."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(server.base + address)
        time.sleep(1)
        taken = []
        for number in range(7):
            before = page.evaluate("document.querySelector('article').innerText")
            start = time.perf_counter()
            save(number)
            while True:
                try:
                    now = page.evaluate(
                        "document.readyState != 'loading' &&"
                        " document.querySelector('article').innerText"
                    )
                except Exception:
                    now = before
                if now and now != before:
                    break
                time.sleep(0.005)
            taken.append(time.perf_counter() - start)
            time.sleep(1)
        browser.close()
    return taken


def measured(departments: int, years: int, runs: int, browser: bool, tell: Tell) -> None:
    """Tell what a preview of one size takes."""
    with tempfile.TemporaryDirectory() as folder:
        own = project(Path(folder) / "project", departments, years)
        data = own / "evaluations"
        count = len(list(data.glob("*/*/evaluation.yml")))
        with served(own) as (server, start):
            tell(f"{count} evaluations: first page after {start:.1f} s")
            every: list[float] = []
            for edit in edits(data):
                few = runs if not edit.file.startswith("frameworks") else 3
                taken, used = [], server.cpu()
                for number in range(few):
                    save = partial(changed, data / edit.file, edit.pattern, number)
                    taken.append(seen_after(server, edit.address, save))
                    time.sleep(0.05)
                every += taken
                tell(shown(edit.name, taken, (server.cpu() - used) / few))
            tell(shown("all", every))
            if browser:
                first = edits(data)[0]
                save_first = partial(changed, data / first.file, first.pattern)
                taken = in_browser(server, first.address, save_first)
                tell(shown("in Chromium, " + first.name, taken))
            before = server.cpu()
            time.sleep(IDLE)
            share = (server.cpu() - before) / IDLE
            tell(f"  idle: {share:.1%} of a processor, {server.memory():.0f} MiB\n")


def shown(name: str, taken: list[float], processor: float | None = None) -> str:
    """A line about one kind of edit."""
    last = sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]
    used = "" if processor is None else f"{processor:8.3f} s of a processor"
    return f"  {name:24}{statistics.median(taken):8.3f} s median{last:8.3f} s p95{used}"


def main() -> None:
    """Measure every size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", nargs="+", default=[f"{a}x{b}" for a, b in SIZES])
    options.add_argument("--runs", type=int, default=RUNS)
    options.add_argument("--browser", action="store_true")
    options.add_argument("--docs", action="store_true", help="write its part of docs/speed.md")
    chosen = options.parse_args()
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        print(line, flush=True)

    for size in chosen.sizes:
        departments, years = map(int, size.split("x"))
        measured(departments, years, chosen.runs, chosen.browser, tell)
    if chosen.docs:
        text = "\n".join(told).rstrip()
        put(PREVIEW, f"{described(machine())}\n\n```\n{text}\n```")


if __name__ == "__main__":
    main()
