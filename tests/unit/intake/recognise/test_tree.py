from __future__ import annotations

from decimal import Decimal

from generator.intake.recognise.tree import FoundTree, find_tree
from tests.unit.intake.recognise.documents import ABOVE, document, table

HEADS = ["一级指标", "二级指标", "三级指标", "评分标准", "得分"]
STANDARD = "优得满分，否则不得分。"


def leaves(tree: FoundTree) -> list[tuple[str, ...]]:
    return [(*one.parents, one.id, f"{one.weight}", f"{one.score}") for one in tree.leaves]


def kinds(tree: FoundTree) -> list[tuple[str, str]]:
    return [(one.kind, one.about) for one in tree.doubts]


def test_merged_cells_cover_their_rows():
    rows = [
        HEADS,
        ["投入（10分）", "目标（4分）", "合理（4分）", STANDARD, "4"],
        [ABOVE, "配置（6分）", "编制（2分）", STANDARD, "2"],
        [ABOVE, ABOVE, "在职（4分）", STANDARD, "1.5"],
        ["产出（90分）", "任务（90分）", "完成（90分）", STANDARD, "90"],
        ["合计", "", "", "", "97.5"],
    ]
    tree = find_tree(document(table(rows, merged=True)))
    assert leaves(tree) == [
        ("投入", "目标", "合理", "4", "4"),
        ("投入", "配置", "编制", "2", "2"),
        ("投入", "配置", "在职", "4", "1.5"),
        ("产出", "任务", "完成", "90", "90"),
    ]
    assert (tree.total, kinds(tree)) == (Decimal("97.5"), [])


def test_weights_in_columns_of_their_own():
    rows = [
        ["一级指标", "分值", "二级指标", "分值", "评分标准", "评价得分"],
        ["过程", "40", "执行率", "30", STANDARD, "28"],
        ["", "", "公开", "10", STANDARD, "10"],
        ["效果", "60", "满意度", "60", STANDARD, "60"],
    ]
    tree = find_tree(document(table(rows)))
    assert leaves(tree) == [
        ("过程", "执行率", "30", "28"),
        ("过程", "公开", "10", "10"),
        ("效果", "满意度", "60", "60"),
    ]
    assert kinds(tree) == []


def test_weights_of_the_leaves_alone_are_summed_and_said_so():
    rows = [
        ["一级指标", "指标名称", "分值", "评分标准", "得分"],
        ["过程", "执行率", "30", STANDARD, "28"],
        ["", "公开", "10", STANDARD, "10"],
        ["效果", "满意度", "60", STANDARD, "60"],
    ]
    tree = find_tree(document(table(rows)))
    assert [one.weight for one in tree.indicators if not one.leaf] == [Decimal(40), Decimal(60)]
    assert kinds(tree) == [("weight-summed", "过程"), ("weight-summed", "效果")]


def test_heads_in_two_rows():
    rows = [
        ["指标体系", "指标体系", "指标体系", "评价情况", "评价情况"],
        ["一级指标", "二级指标", "分值", "评分标准", "得分"],
        ["过程", "执行率", "100", STANDARD, "97"],
    ]
    assert leaves(find_tree(document(table(rows)))) == [("过程", "执行率", "100", "97")]


def test_a_row_that_lost_a_cell_is_read_by_what_its_cells_hold():
    rows = [
        HEADS,
        ["过程（100分）", "执行（60分）", "执行率（40分）", STANDARD, "39"],
        ["", "公开率（20分）", STANDARD, "20", ""],
        ["", "管理（40分）", "制度（40分）", STANDARD, "40"],
    ]
    tree = find_tree(document(table(rows)))
    assert leaves(tree)[1] == ("过程", "执行", "公开率", "20", "20")
    assert kinds(tree) == [("row-shifted", "公开率")]


