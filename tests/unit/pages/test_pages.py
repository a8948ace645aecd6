"""Which pages there are, where they stand, what they say of themselves and lead to."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl

import pytest

from generator.assets import assets
from generator.model.evaluation import Status
from generator.pages import addresses
from generator.pages.indicators import indicators
from generator.pages.newest import newest_of_each
from generator.pages.page import Page
from generator.pages.releases import ReleasePage
from generator.render.pages import render
from generator.words.catalogue import words
from tests.unit.compare.builders import edition, result
from tests.unit.pages import real, variants, whole

say = words("zh")
SITES = dict(variants.sites())
DEPARTMENT = "shanting-industry-it"
BASE = f"{DEPARTMENT}/2021/"


def page(state: str, address: str) -> Page:
    (found,) = (one for one in SITES[state] if one.address == address)
    return found


class TestAddresses:
    def test_are_those_of_the_contract(self) -> None:
        parts = (
            "",
            "indicators/",
            "finance/",
            "goals/",
            "findings/",
            "method/",
            "audit/",
            "report/",
        )
        concepts = sorted(
            one.concept for one in real.result().framework.indicators if one.concept is not None
        )
        expected = [
            "",
            "data/",
            "method/",
            "compare/",
            "changes/",
            "accessibility/",
            "years/",
            "years/2021/",
            "indicators/",
            *(f"indicators/{one}/" for one in concepts),
            "shanting-industry-it/",
            *(f"{BASE}{part}" for part in parts),
        ]
        assert sorted(one.address for one in real.pages()) == sorted(expected)

    def test_a_page_is_written_in_its_folder(self) -> None:
        assert page("as published", "").path == "index.md"
        assert page("as published", f"{BASE}finance/").path == f"{BASE}finance/index.md"

    def test_an_anchor_is_the_concept(self) -> None:
        leaf = real.result().framework.by_id["预算执行率"]
        assert addresses.anchor(leaf) == "budget-execution-rate"

    @pytest.mark.parametrize(
        ("id", "anchor"),
        [
            ("预算执行率", "预算执行率"),
            ("甲、乙", "甲_3001_乙"),
            ('a"b c', "a_22_b_20_c"),
            ("a_22_b", "a_5f_22_5f_b"),
        ],
    )
    def test_without_a_concept_it_is_the_id_with_odd_signs_as_codes(
        self, id: str, anchor: str
    ) -> None:
        leaf = replace(real.result().framework.leaves[0], id=id, concept=None)
        assert addresses.anchor(leaf) == anchor

    def test_anchors_of_a_tree_are_distinct(self) -> None:
        anchors = [addresses.anchor(one) for one in real.result().framework.indicators]
        assert len(anchors) == len(set(anchors))


class TestLinks:
    @pytest.mark.parametrize("state", SITES)
    def test_every_link_leads_to_a_page_or_file_that_is_made(self, state: str) -> None:
        known = {one.address for one in SITES[state]} | {
            f"data/{one.file}" for one in whole.file_words()
        }
        known |= {"data/datapackage.json", "data/evaluations.zip", "data/index.json"}
        evaluations = [one for one in SITES[state] if one.template in ("overview", "withdrawn")]
        known |= {f"data/years/{one.address.split('/')[1]}.json" for one in evaluations}
        known |= {f"{one.address}card/" for one in evaluations}
        known |= {found.address for one in SITES[state] for found in one.downloads}
        contexts = [one.context for one in SITES[state]]
        known |= {one.file.address for one in contexts if isinstance(one, ReleasePage)}
        whole_data = [one for one in SITES[state] if one.template in ("overview", "version")]
        known |= {f"{one.address}data.json" for one in whole_data}
        known |= set(assets(real.ROOT / "theme_overrides"))
        outside = {getattr(one.context, "report_url", "") for one in SITES[state]}
        for one in SITES[state]:
            files = getattr(one.context, "attachments", None)
            known |= {row.cells[0].link for row in files.rows} if files else set()
            for link in re.findall(r'href="([^"]+)"', render(one)):
                if link in outside:
                    continue
                path, _, query = unescape(link).partition("?")
                assert _resolved(path, one.address) in known
                for key, chosen in parse_qsl(query):
                    assert key == "e"
                    assert f"{chosen}/" in known

    def test_edit_links_lead_to_data_files(self) -> None:
        for one in real.pages():
            assert one.source is None or (real.DATA / one.source).is_file()


def _resolved(link: str, here: str) -> str:
    path = link.partition("#")[0]
    parts = here.split("/")[:-1]
    for step in path.split("/") if path else []:
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    folder = "/".join(parts)
    if not path:
        return here
    return f"{folder}/" if folder and path.endswith(("/", ".")) else folder


class TestStates:
    def test_a_draft_says_so_on_every_page(self) -> None:
        drafts = [one for one in SITES["several"] if f"{DEPARTMENT}/2023/" in one.address]
        # The report, and the comparison with the year before.
        assert len(drafts) == len(addresses.PARTS) + 2
        for one in drafts:
            assert say("evaluation.draft") in render(one)

    @pytest.mark.parametrize(
        ("year", "status"), [(2022, Status.UNDER_REPLY), (2020, Status.AUDITED)]
    )
    def test_so_do_the_other_states_before_publication(self, year: int, status: Status) -> None:
        shown = render(page("several", f"shanting-industry-it/{year}/"))
        assert say(f"evaluation.{status}") in shown

    def test_a_published_evaluation_bears_no_notice(self) -> None:
        assert 'class="mark' not in render(page("as published", BASE))

    def test_invented_departments_are_marked_everywhere(self) -> None:
        of_invented = [one for one in SITES["several"] if one.address.startswith("example-inv")]
        assert len(of_invented) == len(addresses.PARTS) + 2
        for one in of_invented:
            assert say("site.invented") in render(one)
        home = render(page("several", ""))
        heading = f"## {say('comparing.no_region')}（{say('site.invented_mark')}）"
        assert home.index(heading) < home.index(say("site.invented_part"))
        assert home.index(say("site.invented_part")) < home.index("示例区发展局")

    def test_home_shows_the_latest_of_each_department(self) -> None:
        results = tuple(variants.of_year(real.result(), year) for year in (2019, 2023, 2021))
        latest = newest_of_each(results, lambda one: one.department.id)
        assert [one.evaluation.year for one in latest] == [2023]

    def test_several_years_have_a_chart_of_totals(self) -> None:
        assert 'id="chart-totals"' in render(page("several", "shanting-industry-it/"))
        assert "chart-totals" not in render(page("as published", "shanting-industry-it/"))

    def test_a_department_without_evaluation_says_so(self) -> None:
        assert say("department.empty") in render(page("several", "example-silent/"))
        assert say("home.empty") in render(page("no evaluation at all", ""))

    def test_full_points_are_said_and_no_chart_is_drawn(self) -> None:
        shown = render(page("all points", BASE))
        assert say("overview.lost_none") in shown
        assert "chart-lost-points" not in shown

    def test_differences_from_the_report_are_listed(self) -> None:
        shown = render(page("misprinted", BASE))
        assert say("overview.differs") in shown
        assert 'class="differences"' in shown

    def test_a_report_that_prints_no_total_is_not_said_to_agree(self) -> None:
        shown = render(page("nothing but scores", BASE))
        assert say("overview.unprinted") in shown

    @pytest.mark.parametrize("part", ["finance", "findings", "goals"])
    def test_a_part_that_was_not_recorded_is_said_to_be_missing(self, part: str) -> None:
        shown = render(page("nothing but scores", f"{BASE}{part}/"))
        assert say("evaluation.none") in shown


class TestPersonalNames:
    members = real.result().evaluation.method.team

    def test_there_are_some(self) -> None:
        assert self.members

    def test_are_hidden_unless_the_publisher_shows_them(self) -> None:
        shown = render(page("as published", f"{BASE}method/"))
        assert not [one.name for one in self.members if one.name in shown]
        assert say("method.team_hidden") in shown
        assert self.members[0].role in shown

    def test_are_shown_where_the_publisher_wants_it(self) -> None:
        shown = render(page("misprinted", f"{BASE}method/"))
        assert all(one.name in shown for one in self.members)
        assert say("method.team_hidden") not in shown


class TestIndicators:
    def test_every_leaf_has_its_working_and_standard(self) -> None:
        shown = render(page("as published", f"{BASE}indicators/"))
        leaves = real.result().framework.leaves
        assert shown.count('<details class="leaf">') == len(leaves) == 41
        assert shown.count('<div class="working">') == len(leaves)
        for leaf in leaves:
            assert f'id="{addresses.anchor(leaf)}"' in shown

    def test_the_working_of_the_report_can_be_read(self) -> None:
        shown = render(page("as published", f"{BASE}indicators/"))
        assert "2,163.32 ÷ 2,183.41 = 99.08%" in shown
        assert "99.08% × 3 = 2.97" in shown

    def test_every_score_of_the_tree_is_shown(self) -> None:
        shown = render(page("as published", f"{BASE}indicators/"))
        for indicator in real.result().framework.indicators:
            assert indicator.name in shown

    def test_a_leaf_of_the_first_level_bears_its_anchor_alone(self) -> None:
        """The anchor stands in what opens, so that whoever follows a link sees the working."""
        flat = result(edition("flat", "投入\n  a 60\nb 40"), {"a": "30", "b": "20"})
        shown = render(indicators(flat, words()))
        ids = re.findall(r'(?:id="|\{#)([^"}]+)', shown)
        assert len(ids) == len(set(ids))
        assert {"part-b", "b"} < set(ids)
        assert re.search(r'<summary>\s*<h3 id="b">', shown)


def test_front_matter_is_escaped() -> None:
    one = replace(
        page("as published", ""), title='<b>"甲"</b>', description='a"><img src=x>\n---\n'
    )
    head = render(one).split("---\n")[1]
    assert 'title: "&lt;b&gt;&#34;甲&#34;&lt;/b&gt;"' in head
    assert '"a&#34;&gt;&lt;img src=x&gt;\\n' in head
