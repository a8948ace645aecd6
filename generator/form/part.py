"""The page of a part of an evaluation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.editing.files import digests_of
from generator.editing.sheet import Row, blank_rows
from generator.editing.sheet.keys import file_keys
from generator.form.altered import Altered
from generator.form.answers import page
from generator.form.changes import Line, Score, score_of, score_text
from generator.form.checking import Checked
from generator.form.desk import Desk, Response
from generator.form.doubts import beside_fields
from generator.form.fields import Shown, groups, name_lists
from generator.form.names import department_name
from generator.form.origins import origins
from generator.form.places import PARTS, Matter, source_address
from generator.form.standing import PUBLISHED, Standing, standing
from generator.form.telling import TO_FILL_ID, TODO_IDS, Spot, beside, counted, told
from generator.form.typed import Since
from generator.form.undoing import undo_button
from generator.form.words import form_words
from generator.form.wrong import Wrong, first_of
from generator.problems import Problem

CORRECTIONS = "corrections.yml"


@dataclass(frozen=True)
class Notice:
    """What is said at the top of a page after something was tried, as a key of the words.

    `typed` are the texts that stay in the fields, `disk` what the file says where that differs,
    `gone` typed texts whose entry is no longer there. `corrected` are texts in place of which
    stands what was probably meant, `wrong` is what kept all of it from being saved. `after` is the
    evaluation with what was typed, where it could be checked.
    """

    key: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    done: tuple[Altered | Line, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    disk: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[tuple[str, str], ...] = ()
    corrected: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()
    after: Checked | None = None
    was: Score | None = None


NO_NOTICE = Notice()
DONE = {"saved": "said.saved", "undone": "said.undone", "restored": "said.restored"}
"""What is said after a change that led to a page, by the word for it in the address."""


def kept(since: Since, key: str, **values: object) -> Notice:
    """What is said on a page that keeps what was typed."""
    return Notice(key, values, typed=since.typed, disk=since.disk, gone=since.gone)


@dataclass(frozen=True, slots=True)
class Tab:
    """A part in the list of parts."""

    name: str
    address: str
    current: bool
    to_fill: int
    errors: int


def rows_of(checked: Checked, matter: Matter) -> tuple[Row, ...]:
    """The rows of the part a page is about."""
    return tuple(row for row in checked.rows if row.anchor.startswith(f"{matter.part}/"))


def digests(desk: Desk, matter: Matter, rows: tuple[Row, ...]) -> dict[str, str]:
    """The files a page is made from, told apart by their bytes."""
    return digests_of(desk.root, (f"{matter.folder}/{matter.part}", *(row.file for row in rows)))


def page_key(matter: Matter, found: Mapping[str, str]) -> str:
    """The name by which the values of a page are remembered."""
    return json.dumps([matter.folder, matter.part, sorted(found.items())])


def problems_by_spot(
    checked: Checked, after: Checked | None, matter: Matter
) -> tuple[dict[Spot, list[Problem]], list[Problem]]:
    """The problems beside the values of a part, and the others of its file."""
    seen = after or checked
    found, others = beside(
        (one for one in seen.problems if not one.accepted and one.id not in TODO_IDS),
        rows_of(seen, matter),
    )
    file = f"{matter.folder}/{matter.part}"
    return found, [one for one in others if one.place.file == file]


def part_page(
    desk: Desk, matter: Matter, checked: Checked, notice: Notice = NO_NOTICE, status: int = 200,
    item: str = "",
) -> Response:  # fmt: skip
    """The form of one part, with what was typed where it could not be saved.

    `item` names the doubt it was opened for.
    """
    rows = rows_of(checked, matter)
    found = digests(desk, matter, rows)
    desk.memory.keep(page_key(matter, found), {row.anchor: row.value for row in rows})
    by_spot, others = problems_by_spot(checked, notice.after, matter)
    found_in = origins(desk.root, matter.folder, rows)
    shown = Shown(by_spot, notice.typed, notice.disk, desk.prefix, desk.language, found_in,
                  notice.corrected, first_of(notice.wrong))  # fmt: skip
    where = standing(desk, matter, checked, counts(checked))
    said_others = tuple(told(one, desk.language) for one in others if one.id != TO_FILL_ID)
    first_line = said_others[0].line if said_others else 0
    return page(
        desk,
        "part",
        status,
        matter=matter,
        name=department_name(desk.root, matter.department),
        part=file_keys(desk.language)[matter.part].name,
        tabs=tabs(desk, matter, checked),
        counts=counts(checked),
        standing=where,
        groups=groups(rows, shown, file_keys(desk.language)[matter.part].adding),
        lists=_lists(desk, matter),
        digests=found,
        page_key=page_key(matter, found),
        others=said_others,
        doubt=beside_fields(desk, matter, checked, item),
        notice=notice,
        readable=bool(rows) or found[f"{matter.folder}/{matter.part}"] == "",
        source=source_address(desk.prefix, f"{matter.folder}/{matter.part}", first_line),
        names=name_lists(rows),
        to_fill=any(one.id == TO_FILL_ID for found in by_spot.values() for one in found),
        score=score_of(notice.after or checked, desk.language),
        bar=bar(desk, notice.after or checked, checked),
        undo=undo_button(desk, f"{matter.folder}/"),
        corrections=_corrections(desk, matter, where),
        view=desk.view(matter.folder),
        address=matter.address,
    )


def bar(desk: Desk, after: Checked, before: Checked) -> dict[str, str]:
    """What is always seen: how many errors there are, the score and what it was."""
    say = form_words(desk.language)
    score, was = (score_of(found, desk.language) for found in (after, before))
    return {
        "errors": say("state.errors", count=counts(after)["errors"]),
        "score": score_text(say, score, was),
    }


def _corrections(desk: Desk, matter: Matter, where: Standing | None) -> str:
    """The way to the corrections, where the evaluation is published and this is not they."""
    published = where is not None and where.status == PUBLISHED
    if not published or matter.part == CORRECTIONS:
        return ""
    return Matter(matter.department, matter.year, CORRECTIONS).address(desk.prefix)


def _lists(desk: Desk, matter: Matter) -> list[tuple[str, str]]:
    """The lists an entry can be added to: how it is called, and where."""
    known = file_keys(desk.language)[matter.part]
    found = blank_rows(desk.root, matter.department, matter.year, desk.language)
    own = ((anchor, rows) for anchor, rows in found.items() if anchor.startswith(f"{matter.part}/"))
    return [
        (
            " › ".join(filter(None, (rows[0].group, known.lists.get(anchor.rpartition("/")[2]))))
            or known.name,
            matter.address(desk.prefix, "add", list=anchor),
        )
        for anchor, rows in own
    ]


def counts(checked: Checked) -> dict[str, int]:
    """How much is left to do."""
    return counted(checked.problems)


def tabs(desk: Desk, matter: Matter, checked: Checked) -> tuple[Tab, ...]:
    """The parts of an evaluation with what is left to do in each."""
    found: list[Tab] = []
    for part in PARTS:
        file = f"{matter.folder}/{part}"
        own = [one for one in checked.problems if one.place.file == file]
        found.append(
            Tab(
                file_keys(desk.language)[part].name,
                matter.address(desk.prefix, part=part),
                part == matter.part,
                sum(one.id == TO_FILL_ID for one in own),
                sum(told(one, desk.language).severity == "error" for one in own),
            )
        )
    return tuple(found)