def test_a_name_printed_further_down_covers_what_the_weights_prove():
    rows = [
        HEADS,
        ["过程（100分）", "执行（40分）", "执行率（40分）", STANDARD, "39"],
        ["", "", "制度（20分）", STANDARD, "20"],
        ["", "管理（60分）", "公开（40分）", STANDARD, "40"],
    ]
    tree = find_tree(document(table(rows)))
    assert leaves(tree)[1] == ("过程", "管理", "制度", "20", "20")
    assert kinds(tree) == [("run-moved", "管理")]


def test_weights_that_do_not_add_up_stay_as_printed_and_are_doubted():
    rows = [
        HEADS,
        ["过程（100分）", "执行（60分）", "执行率（40分）", STANDARD, "39"],
        ["", "管理（40分）", "制度（40分）", STANDARD, "40"],
    ]
    tree = find_tree(document(table(rows)))
    assert [one.weight for one in tree.indicators] == [100, 60, 40, 40, 40]
    assert kinds(tree) == [("weights-differ", "执行")]


def test_a_weight_that_is_not_printed_follows_from_the_others():
    rows = [
        HEADS,
        ["过程（100分）", "执行（60分）", "执行率（40分）", STANDARD, "39"],
        ["", "", "公开率", STANDARD, "20"],
        ["", "管理（40分）", "制度（40分）", STANDARD, "40"],
    ]
    tree = find_tree(document(table(rows)))
    assert leaves(tree)[1] == ("过程", "执行", "公开率", "20", "20")
    assert ("weight-derived", "公开率") in kinds(tree)


def test_a_name_on_two_levels_keeps_its_id_at_the_lowest():
    rows = [HEADS, ["过程（100分）", "队伍建设（100分）", "队伍建设（100分）", STANDARD, "99"]]
    tree = find_tree(document(table(rows)))
    assert [one.id for one in tree.indicators] == ["过程", "队伍建设（二级）", "队伍建设"]
    assert [one.name for one in tree.indicators] == ["过程", "队伍建设", "队伍建设"]


def test_a_leaf_goes_on_over_a_page_and_heads_are_repeated():
    rows = [
        HEADS,
        ["过程（100分）", "执行（100分）", "执行率（60分）", "达到100%得满分，", "59"],
        HEADS,
        ["", "", "", "每降低1%扣1分。", ""],
        ["过程（100分）", "执行（100分）", "公开（40分）", STANDARD, "40"],
    ]
    tree = find_tree(document(table(rows)))
    assert leaves(tree) == [
        ("过程", "执行", "执行率", "60", "59"),
        ("过程", "执行", "公开", "40", "40"),
    ]
    assert tree.leaves[0].standard == "达到100%得满分，每降低1%扣1分。"


def test_tables_of_one_head_under_each_other_are_one():
    first = table([HEADS, ["过程（60分）", "执行（60分）", "执行率（60分）", STANDARD, "59"]])
    second = table([HEADS, ["效果（40分）", "效益（40分）", "满意（40分）", STANDARD, "40"]])
    tree = find_tree(document(first, "2024年度指标体系及得分表", second))
    assert [one.id for one in tree.leaves] == ["执行率", "满意"]


def test_parts_with_the_whole_weight_each_stand_in_for_each_other():
    rows = [
        HEADS,
        ["过程（80分）", "执行（80分）", "执行率（80分）", STANDARD, "59"],
        ["特定（20分）", "教育（20分）", "学位（20分）", STANDARD, ""],
        ["", "卫生（20分）", "诊疗（20分）", STANDARD, "20"],
    ]
    tree = find_tree(document(table(rows)))
    assert [one.id for one in tree.indicators if one.slot] == ["特定"]
    assert ("slot-proposed", "特定") in kinds(tree)


def test_without_such_a_table_there_is_no_tree():
    rows = [["项目", "收入预算数", "调整预算数"], ["一、财政拨款", "10", "12"]]
    assert find_tree(document("报告", table(rows))).indicators == ()
