"""What each status shows: in pages, open data and search, to the public and in a preview."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from generator.build import Examined, Output, examine, produce
from generator.exposure import PUBLIC, Announced, Exposure, Shown, Withdrawn, shown
from generator.model.evaluation import Status
from generator.words.catalogue import words

say = words("zh")
DEPARTMENT = "example-agriculture"
YEARS = dict(zip(Status, (2021, 2022, 2023, 2024, 2020), strict=True))
HIDDEN = [one for one in Status if PUBLIC[one] is Exposure.NOTHING]
UNPUBLISHED = [*HIDDEN, Status.AUDITED]
WITHDRAWAL = "withdrawal: {date: 2025-09-01, reason: 基础数据有误。}"
SCORES = ("85.00", "88.50")
"""The total of every one of the evaluations, as computed and as published."""
SECRET = "暗号"
"""Stands in the report of every year that is not published, in many places."""
ELSEWHERE = 2018
"""A year whose report is not on the site, but followed up like all others."""


def years_of(root: Path) -> Path:
    """A department with one evaluation of each status."""
    base = root / DEPARTMENT
    for status, year in YEARS.items():
        if status is Status.PUBLISHED:
            continue
        folder = Path(shutil.copytree(base / "2024", base / str(year)))
        for file in folder.glob("*.yml"):
            text = file.read_text(encoding="utf-8").replace("2024", str(year))
            text = text.replace(f"framework: example-{year}", "framework: example-2024")
            said = f"status: {status}"
            if status is Status.WITHDRAWN:
                said += f"\n{WITHDRAWAL}"
            text = text.replace("status: published", said)
            text = text.replace("资产管理制度不健全", SECRET).replace("执行率为", SECRET)
            file.write_text(text.replace("综合得分", SECRET), encoding="utf-8")
    said = "".join(
        f"- {{year: {year}, finding: p1, progress: done, text: {said_of(year)}}}\n"
        for year in (ELSEWHERE, *YEARS.values())
        if year != YEARS[Status.PUBLISHED]
    )
    file = base / str(YEARS[Status.PUBLISHED]) / "follow_ups.yml"
    file.write_text(f"schema_version: 1\nfollow_ups:\n{said}", encoding="utf-8")
    return root


def said_of(year: int) -> str:
    """What the published evaluation says of the finding of another year."""
    return f"{'整改' if year == ELSEWHERE else SECRET}其{year}"


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    minimal = Path(__file__).parents[2] / "cases" / "minimal"
    root = years_of(Path(shutil.copytree(minimal, tmp_path_factory.mktemp("s") / "evaluations")))
    found = examine(root)
    assert not found.errors
    return found


@pytest.fixture(scope="module")
def outputs(examined: Examined) -> dict[bool, Output]:
    """The site of the public, and the preview of editors."""
    return {preview: produce(examined, drafts=preview) for preview in (False, True)}


def page(output: Output, address: str) -> str:
    text: str
    (text,) = (one.markdown for one in output.pages if one.path == f"{address}index.md")
    return text


def addresses_of(output: Output, year: int) -> list[str]:
    base = f"{DEPARTMENT}/{year}/"
    every = [*(one.path for one in output.pages), *output.files]
    return [one for one in every if one.startswith(base)]


def parts_of(output: Output, year: int) -> set[str]:
    """What belongs to one evaluation, by its address within that evaluation."""
    return {one.split("/", 2)[2] for one in addresses_of(output, year)}


def check_withdrawn(output: Output) -> None:
    """Where it always stood, in full and as a card, the reason stands; nothing else is left."""
    year = YEARS[Status.WITHDRAWN]
    assert parts_of(output, year) == {"index.md", "card/index.html"}
    for address in addresses_of(output, year):
        text = everything(output)[address]
        assert "基础数据有误。" in text
        assert not [score for score in SCORES if score in text]
    for name, text in everything(output).items():
        if name.startswith("data/") and name.endswith(".csv"):
            rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
            of_it = [row for row in rows if row.get("year") == str(year)]
            values = {value for row in of_it for value in row.values()}
            assert not values & set(SCORES), name
            assert name == "data/evaluations.csv" or not of_it, name


def everything(output: Output) -> dict[str, str]:
    """Every byte that would be published, as text."""
    pages = {one.path: one.markdown for one in output.pages}
    files = {**output.files, **output.search}
    return pages | {name: content.decode("utf-8", "replace") for name, content in files.items()}


def test_every_status_has_its_policy() -> None:
    assert set(PUBLIC) == set(Status)
    assert [one for one in Status if PUBLIC[one] is Exposure.WHOLE] == [Status.PUBLISHED]


def test_a_withdrawal_can_hold_no_result() -> None:
    names = [one.name for one in fields(Withdrawn)]
    assert names == ["department", "year", "title", "withdrawal", "published_on"]


@pytest.mark.parametrize("preview", [False, True])
def test_what_is_withdrawn_is_scored_and_then_set_apart(examined: Examined, preview: bool) -> None:
    """Nobody sees a score that is no longer stood by, editors no more than the public."""
    year = YEARS[Status.WITHDRAWN]
    assert year in [one.evaluation.year for one in examined.results]
    seen: Shown = shown(examined.results, preview=preview)
    (one,) = seen.withdrawn
    assert (one.department.id, one.year) == (DEPARTMENT, year)
    assert (one.withdrawal.day, one.withdrawal.reason) == (date(2025, 9, 1), "基础数据有误。")
    assert year not in [result.evaluation.year for result in seen.results]
    assert year not in [announced.year for announced in seen.announced]


def test_an_announcement_can_hold_no_result() -> None:
    assert [one.name for one in fields(Announced)] == ["department", "year"]


class TestFollowUps:
    """What a published evaluation says of findings tells what they were."""

    @pytest.mark.parametrize("preview", [False, True])
    @pytest.mark.parametrize("status", [*UNPUBLISHED, Status.WITHDRAWN])
    def test_of_what_is_not_shown_nothing_is_said(
        self, outputs: dict[bool, Output], status: Status, preview: bool
    ) -> None:
        said = said_of(YEARS[status])
        found = {name for name, text in everything(outputs[preview]).items() if said in text}
        seen = preview and status is not Status.WITHDRAWN
        assert ("data/follow_ups.csv" in found) == seen
        assert bool(found) == seen

    @pytest.mark.parametrize("preview", [False, True])
    def test_nor_in_the_archive(self, outputs: dict[bool, Output], preview: bool) -> None:
        archive = outputs[preview].files["data/evaluations.zip"]
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            texts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        told = {year for year in (ELSEWHERE, *YEARS.values())
                if any(said_of(year) in text for text in texts)}  # fmt: skip
        unpublished = {YEARS[one] for one in UNPUBLISHED}
        assert told == {ELSEWHERE} | (unpublished if preview else set())

    def test_of_a_report_that_is_elsewhere_it_stays(self, outputs: dict[bool, Output]) -> None:
        files = outputs[False].files
        for name in ("data/follow_ups.csv", f"{DEPARTMENT}/2024/data.json"):
            assert said_of(ELSEWHERE) in files[name].decode("utf-8")

    def test_others_are_the_very_same(self, examined: Examined) -> None:
        own = YEARS[Status.PUBLISHED]
        (before,) = (one for one in examined.results if one.evaluation.year == own)
        assert shown([before], preview=False).results[0] is before


class TestPublic:
    def test_what_is_published_is_there_whole(self, outputs: dict[bool, Output]) -> None:
        parts = parts_of(outputs[False], YEARS[Status.PUBLISHED])
        assert parts >= {"index.md", "indicators/index.md", "findings/index.md", "data.json"}

    def test_of_one_withdrawn_the_address_says_why(self, outputs: dict[bool, Output]) -> None:
        check_withdrawn(outputs[False])

    @pytest.mark.parametrize("status", UNPUBLISHED)
    def test_others_have_no_page_and_no_file(
        self, outputs: dict[bool, Output], status: Status
    ) -> None:
        assert addresses_of(outputs[False], YEARS[status]) == []

    @pytest.mark.parametrize("status", HIDDEN)
    def test_of_a_draft_and_of_one_under_reply_there_is_no_trace(
        self, outputs: dict[bool, Output], status: Status
    ) -> None:
        department = page(outputs[False], f"{DEPARTMENT}/")
        assert str(YEARS[status]) not in department
        assert str(YEARS[status]) not in page(outputs[False], "")
        for name, text in everything(outputs[False]).items():
            assert f"{DEPARTMENT}/{YEARS[status]}" not in text, name

    def test_no_word_of_a_report_that_is_not_published(self, outputs: dict[bool, Output]) -> None:
        assert [name for name, text in everything(outputs[False]).items() if SECRET in text] == []

    def test_what_is_audited_is_announced_without_score(self, outputs: dict[bool, Output]) -> None:
        line = say("department.announced", year=YEARS[Status.AUDITED])
        department = page(outputs[False], f"{DEPARTMENT}/")
        assert line in department
        assert "已审核，待公布" in line
        (row,) = (one for one in department.split("\n") if str(YEARS[Status.AUDITED]) in one)
        assert row == f'<p class="mark">{line}</p>'
        (home,) = (
            one for one in page(outputs[False], "").split("\n")
            if str(YEARS[Status.AUDITED]) in one
        )  # fmt: skip
        assert "已审核，待公布" in home

    def test_it_can_be_found_on_the_department(self, outputs: dict[bool, Output]) -> None:
        line = say("department.announced", year=YEARS[Status.AUDITED])
        found = [
            text for name, text in everything(outputs[False]).items()
            if name.endswith(".json") and "/search/" in name and line in text
        ]  # fmt: skip
        assert len(found) == 1

    def test_open_data_has_the_published_alone(self, outputs: dict[bool, Output]) -> None:
        for name in ("evaluations", "indicators", "facts", "figures"):
            text = outputs[False].files[f"data/{name}.csv"].decode("utf-8-sig")
            rows = csv.DictReader(io.StringIO(text, newline=""))
            years = {row["year"] for row in rows if row.get("status") != Status.WITHDRAWN}
            assert years == {str(YEARS[Status.PUBLISHED])}, name


class TestPreview:
    @pytest.mark.parametrize("status", [*UNPUBLISHED, Status.PUBLISHED])
    def test_all_is_there(self, outputs: dict[bool, Output], status: Status) -> None:
        """All but what sets it beside an earlier year, which not every one has."""
        published = parts_of(outputs[False], YEARS[Status.PUBLISHED])
        whole = parts_of(outputs[True], YEARS[status])
        assert {one for one in whole if not one.startswith("change/")} == published

    def test_what_is_withdrawn_is_not(self, outputs: dict[bool, Output]) -> None:
        check_withdrawn(outputs[True])

    @pytest.mark.parametrize("status", UNPUBLISHED)
    def test_what_is_not_published_is_marked(
        self, outputs: dict[bool, Output], status: Status
    ) -> None:
        base = f"{DEPARTMENT}/{YEARS[status]}/"
        for address in (base, f"{base}indicators/"):
            assert say(f"evaluation.{status}") in page(outputs[True], address)
        assert f"（{say(f'status.{status}')}）" in page(outputs[True], f"{DEPARTMENT}/")

    def test_nothing_is_only_announced(self, outputs: dict[bool, Output]) -> None:
        line = say("department.announced", year=YEARS[Status.AUDITED])
        assert line not in page(outputs[True], f"{DEPARTMENT}/")


def test_a_department_with_an_audited_evaluation_alone_can_be_reached(minimal: Path) -> None:
    file = minimal / DEPARTMENT / "2024" / "evaluation.yml"
    text = file.read_text(encoding="utf-8").replace("status: published", "status: audited")
    file.write_text(text, encoding="utf-8")
    output = produce(examine(minimal))
    assert f'href="{DEPARTMENT}/"' in page(output, "")
    assert say("department.announced", year=2024) in page(output, f"{DEPARTMENT}/")
    assert "88.50" not in "".join(everything(output).values())
