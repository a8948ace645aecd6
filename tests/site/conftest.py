from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Built, Project, copy_project, published_site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.site)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as published; nobody may write to it."""
    return published_site(tmp_path_factory)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project to be changed."""
    return copy_project(tmp_path / "project")
