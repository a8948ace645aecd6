"""What a preview puts into pages, and that it can be taken out again."""

from __future__ import annotations

from pathlib import Path

from generator.preview.notices import as_built, concerning, notices, with_notices, with_script
from generator.preview.server import is_loopback
from generator.preview.state import State
from generator.problems import Place, Problem
from generator.render.problems import MAX_SHOWN, Ways, banner

PAGE = (
    b'<html><body><article class="md-content__inner md-typeset"><h1>x</h1></article></body></html>'
)
WRONG = {"key": "score", "found": "<b>x"}


def mistake(file: str, line: int = 3) -> Problem:
    return Problem("not-a-number", Place(file, line, 4), WRONG)


def remark(file: str) -> Problem:
    return Problem("no-schema-version", Place(file, 1, 1), {"version": "1"})


def test_a_page_can_be_had_back_as_it_was() -> None:
    state = State(problems=(mistake("a/2024/facts.yml"),))
    shown = with_script(with_notices(PAGE, "a/2024/", state, "zh", Ways()), 7, "/x/", "zh")
    assert b'role="alert"' in shown
    assert b'data-version="7"' in shown
    assert b"/x/_preview/preview.js" in shown
    assert as_built(shown) == PAGE


def test_mistakes_show_on_every_page() -> None:
    state = State(problems=(mistake("a/2024/facts.yml"),))
    for address in ("", "b/", "years/2024/"):
        assert "a/2024/facts.yml:3:4" in notices(address, state, "zh", Ways())


def test_text_of_data_stays_text() -> None:
    assert "<b>" not in notices("", State(problems=(mistake("a/2024/facts.yml"),)), "zh", Ways())


def test_a_page_is_concerned_by_the_files_it_shows() -> None:
    files = ("site.yml", "frameworks/f/rules.yml", "a/department.yml", "a/2024/facts.yml")
    problems = tuple(map(remark, files))

    def of(address: str) -> list[str]:
        return [one.place.file for one in concerning(address, problems)]

    assert of("") == ["site.yml", "frameworks/f/rules.yml"]
    assert of("a/") == ["a/department.yml"]
    assert of("a/2024/indicators/") == ["a/2024/facts.yml"]
    assert of("a/2023/") == of("years/2024/") == of("about/") == []


def test_ways_lead_to_the_line(tmp_path: Path) -> None:
    ways = Ways("/x/_form/", tmp_path)
    place = Place("a/2024/事 实.yml", 12, 5)
    assert ways.in_form(place).startswith("/x/_form/source?file=a%2F2024%2F")
    assert ways.in_form(place).endswith("&line=12#L12")
    assert ways.in_editor(place).startswith(f"vscode://file{tmp_path.as_posix()}/a/2024/%E4")
    assert ways.in_editor(place).endswith(":12:5")
    assert (Ways().in_form(place), Ways().in_editor(place)) == ("", "")


def test_problems_stand_by_file_and_no_more_than_can_be_read() -> None:
    found = [mistake("a.yml", line) for line in range(40)] + [
        mistake("b.yml", n) for n in range(40)
    ]
    html = banner(found)
    assert html.count('class="file"') == 2
    assert html.count("<li>") == MAX_SHOWN
    assert f"{80 - MAX_SHOWN}" in html


def test_only_this_machine_is_a_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.8.0.1")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.0.2", "::", "example.org", "")))
