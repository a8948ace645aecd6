"""What pages say of themselves: tags, source in view, datasets, citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.audit.result import Result
from generator.compare.site import comparisons
from generator.exposure import Shown
from generator.model.disclosure import FormerName, Site
from generator.model.follow_ups import Correction
from generator.pages.citation import citation
from generator.pages.concept import ConceptPage
from generator.pages.dataset import evaluation_dataset, site_dataset
from generator.pages.evaluation import evaluation_makers
from generator.pages.page import Page
from generator.pages.published import Published
from generator.pages.year import YearPage
from generator.words.catalogue import words
from tests.makers import made_by
from tests.unit.pages import real, variants

SAY = words("zh")
HERE = "shanting-industry-it/2021/"
ROOT = "https://www.example.gov.cn/jixiao/"
SITE = real.examined().disclosure.site
FULL = replace(
    SITE, publisher="区财政局", code="3704060001", column="绩效评价",
    content_source="区财政局预算科", terms="注明来源即可使用。",
)  # fmt: skip


FORMER = FormerName("山亭区经济和信息化局", "区经信局", 2021)


def changed(**values: Any) -> Result:
    return replace(real.result(), evaluation=replace(real.result().evaluation, **values))


def published(site: Site = SITE, root: str = "") -> Published:
    return Published(site, root)


def pages(
    result: Result, site: Site = SITE, root: str = "", language: str = "zh"
) -> tuple[Page, ...]:
    compared = comparisons(real.examined().disclosure, Shown((result,), ()))
    say = words(language)
    makers = evaluation_makers(result, compared, published(site, root), None, say, first=True)
    return tuple(made_by(makers).values())


def tags(page: Page) -> dict[str, str]:
    assert len(dict(page.metadata.tags)) == len(page.metadata.tags)
    return dict(page.metadata.tags)


class TestTags:
    def test_of_an_evaluation(self) -> None:
        found = tags(pages(changed(published_on=date(2023, 6, 30)), FULL, ROOT)[0])
        expected = {
            "SiteName": SITE.name, "SiteIDCode": "3704060001", "ColumnName": "绩效评价",
            "PubDate": "2023-06-30", "ContentSource": "区财政局预算科",
            "og:url": f"{ROOT}{HERE}",
        }  # fmt: skip
        assert {name: found[name] for name in expected} == expected
        assert found["ArticleTitle"] == found["og:title"] == pages(real.result())[0].title
        assert "2021年度" in found["Keywords"].split(",")

    def test_what_is_not_recorded_is_not_there(self) -> None:
        found = tags(pages(real.result())[0])
        assert not {"SiteIDCode", "PubDate", "og:url"} & found.keys()
        assert all(found.values())

    def test_without_settings_the_department_and_the_evaluator_stand_in(self) -> None:
        found = tags(pages(real.result())[0])
        assert found["ColumnName"] == real.result().department.name
        assert found["ContentSource"] == real.result().evaluation.evaluator

    def test_a_report_date_is_no_day_of_publication(self) -> None:
        text = real.result().evaluation.report_date.isoformat()
        for page in pages(real.result()):
            assert text not in tags(page).values()

    def test_every_page_names_the_site(self) -> None:
        for _, site in variants.sites():
            for page in site:
                assert tags(page)["SiteName"]
                assert tags(page)["og:title"] == page.title

    def test_a_department_has_the_name_of_that_year(self) -> None:
        result = real.result()
        old = replace(result.department, former_names=(FORMER,))
        (page, *_) = pages(replace(result, department=old))
        assert tags(page)["ColumnName"] == FORMER.name
        assert FORMER.name in tags(page)["ArticleTitle"]
        assert {FORMER.name, old.name} <= set(tags(page)["Keywords"].split(","))


class TestInvented:
    def result(self) -> Result:
        department = replace(real.result().department, invented=True)
        return replace(real.result(), department=department)

    def test_title_and_description_say_so(self) -> None:
        for page in pages(self.result()):
            assert page.title.endswith("（虚构示例）")
            assert page.description.startswith(SAY("site.invented"))
            assert tags(page)["og:title"] == page.title
            assert tags(page)["og:description"] == page.description

    def test_sentences_are_parted_as_the_language_parts_them(self) -> None:
        (page, *_) = pages(self.result(), language="en")
        assert page.description.startswith(f"{words('en')('site.invented')} ")

    def test_pages_of_years_and_of_indicators_say_so_where_all_is_invented(self) -> None:
        sites = dict(variants.sites())
        of = ("year", "concept")
        real_only = [one for one in sites["as published"] if one.template in of]
        invented_only = [one for one in sites["several years and frameworks"] if one.template in of]
        assert {one.template for one in real_only} == {one.template for one in invented_only}
        for page in invented_only:
            assert isinstance(page.context, YearPage | ConceptPage)
            assert page.description == SAY("site.invented") + page.context.lead
            assert tags(page)["og:description"] == page.description
        for page in real_only:
            assert isinstance(page.context, YearPage | ConceptPage)
            assert page.description == tags(page)["og:description"] == page.context.lead

    def test_dataset_and_citation_say_so(self) -> None:
        dataset = evaluation_dataset(self.result(), published(), SAY)
        assert "虚构示例" in dataset["name"]
        assert dataset["description"].startswith(SAY("head.invented_all"))
        assert "（虚构示例）[DB/OL]" in citation(self.result(), published(), SAY).text

    def test_real_ones_do_not(self) -> None:
        dataset = evaluation_dataset(real.result(), published(), SAY)
        assert "虚构" not in f"{dataset['name']}{dataset['description']}"


class TestOrigin:
    @pytest.mark.parametrize(
        ("day", "evaluator", "expected"),
        [
            (date(2023, 6, 30), "某所", "来源：某所　公布日期：2023年6月30日"),
            (None, "某所", "来源：某所"),
            (date(2023, 6, 30), "", "公布日期：2023年6月30日"),
            (None, "", ""),
        ],
    )
    def test_says_what_is_recorded(self, day: date | None, evaluator: str, expected: str) -> None:
        for page in pages(changed(published_on=day, evaluator=evaluator)):
            assert page.head.origin == expected


class TestDataset:
    def test_of_an_evaluation(self) -> None:
        day = date(2024, 3, 1)
        corrected = Correction(
            day, "得分", "1", "2", "抄错。", None, real.result().evaluation.place
        )
        result = changed(published_on=date(2023, 6, 30), corrections=(corrected,))
        found = evaluation_dataset(result, published(FULL, ROOT), SAY)
        evaluation = result.evaluation
        expected = {
            "@type": "Dataset", "temporalCoverage": "2021", "datePublished": "2023-06-30",
            "dateModified": "2024-03-01", "inLanguage": "zh-CN", "url": f"{ROOT}{HERE}",
            "creator": {"@type": "Organization", "name": evaluation.evaluator},
            "publisher": {"@type": "Organization", "name": "区财政局"},
            "license": {"@type": "CreativeWork", "text": "注明来源即可使用。"},
        }  # fmt: skip
        assert {name: found[name] for name in expected} == expected
        assert found["isBasedOn"]["reportNumber"] == evaluation.report_number
        (download,) = found["distribution"]
        assert download["contentUrl"] == f"{ROOT}{HERE}data.json"
        assert download["encodingFormat"] == "application/json"

    def test_nothing_is_made_up(self) -> None:
        found = evaluation_dataset(changed(evaluator="", report_number=""), published(), SAY)
        assert not {"license", "publisher", "creator", "datePublished", "dateModified"} & set(found)
        assert "reportNumber" not in found["isBasedOn"]
        assert found["distribution"][0]["contentUrl"] == "data.json"

    def test_of_the_site_covers_the_years_shown(self) -> None:
        results = tuple(variants.of_year(real.result(), year) for year in (2022, 2019, 2021))
        found = site_dataset(("a.csv",), results, published(), SAY)
        assert found["temporalCoverage"] == "2019/2022"
        addresses = [one["contentUrl"] for one in found["distribution"]]
        assert addresses == ["evaluations.zip", "a.csv", "index.json"]
        assert "temporalCoverage" not in site_dataset((), (), published(), SAY)

    def test_of_the_site_says_that_some_are_invented(self) -> None:
        invented = replace(real.result().department, id="other", invented=True)
        results = (real.result(), variants.of_department(real.result(), invented))
        found = site_dataset((), results, published(), SAY)
        assert found["description"].startswith(SAY("head.invented_some"))


class TestCitation:
    def test_with_everything_recorded(self) -> None:
        found = citation(changed(published_on=date(2023, 6, 30)), published(FULL, ROOT), SAY)
        evaluation = real.result().evaluation
        assert found.text == (
            f"{evaluation.evaluator}. {evaluation.title}[DB/OL]. 区财政局, 2023-06-30. {ROOT}{HERE}"
        )
        assert f'src="{ROOT}{HERE}card/"' in found.snippet
        assert not found.needs_address

    def test_with_nothing_but_a_title(self) -> None:
        found = citation(changed(evaluator="", commissioner=""), published(), SAY)
        assert found.text == f"{real.result().evaluation.title}[DB/OL]. {HERE}"
        assert found.needs_address

    def test_a_name_cannot_leave_its_attribute(self) -> None:
        department = replace(real.result().department, name='"><script>')
        found = citation(replace(real.result(), department=department), published(), SAY)
        assert found.snippet.count("<") == 2
        assert found.snippet.count('"') == 12
