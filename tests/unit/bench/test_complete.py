"""A build counts once everything is there."""

import pytest

from tests.bench.complete import Made, check_complete, made, page_of
from tests.bench.districts import PARTS, District, departments_for
from tests.bench.measuring import Failed


@pytest.fixture
def site(tmp_path):
    """A site of one evaluation, with what was asked of it."""
    for part in PARTS:
        page = tmp_path / "d" / "2021" / part / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<p>82.89</p>" if not part else "<p>…</p>", encoding="utf-8")
    return tmp_path, District(tmp_path, 1, 1, {"d/2021": "82.89"})


def test_a_whole_site_is_complete(site):
    check_complete(*site)
    assert made(site[0]) == Made(len(PARTS), 12 + 10 * (len(PARTS) - 1))


def test_a_page_that_is_missing_is_told(site):
    (site[0] / "d/2021/audit/index.html").unlink()
    with pytest.raises(Failed, match=r"1 of \d+ pages missing: \['d/2021/audit/index.html'\]"):
        check_complete(*site)


def test_an_empty_page_is_missing(site):
    (site[0] / "d/2021/audit/index.html").write_text("")
    with pytest.raises(Failed, match="audit"):
        check_complete(*site)


def test_a_page_without_the_score_is_told(site):
    (site[0] / "d/2021/index.html").write_text("82.88")
    with pytest.raises(Failed, match=r"82\.89"):
        check_complete(*site)


def test_each_page_of_markdown_is_asked_for(site):
    with pytest.raises(Failed, match=r"about/index\.html"):
        check_complete(site[0], site[1], ["d/2021/index.md", "about.md"])


def test_a_district_without_evaluations_proves_nothing(tmp_path):
    with pytest.raises(Failed):
        check_complete(tmp_path, District(tmp_path, 0, 0, {}))


@pytest.mark.parametrize(
    ("source", "page"),
    [("index.md", "index.html"), ("a/index.md", "a/index.html"), ("a/b.md", "a/b/index.html")],
)
def test_where_a_page_comes_to_stand(source, page):
    assert page_of(source) == page


def test_a_district_has_as_many_departments_as_it_needs():
    assert departments_for(5) == 1
    assert departments_for(6) == 2
