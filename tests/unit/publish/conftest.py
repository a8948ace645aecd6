"""A project whose site is made by a few lines instead of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.build import Examined, examine
from generator.policy import PAGE
from generator.publish import publishing
from generator.publish.publishing import Project
from tests.real_data import real_data

Pages = dict[str, str]
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{PAGE}">'


@pytest.fixture(scope="session")
def examined() -> Examined:
    return examine(real_data())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    (folder / "evaluations" / "pages").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    (folder / "evaluations" / "site.yml").write_text("name: x\n")
    return Project(folder, folder / "evaluations")


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """The pages of what is built; a test may change them."""
    found = {"index.html": '<a href="a/">a</a>', "a/index.html": "<p>一</p>"}
    monkeypatch.setattr(publishing, "build_site", _builder(found))
    return found


def _builder(pages: Pages) -> Callable[..., None]:
    def build(project: Path, folder: Path, languages: Sequence[str], *, pdfs: bool) -> None:
        for name, text in pages.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{POLICY}{text}", encoding="utf-8")

    return build
