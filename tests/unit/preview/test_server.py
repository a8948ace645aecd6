"""What the server of a preview gives nobody: files outside the site, pages asked for elsewhere."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest

from generator.preview.server import Front, below
from generator.preview.state import State

OUTSIDE = ["C:/Windows/win.ini", "..\\..\\secret.txt", "a\\..\\..\\b", "\\\\host\\share\\x", "C:x"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_address_leads_out_of_the_site_on_windows(name: str) -> None:
    root = PureWindowsPath("D:/site")
    found = root / below(name, PureWindowsPath)
    assert found.is_relative_to(root)
    assert ".." not in found.parts


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/../../../b", "/etc/passwd"])
def test_no_address_leads_out_of_the_site(name: str) -> None:
    found = below(name, PurePosixPath)
    assert ".." not in found.parts
    assert not found.is_absolute()


@pytest.mark.parametrize("way", [PurePosixPath, PureWindowsPath])
def test_what_is_in_the_site_is_found(way: type[PurePosixPath]) -> None:
    assert below("assets/部门.css", way) == way("assets", "部门.css")


def asked(host: str) -> list[str]:
    """The status of a request for a page, made by a browser that believes to speak to a host."""
    server: Any = SimpleNamespace(mount_path="/", _visible_epoch=1)
    answer = SimpleNamespace(body=b"draft", type="text/csv")
    generated: Any = SimpleNamespace(answer=lambda *_: answer)
    shown: Any = SimpleNamespace(state=State(), stand=None)
    desk: Any = SimpleNamespace(prefix="/_form/")
    told: list[str] = []
    environ = {"PATH_INFO": "/a/2024/", "HTTP_HOST": host}
    Front(server, shown, generated, "zh", desk)(environ, lambda status, _: told.append(status))
    return told


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:9000", "[::1]:8000"])
def test_drafts_are_shown_on_this_computer(host: str) -> None:
    assert asked(host) == ["200 OK"]


@pytest.mark.parametrize("host", ["example.org:8000", "127.0.0.1.example.org", "", "[", "0.0.0.0"])
def test_another_name_for_this_computer_is_refused(host: str) -> None:
    assert asked(host) == ["403 Forbidden"]
