"""Every text of the district is used, and every indicator has its own."""

from __future__ import annotations

import re
from pathlib import Path

from generator.catalogues import read_catalogue
from generator.demo import words
from generator.demo.editions import SINCE, edition, framework

TEXTS = dict(read_catalogue("generator.demo", "words.toml"))
LEAVES = TEXTS.pop("leaves")
FILLED_BY_VALUE = {"accepted", "partly", "rejected", "done", "not_done"}
"""Keys that are values of an outcome or a progress."""


def test_every_leaf_has_its_texts_and_no_other_has() -> None:
    concepts = {
        (leaf.concept or "").removeprefix("shili-")
        for year in SINCE
        for leaf in framework(edition(year)).leaves
    }
    assert set(LEAVES) == concepts
    assert all(set(one) == {"full", "lost", "problem", "advice"} for one in LEAVES.values())


def test_every_other_text_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(words.__file__).parent.glob("*.py")
    )
    used = set(re.findall('"([a-z_]+)"', code)) | FILLED_BY_VALUE
    assert not {key for part in TEXTS.values() for key in part if key not in used}
