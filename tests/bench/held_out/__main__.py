"""Import the invented reports end to end and show what is right; part of `make bench`."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator.intake.importing import import_report
from generator.intake.recognise.report import Asked
from tests.bench.held_out.measuring import measured, written
from tests.bench.held_out.printed import CHROMIUM, write_pdf
from tests.bench.held_out.sheet import write_sheet
from tests.bench.held_out.source import folders
from tests.bench.held_out.word import write_word
from tests.bench.importer_shares import Share, read_yaml

MAKERS: dict[str, Callable[[Path, Path], None]] = {
    "docx": write_word,
    "xlsx": write_sheet,
    "pdf": write_pdf,
}
SITE = Path(__file__).parents[3] / "evaluations" / "site.yml"


def tried(folder: Path, to: Path) -> tuple[dict[str, Share], int, float]:
    """What is right of one report, how many items are to be looked at, and the seconds it took."""
    key = read_yaml(folder / "key.yml")
    file, data = to / f"{folder.name}.{key['format']}", to / folder.name
    MAKERS[key["format"]](folder, file)
    data.mkdir()
    shutil.copy(SITE, data)
    start = time.perf_counter()
    done = import_report(file, data, Asked("held", int(key["year"]), "", "示例部门", "示例区"))
    seconds = time.perf_counter() - start
    return measured(key, written(data)), len(done.items), seconds


def main() -> None:
    """Measure and show."""
    whole: dict[str, tuple[int, int]] = {}
    for folder in folders():
        if read_yaml(folder / "key.yml")["format"] == "pdf" and not CHROMIUM.exists():
            print(f"{folder.name}: no browser prints the PDF")
            continue
        with tempfile.TemporaryDirectory() as to:
            shares, count, seconds = tried(folder, Path(to))
        print(f"held out: {folder.name:30} to look at {count:3} {seconds:5.2f} s")
        for name, share in shares.items():
            right, all = whole.get(name, (0, 0))
            whole[name] = right + share.right, all + share.all
            missing = f"  not: {'、'.join(share.wrong[:6])}" if share.wrong else ""
            print(f"    {name:30} {share!s:12}{missing}")
    print("held out, all:", ", ".join(f"{name} {a}/{b}" for name, (a, b) in whole.items()))


if __name__ == "__main__":
    main()
