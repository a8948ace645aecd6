from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.form.asking import Browser, copied, desk_over


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def browser(root: Path) -> Browser:
    return Browser(desk_over(root))
