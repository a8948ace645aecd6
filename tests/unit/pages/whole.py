"""All pages of a site at once."""

from __future__ import annotations

from functools import cache

from generator.compare.site import Comparisons
from generator.examples import explained
from generator.exports.tables import SCHEMAS
from generator.exposure import Shown
from generator.model.disclosure import Disclosure
from generator.pages.data import FileWords
from generator.pages.page import Page
from generator.pages.site import Around, page_makers
from generator.words.catalogue import words
from tests.makers import made_by


def site_pages(disclosure: Disclosure, shown: Shown, compared: Comparisons) -> dict[str, Page]:
    """The pages in Chinese by their addresses, in the order of the site."""
    around = Around(disclosure, shown, compared, file_words(), explained("zh"), words())
    return made_by(page_makers(around))


@cache
def file_words() -> tuple[FileWords, ...]:
    return tuple(
        FileWords(
            one.file,
            one.row_zh,
            tuple((column.name, column.type, column.zh) for column in one.columns),
        )
        for one in SCHEMAS
    )
