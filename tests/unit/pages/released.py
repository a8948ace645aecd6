"""Data that were published three times: first, corrected, with a department of another name."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from generator.build import examine
from generator.publish.record import entered
from generator.publish.releases import Said, next_release
from tests.spoiling import CASES

OLD, NEW = "example-agriculture", "example-farming"
CORRECTION = """schema_version: 1
corrections:
- date: 2026-11-21
  what: 培训完成率
  was: 不通过 <b>
  now: 通过
  reason: 录入有误。
  decided_by: 示例区财政局
"""


def release(root: Path, day: int) -> None:
    examined = examine(root)
    assert not examined.blocking
    with entered(root, next_release(root, examined, Said(date(2026, 11, day), f"第{day}日"), "1")):
        pass


def released(root: Path) -> Path:
    """The data in a folder that is not there yet."""
    shutil.copytree(CASES / "minimal", root)
    release(root, 20)
    (root / OLD / "2024/corrections.yml").write_text(CORRECTION, encoding="utf-8")
    release(root, 21)
    (root / OLD).rename(root / NEW)
    lines = f"schema_version: 1\nredirects:\n- from: {OLD}/\n  to: {NEW}/\n"
    (root / "redirects.yml").write_text(lines)
    release(root, 22)
    return root
