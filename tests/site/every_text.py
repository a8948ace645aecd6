"""A data folder in which every text field of every file says something.

The data that are shipped have most of them; the rest is added here, so that no page is without.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

EVALUATION = "shili-zhujian/2023"
"""Where most of it is added: an evaluation with replies, corrections and follow-ups."""
DRAFT = "shili-chengguan/2024"
KEPT = (
    "shanting-industry-it/2021",  # the real evaluation
    "shili-gongxin/2021",  # renamed since
    "shili-gongxin/2022",  # by a revised framework
    EVALUATION,
    "shili-yingji/2021",  # withdrawn
    "shili-yingji/2022",  # with a veto
    "shili-jianzhiban/2022",  # ended; an indicator did not apply
    "shili-jiguan/2024",  # without a grade
    DRAFT,  # of a department split off another
)
FILE = "甲' onerror=window.owned=1 {{ 7 }} `#a` &lt;img src=x&gt; [看](a) 1.pdf"
"""A name that a file may have on every system, and that is code in some places."""
LEAF = "信息公开"
"""An indicator that earned nothing of its two points."""
SAME = (LEAF, "预决算公开")
"""It in every edition; what changes its rule changes that of the others too."""
TODO = {
    "file": "facts.yml",
    "about": "支出决算数",
    "text": "请对照原表。",
    "from": "表 1-2 第 3 行",
    "kind": "合并单元格",
}
GONE = "years/2019/special/"
MOVED = "shili-jianshe/"
CONTEXT = "县区"


def write_every_text(data: Path) -> None:
    """Add to a copy of the shipped data what its texts lack; leave out most evaluations."""
    for path in [*data.glob("*/*/evaluation.yml"), *data.glob("*/department.yml")]:
        place = path.parent.relative_to(data).as_posix()
        if not any(one.startswith(place) for one in KEPT):
            shutil.rmtree(path.parent)
    _change(data / "site.yml", _settings)
    _change(data / "frameworks" / "shili-bumen-2022" / "framework.yml", _veto)
    for path in data.glob("frameworks/shili-*/rules.yml"):
        _change(path, _contexts)
    for path in data.glob("shili-*/*/evaluation.yml"):
        _change(path, _context)
    folder = data / EVALUATION
    _change(folder / "evaluation.yml", _attachment)
    _change(folder / "judgements.yml", _not_derivable)
    _change(folder / "corrections.yml", _decided)
    _change(folder / "figures.yml", _figures)
    _change(folder / "facts.yml", _at_most)
    _change(data / DRAFT / "evaluation.yml", _unfinished)
    _write(data / DRAFT / "todo.yml", {"schema_version": "1", "todo": [TODO]})
    (folder / "attachments").mkdir()
    (folder / "attachments" / FILE).write_bytes(b"%PDF-1.7\n")
    moved = [{"from": MOVED, "to": "shili-zhujian/"}, {"from": GONE, "gone": "专题页面到期下线。"}]
    _write(data / "redirects.yml", {"schema_version": "1", "redirects": moved})


def _change(path: Path, change: Callable[[Any], None]) -> None:
    read = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    change(read)
    _write(path, read)


def _write(path: Path, data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"', width=10**6)
    path.write_text(text, encoding="utf-8")


def _settings(site: dict[str, Any]) -> None:
    site |= {
        "languages": ["zh"],
        "publisher": "示例区财政局",
        "contact": "示例区财政局办公室，电话 0632-0000000",
        "code": "3704060001",
        "column": "预决算公开",
        "content_source": "示例区财政局绩效科",
        "terms": "注明出处即可使用。",
    }


def _veto(framework: dict[str, Any]) -> None:
    about = {"text": "没有公开的，本项不得分。", "score": "0", "indicator": LEAF}
    framework["vetoes"].append({"id": "没有公开", **about})


def _contexts(rules: dict[str, Any]) -> None:
    for entry in rules["rules"]:
        if entry["indicator"] in SAME:
            rule = entry.pop("rule")
            entry["profiles"] = {CONTEXT: rule, "省直": dict(rule)}


def _context(head: dict[str, Any]) -> None:
    head["profile"] = CONTEXT


def _unfinished(head: dict[str, Any]) -> None:
    head["status"] = "draft"


def _attachment(head: dict[str, Any]) -> None:
    head["report_url"] = "https://example.com/report"
    head["attachments"] = [{"file": FILE, "title": "满意度问卷", "note": "含原始答卷的汇总。"}]
    head["vetoes"] = [{"veto": "没有公开", "reason": "部门决算没有按时公开。"}]


def _not_derivable(judgements: dict[str, Any]) -> None:
    (one,) = (one for one in judgements["judgements"] if one["indicator"] == LEAF)
    del one["met"]
    one["not_derivable"] = {"points": "0", "reason": "报告没有写明如何得出。"}


def _decided(corrections: dict[str, Any]) -> None:
    corrections["corrections"][0]["decided_by"] = "示例区财政局局长办公会"


def _figures(figures: dict[str, Any]) -> None:
    printed = {"score": "0", "weight": "2", "deduction": "2", "rate": "0%"}
    figures["figures"] += [
        {"id": f"own-{what}", "where": "正文三（二）", "quote": f"印作{number}", "printed": number}
        | ({} if number.endswith("%") else {"unit": "分"})
        | {what: LEAF}
        for what, number in printed.items()
    ]


def _at_most(facts: dict[str, Any]) -> None:
    facts["facts"][0]["at_most"] = "编制数"
