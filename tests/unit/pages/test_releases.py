"""What readers find of earlier releases: what they changed, each version, where addresses lead."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.build import Plan, examine, plan
from tests.unit.pages.released import NEW, OLD, released


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released(tmp_path_factory.mktemp("record") / "data")


@pytest.fixture(scope="module")
def site(root: Path) -> Plan:
    return plan(examine(root))


def text(site: Plan, address: str) -> str:
    return site.page(address).markdown


def test_the_log_lists_the_releases_newest_first(site: Plan) -> None:
    page = text(site, "changes/")
    places = [page.index(f"../releases/2026-11-{day}/") for day in (22, 21, 20)]
    assert places == sorted(places)
    assert "示例区财政局决定" in page


def test_a_release_tells_its_corrections(site: Plan) -> None:
    page = text(site, "releases/2026-11-21/")
    for told in ("第21日", "不通过 &lt;b&gt;", "录入有误。", "示例区财政局", "更正 1 份"):
        assert told in page
    assert "录入有误。" not in text(site, "releases/2026-11-22/")


def test_a_moved_evaluation_keeps_its_earlier_versions(site: Plan) -> None:
    page = text(site, f"{NEW}/2024/")
    assert "第 3 版，于2026年11月22日公布" in page
    for day in (20, 21):
        assert f'"../../releases/2026-11-{day}/{OLD}/2024/"' in page


def test_an_earlier_version_says_that_it_is_one(site: Plan) -> None:
    page = text(site, f"releases/2026-11-20/{OLD}/2024/")
    assert "已有更新的版本" in page
    assert f'"../../../../{NEW}/2024/"' in page
    assert '"noindex"' in page
    assert "录入有误。" not in page
    assert "录入有误。" in text(site, f"releases/2026-11-21/{OLD}/2024/")
    assert "已有更新的版本" not in text(site, f"releases/2026-11-22/{NEW}/2024/")


def test_its_data_lie_beside_it(site: Plan) -> None:
    told = json.loads(site.files[f"releases/2026-11-20/{OLD}/2024/data.json"]())
    assert told["evaluation"]["score"] == "85.00"
    assert told["corrections"] == []


@contextmanager
def kept(path: Path, told: dict[str, Any]) -> Iterator[None]:
    """A data.json of the record with other members for a while."""
    before = path.read_bytes()
    path.write_text(json.dumps(told), encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(before)


def test_a_version_of_older_software_can_still_be_shown(root: Path) -> None:
    path = root / "record/2026-11-21" / OLD / "2024.json"
    now = json.loads(path.read_bytes())
    with kept(path, {name: now[name] for name in ("evaluation", "indicators")}):
        site = plan(examine(root))
        assert "85.00" in text(site, f"releases/2026-11-21/{OLD}/2024/")
        assert "更正 1 份" in text(site, "releases/2026-11-21/")


def test_facts_of_a_version_are_written_as_on_its_page(root: Path) -> None:
    path = root / "record/2026-11-20" / OLD / "2024.json"
    now = json.loads(path.read_bytes())
    known = {"name": "拨款", "period": "", "source": ""}
    facts = [
        {**known, "value": "-27145000.50", "date": None, "unit": "元"},
        {**known, "value": None, "date": "2024-06-30", "unit": "date"},
    ]
    with kept(path, {**now, "facts": facts}):
        page = text(plan(examine(root)), f"releases/2026-11-20/{OLD}/2024/")
    assert "−27,145,000.50 元" in page
    assert "2024年6月30日" in page


@pytest.mark.parametrize(
    ("address", "to"),
    [
        (f"{OLD}/", f"../{NEW}/"),
        (f"{OLD}/2024/findings/", f"../../../{NEW}/2024/findings/"),
        (f"{OLD}/2024/card/", f"../../../{NEW}/2024/card/"),
    ],
)
def test_old_addresses_lead_to_the_new_ones(site: Plan, address: str, to: str) -> None:
    page = site.files[f"{address}index.html"]().decode()
    assert f'<meta http-equiv="refresh" content="0; url={to}">' in page
    assert f'<a href="{to}">' in page
    assert "<script" not in page


def test_what_is_gone_says_why(root: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(root, tmp_path / "data"))
    (data / "redirects.yml").write_text(
        f"schema_version: 1\nredirects:\n- from: {OLD}/\n  gone: 已<i>撤并。\n", encoding="utf-8"
    )
    page = plan(examine(data)).files[f"{OLD}/2024/index.html"]().decode()
    assert "已&lt;i&gt;撤并。" in page
    assert "refresh" not in page


def test_no_search_finds_an_earlier_version(site: Plan) -> None:
    assert not any(b"releases/" in content for content in site.search().values())


def test_versions_of_what_was_withdrawn_say_so(root: Path, tmp_path: Path) -> None:
    data = Path(shutil.copytree(root, tmp_path / "data"))
    head = data / NEW / "2024/evaluation.yml"
    taken = head.read_text(encoding="utf-8").replace("status: published", "status: withdrawn")
    head.write_text(
        f"{taken}withdrawal: {{date: 2026-11-23, reason: 数据有误。}}\n", encoding="utf-8"
    )
    examined = examine(data)
    assert [one.id for one in examined.problems if one.id == "address-lost"] == []
    site = plan(examined)
    assert "不再有效" in text(site, f"releases/2026-11-22/{NEW}/2024/")
    assert "85.00" not in text(site, f"{NEW}/2024/")
    led = site.files[f"{OLD}/2024/findings/index.html"]().decode()
    assert f'url=../../../{NEW}/2024/"' in led
    led = site.files[f"{NEW}/2024/findings/index.html"]().decode()
    assert 'url=../"' in led
