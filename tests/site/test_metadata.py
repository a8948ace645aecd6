"""What built pages say of themselves to machines: tags of government sites, datasets."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.site import html
from tests.site.building import EVALUATION, Built, Project, build, copy_project
from tests.site.hostile import MARK, PIECES, hostile, spoil

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ROOT = "https://www.example.gov.cn/jixiao/"


def datasets(site: Path, address: str) -> list[Any]:
    """The documents in the head of a page, as a browser would find them."""
    text = (site / address / "index.html").read_text(encoding="utf-8")
    return [json.loads(found) for found in BLOCK.findall(text)]


def tags(site: Path, address: str) -> dict[str, str]:
    page = html.page(site / address / "index.html")
    found = [dict(attrs) for tag, attrs in page.elements if tag == "meta"]
    named = [
        (name, one["content"]) for one in found if (name := one.get("name") or one.get("property"))
    ]
    assert len(named) == len(dict(named)), "a name stands twice"
    return dict(named)


def test_every_page_names_the_site(built: Built) -> None:
    for path in html.pages(built.site):
        if path.endswith("index.html") and "/card/" not in path:
            assert tags(built.site, path.removesuffix("index.html"))["SiteName"], path


def test_an_evaluation_is_a_dataset_that_can_be_fetched(built: Built) -> None:
    (found,) = datasets(built.site, f"{EVALUATION}/")
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Dataset")
    for one in found["distribution"]:
        assert (built.site / EVALUATION / one["contentUrl"]).is_file()


def test_so_is_the_whole_site(built: Built) -> None:
    (found,) = datasets(built.site, "data/")
    addresses = [one["contentUrl"] for one in found["distribution"]]
    assert len(addresses) > 10
    assert not [one for one in addresses if not (built.site / "data" / one).is_file()]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with an address and every setting, of which one page is dated."""
    folder = tmp_path_factory.mktemp("described")
    project = copy_project(folder / "project")
    project.replace("mkdocs.yml", f"# site_url: {ROOT}", f"site_url: {ROOT}")
    settings = (
        "publisher: 区财政局\ncode: '3704060001'\ncolumn: 绩效评价\n"
        "content_source: 区财政局\nterms: 注明来源即可使用。\n"
    )
    _append(project, "evaluations/site.yml", settings)
    _append(project, f"evaluations/{EVALUATION}/evaluation.yml", "published_on: 2023-06-30\n")
    return build(project, folder / "site")


def _append(project: Project, name: str, text: str) -> None:
    path = project.folder / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}", encoding="utf-8")


def test_tags_of_government_sites(described: Built) -> None:
    found = tags(described.site, f"{EVALUATION}/")
    expected = {
        "SiteIDCode": "3704060001", "ColumnName": "绩效评价", "PubDate": "2023-06-30",
        "ContentSource": "区财政局", "og:url": f"{ROOT}{EVALUATION}/",
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert found["ArticleTitle"]
    assert tags(described.site, "about/")["SiteIDCode"] == "3704060001"


def test_source_and_day_stand_in_view(described: Built) -> None:
    for part in ("", "indicators/", "findings/"):
        page = html.page(described.site / EVALUATION / part / "index.html")
        assert "来源：区财政局　公布日期：2023年6月30日".replace("　", " ") in page.texts


def test_with_an_address_all_addresses_are_whole(described: Built) -> None:
    (found,) = datasets(described.site, f"{EVALUATION}/")
    assert found["url"] == f"{ROOT}{EVALUATION}/"
    assert found["distribution"][0]["contentUrl"] == f"{ROOT}{EVALUATION}/data.json"
    assert found["license"]["text"] == "注明来源即可使用。"
    text = (described.site / EVALUATION / "index.html").read_text(encoding="utf-8")
    assert f"&lt;iframe src=&#34;{ROOT}{EVALUATION}/card/&#34;" in text


def test_hostile_texts_come_out_whole_and_do_nothing(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    spoil(project.data, 2)
    terms = " ".join((*PIECES[2], *PIECES[0][:3]))
    quoted = terms.replace("'", "''")
    _append(project, "evaluations/site.yml", f"terms: '{quoted}'\n")
    built = build(project, tmp_path / "site")
    (found,) = datasets(built.site, f"{EVALUATION}/")
    evaluator = hostile("山东舜天信诚会计师事务所（特殊普通合伙）", 2)
    assert found["creator"]["name"] == evaluator
    assert found["license"]["text"] == terms
    assert tags(built.site, f"{EVALUATION}/")["ContentSource"] == evaluator
    text = (built.site / EVALUATION / "index.html").read_text(encoding="utf-8")
    for block in BLOCK.findall(text):
        assert not set("<>&") & set(block)
    assert MARK in json.dumps(found)
