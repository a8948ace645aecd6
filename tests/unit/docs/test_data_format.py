"""docs/data-format.md against the loaders and the real data, so that the page cannot go stale.

What the loaders accept is learnt from them: every mapping below holds the key NOBODY, and the
problem it causes lists the keys that are known there.
"""

import re
import shutil
from collections import defaultdict
from itertools import product
from pathlib import Path

import pytest

from generator.build import examine
from generator.load import load
from generator.load.folder import RESERVED
from generator.load.rules import RULES
from generator.model.concordance import Change
from generator.model.disclosure import Succession
from generator.model.evaluation import Status
from generator.model.follow_ups import Progress
from generator.model.replies import Outcome
from generator.model.rules import Basis, Direction, Gap, Steps
from generator.model.units import unit
from generator.problems import Place, Report
from generator.problems.printing import as_text
from generator.problems.source_lines import source_lines
from generator.schemas.catalogue import Meaning, catalogue
from generator.yaml_nodes.nodes import Mapping, Node, Scalar, Sequence
from generator.yaml_nodes.parse import parse

ROOT = Path(__file__).parents[3]
DATA = ROOT / "evaluations"
TEXT = (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
FRAMEWORK = "frameworks/shanting-industry-it-2021"
EVALUATION = "shanting-industry-it/2021"
EXAMPLE = [
    path
    for part in ("site.yml", FRAMEWORK, f"{EVALUATION[:-5]}/department.yml", EVALUATION)
    for path in ([DATA / part] if part.endswith(".yml") else sorted((DATA / part).glob("*.yml")))
]
"""The files the page takes its examples from; there may be other evaluations."""
CASES = ROOT / "tests" / "cases"
LIFE = CASES / "lifecycle"
INVENTED = [
    CASES / "minimal/example-agriculture/2024/replies.yml",
    LIFE / "frameworks/example-2023/concordance.yml",
    LIFE / "example-trade/2024/follow_ups.yml",
    LIFE / "example-trade/2024/corrections.yml",
    CASES / "drafts/todo.yml",
    CASES / "record/redirects.yml",
]
"""Files the real evaluation does not have; their examples are invented, as the page says."""
ALSO = [
    LIFE / "example-trade/department.yml",
    LIFE / "example-food/department.yml",
    LIFE / "example-parks/2024/evaluation.yml",
    LIFE / "example-trade/2024/evaluation.yml",
]
"""Invented files with keys the real ones do not have."""
OMISSION = "# …"
NOBODY = "zzzzz"

EMPTY_ITEM = "\n- zzzzz: 1\n"
TABLES = "tables:\n- zzzzz: 1\n- zzzzz: 1\n  columns:\n  - zzzzz: 1\n  rows:\n  - zzzzz: 1\n"
GOALS = "  statements:\n  - zzzzz: 1\n"

NEARLY_EMPTY = {
    "site.yml": "",
    f"{EVALUATION[:-5]}/department.yml": ("former_names:\n- zzzzz: 1\npredecessors:\n- zzzzz: 1\n"),
    f"{FRAMEWORK}-b/framework.yml": (
        "rounding:\n  zzzzz: 1\nbonus:\n  zzzzz: 1\nvetoes:\n- zzzzz: 1\ngrades:" + EMPTY_ITEM
    ),
    f"{FRAMEWORK}-b/indicators.yml": "indicators:" + EMPTY_ITEM,
    f"{FRAMEWORK}-b/rules.yml": (
        "rules:\n- zzzzz: 1\n- zzzzz: 1\n  measure:\n    zzzzz: 1\n"
        "    on_zero:\n      zzzzz: 1\n    on_zero_by_zero:\n      zzzzz: 1\n"
        "  rule:\n    zzzzz: 1\n  not_applicable:\n    zzzzz: 1\n  conditions:\n  - zzzzz: 1\n"
    ),
    f"{FRAMEWORK}-b/concordance.yml": "entries:" + EMPTY_ITEM,
    f"{EVALUATION}/evaluation.yml": (
        "framework: shanting-industry-it-2021\nvetoes:\n- zzzzz: 1\nattachments:\n- zzzzz: 1\n"
        "status: withdrawn\nwithdrawal:\n  zzzzz: 1\n"
    ),
    f"{EVALUATION}/facts.yml": "facts:\n- zzzzz: 1\n- zzzzz: 1\n  cell:\n    zzzzz: 1\n",
    f"{EVALUATION}/judgements.yml": (
        "judgements:\n- zzzzz: 1\n- zzzzz: 1\n  indicator: 绩效指标科学性\n  found:\n  - zzzzz: 1\n"
        "- not_derivable:\n    zzzzz: 1\n"
    ),
    f"{EVALUATION}/published.yml": "places:" + EMPTY_ITEM,
    f"{EVALUATION}/figures.yml": ("figures:\n- zzzzz: 1\n- zzzzz: 1\n  count:\n    zzzzz: 1\n"),
    f"{EVALUATION}/finance.yml": "sections:" + EMPTY_ITEM + TABLES,
    f"{EVALUATION}/profile.yml": TABLES,
    f"{EVALUATION}/goals.yml": (
        f"strategic:\n  zzzzz: 1\n{GOALS}  indicators:\n  - zzzzz: 1\n"
        f"annual:\n  zzzzz: 1\n{GOALS}  groups:\n  - zzzzz: 1\n    indicators:\n    - zzzzz: 1\n"
    ),
    f"{EVALUATION}/findings.yml": (
        "achievements:\n- zzzzz: 1\n- zzzzz: 1\n  items:\n  - zzzzz: 1\n"
        "problems:\n- zzzzz: 1\nrecommendations:\n- zzzzz: 1\n"
    ),
    f"{EVALUATION}/method.yml": (
        "principles:\n- zzzzz: 1\nmethods:\n- zzzzz: 1\nteam:\n- zzzzz: 1\n"
        "timetable:\n- zzzzz: 1\nquality_control:\n  zzzzz: 1\n"
    ),
    f"{EVALUATION}/replies.yml": "replies:" + EMPTY_ITEM,
    f"{EVALUATION}/follow_ups.yml": "follow_ups:" + EMPTY_ITEM,
    f"{EVALUATION}/corrections.yml": "corrections:" + EMPTY_ITEM,
    f"{EVALUATION}/todo.yml": "todo:" + EMPTY_ITEM,
    "redirects.yml": "redirects:" + EMPTY_ITEM,
    f"{EVALUATION}/accepted.yml": "accepted:" + EMPTY_ITEM,
}
SAME_AS_ELSEWHERE = {
    "profile.yml": ("tables",),
    "goals.yml": ("annual", "groups", "indicators"),
}
"""Mappings the page does not describe twice."""

REAL = {path.name: path.read_text(encoding="utf-8") for path in (*EXAMPLE, *INVENTED)}
MORE = [(path.name, path.read_text(encoding="utf-8")) for path in ALSO]

Path_ = tuple[str, ...]


def copied(root: Path) -> Path:
    """A data folder of the example alone."""
    for path in EXAMPLE:
        target = root / path.relative_to(DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return root


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return copied(tmp_path_factory.mktemp("example") / "evaluations")


# ---- the page -------------------------------------------------------------------------------


def sections() -> dict[str, str]:
    """The part of the page below each heading that names a file."""
    parts = re.split(r"^### `([a-z_]+\.yml)`\n", TEXT, flags=re.MULTILINE)
    bodies = (re.split(r"^<a id=|^## ", body, flags=re.MULTILINE)[0] for body in parts[2::2])
    return dict(zip(parts[1::2], bodies, strict=True))


SECTIONS = sections()


def rows(text: str, first: str) -> list[list[str]]:
    """The cells of every row of the tables whose first heading begins so."""
    found: list[list[str]] = []
    inside = False
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if not cells:
            inside = False
        elif cells[0].startswith(first):
            inside = True
        elif inside and not cells[0].startswith("---"):
            found.append(cells)
    return found


def coded(text: str) -> list[str]:
    return re.findall("`([^`]+)`", text)


def documented(file: str) -> dict[Path_, str]:
    """The keys that the page lists for a file, each with what it says of being required."""
    found: dict[Path_, str] = {}
    for key, required, *_ in rows(SECTIONS[file], "键"):
        for path in product(*(coded(step) for step in key.split("›"))):
            assert path not in found, f"{file}: {path} is listed twice"
            found[path] = required
    return found


# ---- the loaders ----------------------------------------------------------------------------


def paths_by_place(node: Node, path: Path_ = ()) -> dict[Place, Path_]:
    """Where each mapping starts, and where its key NOBODY stands, with the keys that lead there."""
    found: dict[Place, Path_] = {}
    match node:
        case Mapping(entries, keys, place):
            found[place] = path
            if NOBODY in keys:
                found[keys[NOBODY]] = path
            for key, below in entries.items():
                found |= paths_by_place(below, (*path, key))
        case Sequence(items, _):
            for item in items:
                found |= paths_by_place(item, path)
    return found


def learn(root: Path, files: dict[str, str], accepted, required) -> None:
    """Load nearly empty files and note what the problems say of keys."""
    places: dict[Place, Path_] = {}
    for name, body in files.items():
        text = f"schema_version: 1\n{NOBODY}: 1\n{body}"
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        node = parse(text, name, Report())
        assert node is not None
        places |= paths_by_place(node)
    shutil.copytree(DATA / FRAMEWORK, root / FRAMEWORK)
    report = Report()
    load(root, report)
    for problem in report.problems:
        file = Path(problem.place.file).name
        if problem.id == "unknown-key" and problem.values["key"] == NOBODY:
            path = places[problem.place]
            known = problem.values["known"]
            assert not known.endswith("…"), "too many keys to list; learn them in another way"
            accepted[file].update((*path, key) for key in known.split("、"))
        elif problem.id in ("missing-key", "missing-choice"):
            required[file].add((*places[problem.place], problem.values["key"]))


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    accepted: dict[str, set[Path_]] = defaultdict(set)
    required: dict[str, set[Path_]] = defaultdict(set)
    bare = dict.fromkeys(NEARLY_EMPTY, "")
    learn(tmp_path_factory.mktemp("bare"), bare, accepted, required)
    learn(tmp_path_factory.mktemp("nearly"), NEARLY_EMPTY, accepted, required)
    for file, skipped in SAME_AS_ELSEWHERE.items():
        for found in (accepted[file], required[file]):
            found -= {path for path in found if path[:-1][: len(skipped)] == skipped}
    for found in accepted.values():
        found.discard(("schema_version",))
    return accepted, required


FILES = [Path(name).name for name in NEARLY_EMPTY]


def test_the_page_has_a_section_for_every_file():
    assert sorted(SECTIONS) == sorted(FILES)
    assert sorted({path.name for path in (*EXAMPLE, *INVENTED)}) == sorted(FILES)


@pytest.mark.parametrize("file", FILES)
def test_the_page_lists_the_keys_that_are_accepted(file, learnt):
    accepted, _ = learnt
    assert set(documented(file)) == accepted[file]


@pytest.mark.parametrize("file", FILES)
def test_the_page_says_which_keys_are_required(file, learnt):
    _, required = learnt
    said = documented(file)
    assert set(said.values()) <= {"是", "否", "视情况"}
    always = {path for path, word in said.items() if word == "是"}
    never = {path for path, word in said.items() if word == "否"}
    assert always <= required[file]
    assert not never & required[file]


@pytest.mark.parametrize("file", FILES)
def test_keys_of_the_real_data_are_learnt(file, learnt):
    """Else the nearly empty files above lack a mapping."""
    accepted, _ = learnt
    data_keys = {"cells", "scores", "score_rates", "measured", "deductions"}
    skipped = SAME_AS_ELSEWHERE.get(file, ("none",))
    node = parse(REAL[file], file, Report())
    for below in set(paths_by_place(node).values()) if node else ():
        if data_keys & set(below) or below[: len(skipped)] == skipped:
            continue
        if file == "rules.yml" and "rule" in below[:-1]:
            continue
        assert not below or below in accepted[file]


SAID = {"yes": "是", "no": "否", "depends": "视情况"}


@pytest.mark.parametrize("file", FILES)
def test_the_page_says_of_keys_what_schemas_say(file):
    """Whoever changes a row changes generator/schemas/fields.toml too, and the other way round."""
    said = {
        path: (required, Meaning(chinese, english))
        for key, required, chinese, english in rows(SECTIONS[file], "键")
        for path in product(*(coded(step) for step in key.split("›")))
        if path != ("rules", "rule", "kind")
    }
    keys = catalogue().files[file].keys
    assert said == {path: (SAID[key.needed], key.meaning) for path, key in keys.items()}


# ---- rules ----------------------------------------------------------------------------------

PARTS = {
    "step": "reward:\n      zzzzz: 1",
    "bands": "bands:\n    - zzzzz: 1",
    "interpolation": "points_at:\n    - zzzzz: 1",
    "levels": "levels:\n    - zzzzz: 1\n    - points:\n        zzzzz: 1",
    "items": "items:\n    - zzzzz: 1",
    "discretionary": "deduct:\n      zzzzz: 1",
    "checklist": "deduct:\n      zzzzz: 1",
}


@pytest.mark.parametrize("kind", RULES)
def test_the_page_lists_the_parameters_of_a_kind_of_rule(kind, tmp_path):
    parts = PARTS.get(kind, "")
    rule = f"rules:\n- rule:\n    zzzzz: 1\n    kind: {kind}\n    {parts}\n"
    files = {f"{FRAMEWORK}-b/rules.yml": rule}
    accepted: dict[str, set[Path_]] = defaultdict(set)
    learn(tmp_path, files, accepted, defaultdict(set))
    keys = {path[-1] for path in accepted["rules.yml"] if "rule" in path[:-1]} - {"kind"}
    listed = {row[0].strip("`"): row for row in rows(SECTIONS["rules.yml"], "类型")}
    choices = {one.value for kinds in (Direction, Basis, Steps, Gap) for one in kinds}
    assert keys <= set(coded(listed[kind][3])) <= keys | choices


def test_the_page_lists_every_kind_of_rule():
    assert [row[0].strip("`") for row in rows(SECTIONS["rules.yml"], "类型")] == list(RULES)


def test_the_page_says_of_kinds_of_rules_what_schemas_say():
    said = {row[0].strip("`"): Meaning(*row[1:3]) for row in rows(SECTIONS["rules.yml"], "类型")}
    assert said == {name: kind.meaning for name, kind in catalogue().kinds.items()}


@pytest.mark.parametrize("choice", [*Direction, *Basis, *Steps, *Gap])
def test_the_page_names_every_choice_of_a_rule(choice):
    assert f"`{choice.value}`" in SECTIONS["rules.yml"]


# ---- other lists ----------------------------------------------------------------------------


def test_the_page_names_every_status():
    assert all(f"`{one.value}`" in SECTIONS["evaluation.yml"] for one in Status)


def test_the_page_names_every_folder_name_that_is_taken():
    line = next(line for line in TEXT.split("\n") if "不能叫" in line)
    assert set(coded(line)) == RESERVED


def test_units_said_to_be_converted_are():
    assert {unit(symbol).dimension for symbol in ("元", "万元", "亿元")} == {"money"}


# ---- examples -------------------------------------------------------------------------------


def fences(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def stands_in(block: str, text: str) -> bool:
    """Whether the pieces of an example, apart from omissions, stand in a text in this order."""
    at = 0
    lines = text.split("\n")
    for piece in f"{block}{OMISSION}\n".split(f"{OMISSION}\n")[:-1]:
        wanted = piece.rstrip("\n").split("\n")
        starts = range(at, len(lines) - len(wanted) + 1)
        start = next((n for n in starts if lines[n : n + len(wanted)] == wanted), None)
        if start is None:
            return False
        at = start + len(wanted)
    return True


@pytest.mark.parametrize(
    ("file", "block"),
    [(file, block) for file, text in SECTIONS.items() for block in fences(text, "yaml")],
)
def test_an_example_of_a_file_is_found_in_it(file, block):
    texts = [REAL[file], *(text for name, text in MORE if name == file)]
    assert any(stands_in(block, text) for text in texts)


@pytest.mark.parametrize("block", fences(TEXT, "yaml"))
def test_an_example_is_found_in_the_real_data(block):
    texts = [*REAL.values(), *(text for _, text in MORE)]
    assert any(stands_in(block, text) for text in texts)


def test_the_page_says_which_examples_are_invented():
    said = next(line for line in TEXT.split("\n") if "例子取自测试用的虚构评价" in line)
    assert set(coded(said.partition("例子取自")[2])) == {path.name for path in INVENTED}
    assert not any((DATA / EVALUATION / path.name).exists() for path in INVENTED)


def test_the_page_names_every_outcome_of_a_reply():
    assert all(f"`{one.value}`" in SECTIONS["replies.yml"] for one in Outcome)


@pytest.mark.parametrize(
    ("file", "choices"),
    [
        ("concordance.yml", Change),
        ("follow_ups.yml", Progress),
        ("department.yml", Succession),
    ],
)
def test_the_page_names_every_choice_of_what_changed(file, choices):
    assert all(f"`{one.value}`" in SECTIONS[file] for one in choices)


def test_every_file_has_an_example():
    assert all(fences(text, "yaml") for text in SECTIONS.values())


@pytest.mark.parametrize("row", rows(TEXT, "内容"), ids=lambda row: row[0])
def test_an_example_of_writing_is_found_in_the_real_data(row):
    assert all(any(line in text for text in REAL.values()) for line in coded(row[2]))


def test_the_real_tree_is_the_one_shown():
    tree = fences(TEXT, "text")[0]
    names = set(re.findall(r"[a-z0-9_-]+(?:\.yml|/)", tree)) - {"evaluations/"}
    above = {parent for path in EXAMPLE for parent in path.relative_to(DATA).parents}
    folders = {f"{path.name}/" for path in above if path.name}
    assert names == set(REAL) | folders | {"pages/", "record/"}


def test_the_problem_shown_is_what_the_check_prints(example):
    problem = fences(TEXT, "text")[1]
    assert problem in as_text(examine(example).problems, source_lines(example))


def test_the_number_of_warnings_is_right(example):
    assert "五处提醒" in TEXT
    assert "has five warnings" in TEXT
    assert len(examine(example).problems) == 5


@pytest.mark.parametrize("row", rows(TEXT, "不要写"), ids=lambda row: row[0])
def test_a_common_mistake_is_told_as_the_page_says(row, tmp_path):
    wrong, right, problem = (coded(cell)[0] for cell in row)
    root = copied(tmp_path / "evaluations")
    file = next(path for path in sorted(root.rglob("*.yml")) if right in _lines(path))
    lines = file.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if _bare(line) == right)
    lines[number] = lines[number].replace(right, wrong)
    file.write_text("\n".join(lines), encoding="utf-8")
    assert problem in {one.id for one in examine(root).problems}


def _lines(path: Path) -> list[str]:
    return [_bare(line) for line in path.read_text(encoding="utf-8").split("\n")]


def _bare(line: str) -> str:
    return line.strip().removeprefix("- ")


def test_the_worked_example_is_right(example):
    (result,) = examine(example).results
    facts = result.evaluation.facts
    assert str(facts["支出决算数"].quantity.value) == "2163.32"
    assert str(facts["预算下达数"].quantity.value) == "2183.41"
    data = parse(REAL["rules.yml"], "rules.yml", Report())
    assert data is not None
    entries = data.entries["rules"]
    assert isinstance(entries, Sequence)
    standards = [one.entries["standard"] for one in entries.items if isinstance(one, Mapping)]
    texts = [one.text.strip() for one in standards if isinstance(one, Scalar)]
    assert "得分=支出预算执行率*3" in texts
