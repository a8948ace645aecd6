"""Data folders without errors that the tests of schemas go through."""

from pathlib import Path

from tests.real_data import SHIPPED

CASES = Path(__file__).parents[2] / "cases"
FOLDERS = [SHIPPED, *sorted({path.parent for path in CASES.rglob("site.yml")})]
