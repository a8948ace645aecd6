"""What is wrong or to be done in the data, as shown in a preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from generator.problems import Place, Problem
from generator.problems.catalogue import hint, message
from generator.render.blocks import tighten
from generator.render.pages import environment
from generator.words.catalogue import words

MAX_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a preview lets one see a place: `form` is the address of the form, "" where it is off;
    `root` the data folder, None where an editor shall not be opened."""

    form: str = ""
    root: Path | None = None

    def in_form(self, place: Place) -> str:
        """The address of the source line, "" where there is none."""
        asked = urlencode({"file": place.file, "line": place.line})
        return f"{self.form}source?{asked}#L{place.line}" if self.form else ""

    def in_editor(self, place: Place) -> str:
        """The address that opens VS Code there, "" where there is none."""
        if self.root is None:
            return ""
        file = (self.root.absolute() / place.file).as_posix().lstrip("/")
        return f"vscode://file/{quote(file)}:{place.line}:{place.column}"


@dataclass(frozen=True, slots=True)
class Row:
    """A problem in words, and the ways to its place."""

    place: str
    message: str
    hint: str
    form: str
    editor: str


def banner(problems: Sequence[Problem], language: str = "zh", ways: Ways | None = None) -> str:
    """The mistakes as an HTML block for the top of a page."""
    lead = words(language)("state.broken", count=len(problems))
    return _block("problems.j2", problems, lead, language, ways)


def starting(problems: Sequence[Problem], language: str = "zh", ways: Ways | None = None) -> str:
    """The same where there is no good state to show yet."""
    lead = words(language)("state.broken_start", count=len(problems))
    return _block("problems.j2", problems, lead, language, ways)


def remarks(problems: Sequence[Problem], language: str = "zh", ways: Ways | None = None) -> str:
    """What there is to look at without being a mistake, folded up."""
    lead = words(language)("state.remarks", count=len(problems))
    return _block("remarks.j2", problems, lead, language, ways)


def error_page(problems: Sequence[Problem], language: str = "zh", ways: Ways | None = None) -> str:
    """The page of a preview that has no good state to show yet."""
    title = words(language)("state.title")
    block = starting(problems, language, ways) if problems else ""
    return f"---\nhide: [navigation, toc]\n---\n\n# {title}\n\n{block}"


def _block(
    template: str, problems: Sequence[Problem], lead: str, language: str, ways: Ways | None
) -> str:
    shown = problems[:MAX_SHOWN]
    files: dict[str, list[Row]] = {}
    for one in shown:
        files.setdefault(one.place.file, []).append(_row(one, language, ways or Ways()))
    left = len(problems) - len(shown)
    more = words(language)("state.more", count=left) if left else ""
    made = environment(language).get_template(template)
    return tighten(made.render(files=files, lead=lead, more=more))


def _row(one: Problem, language: str, ways: Ways) -> Row:
    place = one.place
    return Row(
        str(place),
        message(one, language),
        hint(one, language),
        ways.in_form(place),
        ways.in_editor(place),
    )
