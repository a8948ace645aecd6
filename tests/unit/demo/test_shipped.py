"""What is shipped is what the command writes, and it builds beside the real evaluation."""

from __future__ import annotations

from generator.demo.writing import demo_files
from tests.real_data import SHIPPED

ADVICE = "delete evaluations/**/shili-* and copy what `evaluations demo` writes"


def test_the_district_shipped_is_the_one_the_command_writes() -> None:
    written = {
        name: content
        for name, content in demo_files().items()
        if name.startswith(("shili-", "frameworks/"))
    }
    shipped = {
        path.relative_to(SHIPPED).as_posix(): path.read_bytes()
        for folder in (*SHIPPED.glob("shili-*"), *SHIPPED.glob("frameworks/shili-*"))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    assert shipped == written, ADVICE
