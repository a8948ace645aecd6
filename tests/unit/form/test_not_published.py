"""The form is no part of a site: no page, file or link of it is ever built."""

from __future__ import annotations

import pytest

from generator.build import examine, produce
from generator.form.desk import FOLDER
from generator.words.catalogue import words
from generator.yaml_nodes.fields import SLUG
from tests.unit.form.asking import copied


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_built_has_nothing_of_the_form(tmp_path, drafts, language):
    output = produce(examine(copied(tmp_path)), drafts=drafts, language=language)
    assert len(output.pages) > 10
    addresses = [page.path for page in output.pages]
    addresses.extend(output.files | output.search)
    assert not [one for one in addresses if one.startswith(FOLDER)]
    link = words(language)("state.edit")
    for page in output.pages:
        assert FOLDER not in page.markdown
        assert link not in page.markdown
        assert ".history" not in page.markdown


def test_no_department_can_take_its_place():
    assert not SLUG.fullmatch(FOLDER.strip("/"))
