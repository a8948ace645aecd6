from tests.unit.score.builders import framework, indicator

ROOT = indicator("一", "5", None, ["二", "三"])
INNER = indicator("二", "3", "一", ["四"])
DEEP = indicator("四", "3", "二")
LEAF = indicator("三", "2", "一")
OTHER = indicator("五", "5")
TREE = framework([ROOT, INNER, DEEP, LEAF, OTHER], [])


def test_leaves_and_roots_in_order():
    assert TREE.leaves == (DEEP, LEAF, OTHER)
    assert TREE.roots == (ROOT, OTHER)


def test_children_in_order():
    assert TREE.children(ROOT) == (INNER, LEAF)
    assert TREE.children(DEEP) == ()


def test_the_path_leads_down_to_a_node_without_it():
    assert TREE.path(DEEP) == (ROOT, INNER)
    assert TREE.path(LEAF) == (ROOT,)
    assert TREE.path(ROOT) == ()


def test_indicators_by_id():
    assert TREE.by_id["四"] is DEEP
    assert len(TREE.by_id) == 5
