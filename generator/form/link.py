"""The link from a page of a preview to where it is filled in; no built page has it."""

from __future__ import annotations

from generator.form.places import edit_link, source_address
from generator.form.words import form_words
from generator.render.markdown import html_text


def edit_this_page(base_path: str, source: str | None, language: str) -> str:
    """The link as HTML, "" for a page that shows no data file of an evaluation.

    `base_path` is the path of the site (`/jixiao/`), `source` the data file the page shows.
    """
    address = edit_link(base_path, source or "")
    if address is None:
        return ""
    text = html_text(form_words(language)("page.edit"))
    return f'<a class="edit-this-page" href="{html_text(address)}">{text}</a>'


def see_source(base_path: str, file: str, line: int) -> str:
    """The address at which a line of a data file is shown, for links of problems."""
    return source_address(f"{base_path.rstrip('/')}/_form/", file, line)
