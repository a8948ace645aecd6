"""The open data of the published evaluation, as golden files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.unit.pages import real

if TYPE_CHECKING:
    from tests.conftest import Golden

FILES = {
    address: content
    for address, content in real.output().files.items()
    if re.fullmatch(r"data/(years/)?[^/]+\.(csv|json)|.*/(data\.json|card/index\.html)", address)
}


@pytest.mark.parametrize("address", FILES)
def test_file(golden: Golden, address: str) -> None:
    """Mark and line ends of CSV have tests of their own; git would change them here."""
    text = FILES[address].decode("utf-8-sig")
    golden(address, text.replace("\r\n", "\n"))
