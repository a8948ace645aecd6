"""The department's reply stands beside the score and the finding it speaks of."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.build import Output, examine, produce
from generator.model.replies import Outcome
from generator.search.records import evaluation_records
from generator.words.catalogue import words
from tests.unit.pages import real

say = words("zh")
BASE = "example-agriculture/2024/"


@pytest.fixture
def output(minimal: Path) -> Output:
    return produce(examine(minimal))


def page(output: Output, address: str) -> str:
    (found,) = (one.markdown for one in output.pages if one.path == f"{address}index.md")
    return found


def leaf(markdown: str, name: str) -> str:
    found: str
    (found,) = (
        one for one in re.findall(r"<details.*?</details>", markdown, re.DOTALL)
        if f">{name} <span" in one or f">{name}</h3>" in one
    )  # fmt: skip
    return found


def test_a_leaf_shows_its_replies_in_order_with_outcome_and_answer(output: Output) -> None:
    shown = leaf(page(output, f"{BASE}indicators/"), "制度健全性")
    assert shown.count('<div class="reply">') == 2
    assert shown.index("资产管理制度已于年底印发") < shown.index("我局接受评价意见")
    assert say("replies.rejected") in shown
    assert "印发日期在评价年度之后" in shown
    assert "2025年6月10日" in shown


def test_the_mark_is_seen_while_the_leaf_is_closed(output: Output) -> None:
    shown = page(output, f"{BASE}indicators/")
    summary = leaf(shown, "制度健全性").split("</summary>")[0]
    assert say("replies.count", count=2) in summary
    assert say("replies.title") not in leaf(shown, "信息公开")


def test_a_finding_shows_its_reply(output: Output) -> None:
    shown = page(output, f"{BASE}findings/")
    item = shown[shown.index('<li id="p1">') : shown.index('<li id="r1">')]
    assert "拟于第三季度印发。" in item
    assert say("replies.accepted") in item
    assert shown.count('<div class="reply">') == 1


def test_the_overview_counts_and_leads_to_each(output: Output) -> None:
    shown = page(output, BASE)
    assert say("replies.lead", count=3) in shown
    links = shown[shown.index("replies-count") :].split("</p>")[0]
    anchor = re.search(r'href="(indicators/#[^"]+)">制度健全性', links)
    assert anchor
    assert f'id="{anchor[1].partition("#")[2]}"' in page(output, f"{BASE}indicators/")
    assert f'href="findings/#p1">{say("findings.problem", number="一")}' in links


def test_the_open_data_has_them_whole(output: Output) -> None:
    document = json.loads(output.files[f"{BASE}data.json"])
    first, second, third = document["replies"]
    assert first == {
        "about": "indicator", "indicator": "制度健全性", "date": "2025-06-10",
        "text": ["资产管理制度已于年底印发，请予核实。"], "outcome": "rejected",
        "answer": ["印发日期在评价年度之后，不作调整。"],
    }  # fmt: skip
    assert (second["outcome"], second["answer"]) == (None, [])
    assert (third["finding"], len(third["text"])) == ("p1", 2)


def test_they_can_be_found(minimal: Path) -> None:
    (result,) = examine(minimal).results
    found = [one.title for one in evaluation_records(result, say) if "第三季度" in one.text]
    assert found == [f"{say('findings.problem', number='一')}：资产管理制度不健全。"]


def test_without_replies_nothing_is_said() -> None:
    everything = "".join(one.markdown for one in real.output().pages)
    assert '<div class="reply">' not in everything
    assert not real.result().evaluation.replies


def test_a_reply_to_a_recommendation_is_named_so(minimal: Path) -> None:
    examined = examine(minimal)
    (result,) = examined.results
    (reply,) = (one for one in result.evaluation.replies if one.about == "p1")
    changed = replace(reply, about="r1", outcome=Outcome.PARTLY, day=date(2025, 7, 1))
    evaluation = replace(result.evaluation, replies=(changed,))
    output = produce(replace(examined, results=(replace(result, evaluation=evaluation),)))
    number = say("findings.recommendation", number="一")
    assert f'href="findings/#r1">{number}' in page(output, BASE)
    assert say("replies.partly") in page(output, f"{BASE}findings/")


def test_a_reply_cannot_act(minimal: Path) -> None:
    path = minimal / BASE / "replies.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("我局接受评价意见。", "'<script>x</script> *甲*'"), encoding="utf-8"
    )
    shown = page(produce(examine(minimal)), f"{BASE}indicators/")
    assert "<p>&lt;script&gt;x&lt;/script&gt; *甲*</p>" in shown
