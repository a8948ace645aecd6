"""Tables of scores as other families print them: stages, goals, shares, sub-totals."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.document import Document
from generator.intake.readers.excel import read_excel
from generator.intake.readers.word import read_word
from generator.intake.recognise.folding import folded
from generator.intake.recognise.tree import find_tree
from tests.unit.intake.making.family_forms import FAMILIES, excel_form, form, word_form

NOT_PRINTED = "卫生健康部门"  # the slot's alternative has no column in the form of family C


def read(family: str, kind: str) -> Document:
    name = str(Path("score table").with_suffix(f".{kind}"))
    if kind == "docx":
        return read_word(name, word_form(family))
    return read_excel(name, excel_form(family))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_leaf_is_found_with_parents_weight_score_and_standard(family: str, kind: str):
    tree = find_tree(read(family, kind))
    names = {one.id: one.name for one in tree.indicators}
    found = [
        (
            folded(one.name),
            tuple(folded(names[above]) for above in one.parents),
            one.weight,
            one.score,
            folded(one.standard),
        )
        for one in tree.leaves
    ]
    assert found == [
        (
            folded(one.name),
            tuple(folded(above) for above in one.parents if above != NOT_PRINTED),
            one.weight,
            one.score,
            folded(one.standard),
        )
        for one in form(family).leaves
    ]
