"""Words of the form in both languages; links that lead into it."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import generator.form
from generator.form.places import edit_link, source_address
from generator.form.words import form_words

CODE = Path(generator.form.__file__).parent
TEMPLATES = CODE.parent / "templates" / "form"
COMPLETED = re.compile(r"refused\.|not\.|said\.|note\.")


def gaps(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_say_the_same():
    zh, en = form_words("zh").texts, form_words("en").texts
    assert list(zh) == list(en)
    for key in zh:
        assert gaps(zh[key]) == gaps(en[key]), key


def test_every_word_is_used_and_known():
    code = "".join(
        path.read_text("utf-8") for path in (*CODE.glob("*.py"), *TEMPLATES.glob("*.html"))
    )
    used = set(
        re.findall(
            r"""["']((?:page|start|state|field|do|said|refused|matters|note|ask|import|new|excel|choose|telling|status|write|delete|settings|listed)\.[a-z_]+)["']""",
            code,
        )
    )
    known = set(form_words("zh").texts)
    assert used <= known, used - known
    assert {key for key in known if not key.startswith("not.")} <= used | {"said.saved"}


def test_every_refusal_of_an_edit_has_words():
    editing = CODE.parent / "editing"
    raised = {
        found
        for path in editing.rglob("*.py")
        for found in re.findall(r'NotEditable\([^"]*"([a-z-]+)"', path.read_text("utf-8"))
    }
    said = {key.removeprefix("not.") for key in form_words("zh").texts if key.startswith("not.")}
    assert raised == said


def test_a_page_leads_to_its_part_of_the_form():
    address = edit_link("/jixiao/", "example-food/2023/goals.yml")
    assert address == "/jixiao/_form/edit?department=example-food&year=2023&part=goals.yml"


@pytest.mark.parametrize(
    "source", ["", "accepted.yml", "frameworks/x/rules.yml", "X/department.yml", "../2023/a.yml"]
)
def test_pages_of_no_evaluation_have_no_link(source):
    assert edit_link("/", source) is None


def test_problems_lead_to_their_line():
    address = source_address("/jixiao/_form/", "example-food/2023/goals.yml", 12)
    assert address == "/jixiao/_form/source?file=example-food%2F2023%2Fgoals.yml&line=12#L12"
