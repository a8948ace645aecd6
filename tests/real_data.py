"""The data folder without the invented district that is shipped in it: the real evaluation alone.

What the tests count and compare is that one evaluation; the district has tests of its own.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "evaluations"
INVENTED = shutil.ignore_patterns("shili-*")


@cache
def real_data() -> Path:
    """A copy of the data folder for this run of the tests; nobody may write to it."""
    folder = Path(tempfile.mkdtemp(prefix="evaluations-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(shutil.copytree(SHIPPED, folder / "evaluations", ignore=INVENTED))
