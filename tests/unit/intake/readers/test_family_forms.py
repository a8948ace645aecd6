"""Tables of other families, as Word and as Excel: what was written is what is read."""

from __future__ import annotations

import pytest

from generator.intake.document import Paragraph, Table
from generator.intake.readers.excel import read_excel
from generator.intake.readers.word import read_word
from tests.conftest import Golden
from tests.unit.intake.making.dump import dumped, same_cells
from tests.unit.intake.making.family_forms import FAMILIES, excel_form, form, word_form


@pytest.mark.parametrize("family", FAMILIES)
def test_word_and_excel_give_the_same_cells(family: str):
    made = form(family)
    for document in (
        read_word("得分表.docx", word_form(family)),
        read_excel("得分表.xlsx", excel_form(family)),
    ):
        (table,) = [one for one in document.blocks if isinstance(one, Table)]
        assert same_cells(table, made.rows) == []
        texts = [one.text for one in document.blocks if isinstance(one, Paragraph)]
        assert texts == [made.title, *made.above]
        assert not document.notes


@pytest.mark.parametrize("family", FAMILIES)
def test_the_form_says_what_an_importer_should_find(family: str):
    made = form(family)
    texts = [text for row in made.rows for text in row]
    assert made.leaves
    for leaf in made.leaves:
        assert any(leaf.name in text for text in texts), leaf.name
        assert leaf.standard in texts


@pytest.mark.parametrize("family", FAMILIES)
def test_dump(family: str, golden: Golden):
    golden(f"{family}.txt", dumped(read_word("得分表.docx", word_form(family))))
