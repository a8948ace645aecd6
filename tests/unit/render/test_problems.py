from __future__ import annotations

from generator.problems import Place, Problem
from generator.render.problems import MAX_SHOWN, banner, error_page
from tests.unit.render.test_markdown import Content


def mistake(line: int, found: str = "x") -> Problem:
    values = {"key": "score", "found": found}
    return Problem("not-a-number", Place("甲/facts.yml", line, 4), values, "12")


class TestBanner:
    def test_names_place_message_and_hint(self) -> None:
        content = Content(banner([mistake(3, "１２")]))
        assert "甲/facts.yml:3:4" in content.text
        assert "１２" in content.text
        assert "12" in content.text

    def test_is_an_alert(self) -> None:
        content = Content(banner([mistake(3)]))
        assert content.elements[0][0] == "div"
        assert content.elements[0][1]["role"] == "alert"

    def test_text_of_the_data_stays_text(self) -> None:
        hostile = "<img src=x onerror=alert(1)>"
        content = Content(banner([mistake(3, hostile)]))
        assert "img" not in [tag for tag, _ in content.elements]
        assert hostile in content.text

    def test_counts_all_and_shows_the_first(self) -> None:
        content = Content(banner([mistake(line) for line in range(1, MAX_SHOWN + 20)]))
        assert str(MAX_SHOWN + 19) in content.text
        assert [tag for tag, _ in content.elements].count("li") == MAX_SHOWN

    def test_holds_no_blank_line(self) -> None:
        assert "\n\n" not in banner([mistake(1), mistake(2)])


def test_error_page_has_a_title_and_all_mistakes() -> None:
    page = error_page([mistake(1), mistake(2)])
    assert page.startswith("---\n")
    assert "\n# " in page
    assert page.count("<li>") == 2
