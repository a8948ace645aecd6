"""What a preview puts into a page: what is wrong with the data, and the script that reloads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from generator.form.places import edit_link
from generator.preview.state import State
from generator.problems import Problem
from generator.render.problems import Ways, banner, remarks, starting
from generator.words.catalogue import words

FOLDER = "_preview/"
"""Below the root of the preview; no page of a site can have this address."""
BEGIN, END = b"<!-- preview -->", b"<!-- /preview -->"
_INSERTED = re.compile(re.escape(BEGIN) + b".*?" + re.escape(END), re.DOTALL)
_CONTENT = re.compile(rb'<article class="md-content__inner[^>]*>|<body[^>]*>')
_EVALUATION = re.compile(r"[^/]+/\d{4}/")


def with_notices(html: bytes, address: str, state: State, language: str, ways: Ways) -> bytes:
    """A page with what is wrong over its content; `address` as `a/b/`."""
    told = notices(address, state, language, ways)
    places = list(_CONTENT.finditer(html))
    if not told or not places:
        return html
    at = places[-1].end()
    block = f'<div id="preview-notices">{told}</div>'.encode()
    return html[:at] + BEGIN + block + END + html[at:]


def with_script(html: bytes, version: int, root: str, language: str) -> bytes:
    """A page that reloads when there is a newer version; `root` is the path of the preview."""
    own = escape(f"{root}{FOLDER}")
    script = (
        f'<link rel="stylesheet" href="{own}preview.css">'
        f'<script src="{own}preview.js" defer data-version="{version}" data-root="{escape(root)}"'
        f' data-elsewhere="{escape(words(language)("state.elsewhere"))}"></script>'
    )
    before, end, after = html.rpartition(b"</body>")
    if not end:
        before, after = html, b""
    return before + BEGIN + script.encode() + END + end + after


def as_built(html: bytes) -> bytes:
    """A page of a preview as a build has it."""
    return _INSERTED.sub(b"", html)


def notices(address: str, state: State, language: str, ways: Ways) -> str:
    """The way to the form, all mistakes, and of the remarks those that concern the page."""
    parts = [_edit(address, state, language, ways)]
    if state.errors:
        tell = banner if state.plan else starting
        parts.append(tell(state.errors, language, ways))
    if own := tuple(concerning(address, state.warnings)):
        parts.append(remarks(own, language, ways))
    return "".join(parts)


def _edit(address: str, state: State, language: str, ways: Ways) -> str:
    """The way to where the data of a page are filled in, else to the first page of the form."""
    if not ways.form:
        return ""
    say = words(language)
    page = state.plan.pages.get(address) if state.plan else None
    source = page.source if page else None
    way = edit_link(ways.form.removesuffix("_form/"), source) if source else None
    text = say("state.edit") if way else say("state.fill_in")
    return f'<p class="edit"><a href="{escape(way or ways.form)}">{escape(text)}</a></p>'


def concerning(address: str, problems: Iterable[Problem]) -> Iterable[Problem]:
    """The problems in the files that a page shows.

    The pages of an evaluation show its folder, that of a department its own file, and the home page
    whatever belongs to no department.
    """
    evaluation = _EVALUATION.match(address)
    for one in problems:
        file = one.place.file
        if evaluation:
            mine = file.startswith(evaluation[0])
        elif address:
            mine = file.rpartition("/")[0] == address.rstrip("/")
        else:
            mine = "/" not in file or file.startswith("frameworks/")
        if mine:
            yield one
