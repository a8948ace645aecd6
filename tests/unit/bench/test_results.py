"""What is asked of the results of a bench, and how they are shown."""

from xml.etree import ElementTree

import pytest

from tests.bench.documentation import BUILDS, PAGE, PREVIEW, marks, put, write
from tests.bench.goals import goals
from tests.bench.picture import DRAWN, Panel, picture
from tests.bench.results import Results, saved
from tests.bench.table import tables
from tests.unit.bench.made_up import MIB, results, row

SVG = "{http://www.w3.org/2000/svg}"


def test_medians_of_time_and_the_most_memory():
    one = row("ours", 60, 4.0)
    assert (one.wall, one.processor, one.memory) == (4.0, 8.0, 100 * MIB)


def test_growth_is_of_one_evaluation():
    linear = results()
    assert {round(linear.growth(one), 6) for one in linear.of("ours")} == {1.0}
    square = Results({}, [row("stock", size, size**2 / 100) for size in (1000, 10, 100)])
    assert [round(square.growth(one)) for one in square.of("stock")] == [1, 10, 100]


def test_what_was_kept_is_what_was_measured(tmp_path):
    one = results()
    one.save(tmp_path / "kept.json")
    assert saved(tmp_path / "kept.json") == one


def test_tables(golden):
    golden("tables.md", tables(results()) + "\n")


def reached(one):
    return {goal.what: goal.reached for goal in goals(one)}


def test_goals_of_sizes_that_were_not_built_are_neither_reached_nor_missed():
    assert set(reached(Results({}, [row("ours", 60, 1.0)])).values()) == {None}


@pytest.mark.parametrize(("wall", "enough"), [(16.9 * 5, True), (17.1 * 5, False)])
def test_growth_has_a_limit(wall, enough):
    rows = [row("ours", 250, 5.0), row("ours", 4000, wall)]
    assert reached(Results({}, rows))["time of 4,000 against 250"] is enough


@pytest.mark.parametrize(("wall", "enough"), [(25.1, True), (24.9, False)])
def test_stock_material_takes_many_times_as_long(wall, enough):
    rows = [row("ours-without-search", 250, 1.0), row("stock", 250, wall)]
    found = reached(Results({}, rows))
    assert found["250: stock Material against ours without search"] is enough


def test_the_picture_shows_every_builder_at_every_size():
    one = results()
    drawn = ElementTree.fromstring(picture(one))
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert {"60", "250", "1,000", "4,000", "ours, mkdocs build", "Hugo from the same YAML"} <= {
        *texts
    }
    rows = [found for found in one.rows if found.builder in DRAWN]
    assert len(list(drawn.iter(f"{SVG}circle"))) == 2 * len(rows) + 2 * len(one.builders)
    assert "ours, mkdocs build: 1.20 s at 60" in (drawn.findtext(f"{SVG}desc") or "")


def test_on_the_axes_ten_times_is_the_same_way_everywhere():
    panel = Panel(0, (10, 100, 1000), (0.2, 90))
    assert panel.x(100) - panel.x(10) == pytest.approx(panel.x(1000) - panel.x(100))
    assert panel.y(0.1) - panel.y(1) == pytest.approx(panel.y(10) - panel.y(100))
    assert panel.y(90) < panel.y(0.2)


def test_one_size_alone_can_be_drawn():
    ElementTree.fromstring(picture(results((250,))))


def test_a_new_run_takes_the_place_of_the_old_one(tmp_path):
    page, drawn = tmp_path / "page.md", tmp_path / "picture.svg"
    begin, end = marks(BUILDS)
    page.write_text(f"before\n{begin}\nold\n{end}\nafter\n", encoding="utf-8")
    for _ in range(2):
        write(results(), page, drawn)
    text = page.read_text(encoding="utf-8")
    assert text == f"before\n{begin}\n\n{tables(results())}\n\n{end}\nafter\n"
    assert drawn.read_text(encoding="utf-8") == picture(results())


@pytest.mark.parametrize("part", [BUILDS, PREVIEW])
def test_the_page_of_the_docs_has_a_place_for_what_is_measured(part, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    put(part, "new", page)
    assert "\n\nnew\n\n" in page.read_text(encoding="utf-8")


def test_a_page_without_a_place_is_left_alone(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md"):
        put(BUILDS, "new", page)
    assert page.read_text(encoding="utf-8") == "mine"
