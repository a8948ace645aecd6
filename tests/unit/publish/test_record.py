"""Every publication is a release that continues the record, or leaves no trace."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.audit.result import Result
from generator.build import Examined, examine, produce
from generator.exports import files, trace
from generator.load.folder import Folder
from generator.load.record import RECORD, load_record
from generator.model.record import Change, Record
from generator.output import Refused
from generator.problems import Report
from generator.publish import publishing
from generator.publish.publishing import Project, Published, publish
from generator.publish.record import PENDING, PUBLISHED, _enter, entered
from generator.publish.releases import Said, next_release, says_all
from tests.spoiling import CASES

DAY = date(2026, 11, 20)
EVALUATION = "example-agriculture/2024"
KEY = ("example-agriculture", 2024)
CORRECTION = """schema_version: 1
corrections:
- date: 2026-11-21
  what: 年初预算
  was: 477.50 万元
  now: 477.51 万元
  reason: 录入有误。
  decided_by: 财政局
"""


class Desk:
    """A project of the real evaluation; a build of it writes what the record adds alone."""

    def __init__(self, folder: Path) -> None:
        self.data = Path(shutil.copytree(CASES / "minimal", folder / "project" / "evaluations"))
        (self.data / "pages").mkdir()
        (self.data / "pages" / "about.md").write_text("# x\n")
        (folder / "project" / "mkdocs.yml").write_text("site_name: x\n")
        self.project = Project(folder / "project", self.data)
        self.target = folder / "site"

    def publish(self, day: date = DAY, target: Path | None = None) -> Published:
        return publish(self.project, self.examined(), target or self.target, Said(day, "说明"))

    def examined(self) -> Examined:
        found = examine(self.data)
        assert not found.blocking
        return found

    def correct(self) -> None:
        """A fact is changed, and a correction says so."""
        (self.data / EVALUATION / "corrections.yml").write_text(CORRECTION, encoding="utf-8")
        head = self.data / EVALUATION / "evaluation.yml"
        text = head.read_text(encoding="utf-8")
        head.write_text(text.replace("title: ", "title: 更"), encoding="utf-8")

    @property
    def record(self) -> Record:
        report = Report()
        found = load_record(Folder(self.data, RECORD, report))
        assert not report.problems
        return found

    def forget(self, id: str) -> None:
        (self.data / RECORD / f"{id}.yml").unlink()
        shutil.rmtree(self.data / RECORD / id)

    def files(self) -> dict[str, bytes]:
        places = sorted((self.data / RECORD).rglob("*"))
        return {one.name: one.read_bytes() for one in places if one.is_file()}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path)

    def build(project: Path, folder: Path, languages: tuple[str, ...], *, pdfs: bool) -> None:
        files = produce(examine(desk.data)).files
        for name, content in files.items():
            if name.startswith(PUBLISHED) or name.endswith("2024/data.json"):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)

    monkeypatch.setattr(publishing, "build_site", build)
    return desk


def test_the_first_release_has_all_that_is_shown(desk: Desk) -> None:
    found = desk.publish()
    (release,) = desk.record.releases
    assert found.release == release.id == "2026-11-20"
    assert release.previous == ""
    assert release.note == ("说明",)
    (version,) = release.versions
    assert (version.key, version.change) == (KEY, Change.NEW)
    assert (version.score, version.grade) == ("85.00", "良")
    kept = (desk.data / RECORD / release.id / f"{EVALUATION}.json").read_bytes()
    assert kept == (desk.target / EVALUATION / "data.json").read_bytes()
    assert hashlib.sha256(kept).hexdigest() == version.content
    assert {f"{EVALUATION}/", f"{EVALUATION}/card/", "changes/", "about/", ""} <= set(
        release.addresses
    )
    assert not any(one.startswith("releases/") for one in release.addresses)


def test_the_site_carries_the_record(desk: Desk) -> None:
    desk.publish()
    own = desk.data / RECORD / "2026-11-20.yml"
    assert (desk.target / "releases/2026-11-20.yml").read_bytes() == own.read_bytes()


def test_nothing_new_is_no_release(desk: Desk) -> None:
    desk.publish()
    before = desk.files()
    again = desk.publish(date(2026, 11, 22))
    assert (again.release, again.same) == ("", True)
    assert desk.files() == before


def test_a_correction_is_told_as_one_and_the_chain_goes_on(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    desk.publish()
    first, second = desk.record.releases
    assert (second.id, second.previous) == ("2026-11-20-2", first.sum)
    assert [one.change for one in second.versions] == [Change.CORRECTED]
    assert second.addresses == ()
    for release in (first, second):
        assert (desk.target / f"releases/{release.id}/{EVALUATION}/data.json").is_file()


def test_a_change_without_a_correction_is_told_too(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    (desk.data / EVALUATION / "corrections.yml").unlink()
    desk.publish()
    assert [one.change for one in desk.record.releases[1].versions] == [Change.CHANGED]


def test_the_eleventh_of_a_day_follows_the_tenth(desk: Desk) -> None:
    for number in range(11):
        head = desk.data / EVALUATION / "evaluation.yml"
        text = head.read_text(encoding="utf-8")
        head.write_text(text.replace("title: ", f"title: {number}"), encoding="utf-8")
        record = desk.record
        with entered(desk.data, next_release(desk.data, desk.examined(), Said(DAY), "1")):
            pass
        assert len(desk.record.releases) == len(record.releases) + 1
    assert desk.record.releases[-1].id == "2026-11-20-11"


def test_withdrawn_then_published_again(desk: Desk) -> None:
    head = desk.data / EVALUATION / "evaluation.yml"
    published = head.read_text(encoding="utf-8")
    desk.publish()
    taken = published.replace("status: published", "status: withdrawn")
    head.write_text(
        f"{taken}withdrawal: {{date: 2026-11-21, reason: 数据有误。}}\n", encoding="utf-8"
    )
    desk.publish()
    head.write_text(published, encoding="utf-8")
    desk.publish()
    changes = [one.version.change for one in desk.record.issued[KEY]]
    assert changes == [Change.NEW, Change.WITHDRAWN, Change.NEW]
    assert len(desk.record.versions(KEY)) == 2


def test_a_day_before_the_last_release_is_refused(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    with pytest.raises(Refused, match="2026-11-20"):
        desk.publish(date(2026, 11, 19))


@pytest.mark.parametrize("fault", [Refused("no"), KeyboardInterrupt(), OSError(28, "full")])
def test_a_build_that_fails_leaves_the_record_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    desk.publish()
    before, build = desk.files(), vars(publishing)["build_site"]
    desk.correct()

    def failing(*_: object, **__: object) -> None:
        assert len(desk.record.releases) == 2
        raise fault

    monkeypatch.setattr(publishing, "build_site", failing)
    with pytest.raises((Refused, KeyboardInterrupt)):
        desk.publish()
    assert desk.files() == before
    monkeypatch.setattr(publishing, "build_site", build)
    assert desk.publish().release == "2026-11-20-2"


def killed(desk: Desk) -> None:
    """A publishing that ends without cleaning up, before its site is in place."""
    release = next_release(desk.data, desk.examined(), Said(DAY), "1")
    assert release is not None
    _enter(desk.data / RECORD, release)


def test_a_release_that_was_never_published_is_replaced(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    killed(desk)
    assert len(desk.record.releases) == 2
    assert (desk.data / RECORD / PENDING).read_text() == "2026-11-20-2\n"
    assert desk.publish(date(2026, 11, 25)).release == "2026-11-25"
    assert [one.id for one in desk.record.releases] == ["2026-11-20", "2026-11-25"]
    assert not (desk.data / RECORD / PENDING).exists()


def test_a_release_that_was_published_before_the_end_stays(desk: Desk) -> None:
    desk.publish()
    before = desk.files()
    (desk.data / RECORD / PENDING).write_text("2026-11-20\n")
    assert desk.publish().release == ""
    assert desk.files() == before


def test_a_record_that_the_data_lack_is_taken_from_the_site(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    desk.publish()
    before = desk.files()
    desk.forget("2026-11-20-2")
    assert desk.publish().same
    assert desk.files() == before


def test_records_that_went_different_ways_are_refused(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    desk.publish()
    desk.publish(target=other)
    desk.correct()
    desk.publish()
    lost = desk.files()
    desk.forget("2026-11-20-2")
    desk.publish(date(2026, 11, 25), target=other)
    kept = desk.files()
    with pytest.raises(Refused, match="different ways"):
        desk.publish()
    assert desk.files() == kept != lost


def test_a_second_target_gets_the_same_record(desk: Desk, tmp_path: Path) -> None:
    desk.publish()
    assert desk.publish(target=tmp_path / "other").release == ""
    assert (tmp_path / "other/releases/2026-11-20.yml").is_file()


def test_an_address_that_would_die_is_refused_with_the_lines_to_add(desk: Desk) -> None:
    desk.publish()
    (desk.data / "pages" / "about.md").rename(desk.data / "pages" / "site.md")
    with pytest.raises(Refused, match=r"redirects:\n- from: about/\n  to: "):
        desk.publish()
    lines = "schema_version: 1\nredirects:\n- from: about/\n  to: site/\n"
    (desk.data / "redirects.yml").write_text(lines)
    desk.publish()
    assert desk.record.releases[1].addresses == ("site/",)


def test_an_altered_version_is_an_error(desk: Desk) -> None:
    desk.publish()
    path = desk.data / RECORD / "2026-11-20" / f"{EVALUATION}.json"
    path.write_bytes(path.read_bytes().replace(b"85.00", b"95.00"))
    assert [one.id for one in examine(desk.data).blocking] == ["record-altered"]


def test_an_altered_release_is_an_error_once_another_follows(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    desk.publish()
    path = desk.data / RECORD / "2026-11-20.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("说明", "别的"), encoding="utf-8")
    assert [one.id for one in examine(desk.data).blocking] == ["record-chain"]


def test_line_ends_of_a_copy_alter_nothing(desk: Desk) -> None:
    desk.publish()
    desk.correct()
    desk.publish()
    before = (desk.target / "releases/2026-11-20.yml").read_bytes()
    for path in (one for one in (desk.data / RECORD).rglob("*.*") if one.is_file()):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not examine(desk.data).blocking
    assert desk.publish().release == ""
    assert (desk.target / "releases/2026-11-20.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("alter", "change"),
    [
        (lambda row: {**row, "learnt": "x"}, None),
        (lambda row: {**row, "title": "别的"}, Change.CHANGED),
    ],
)
def test_other_software_that_tells_more_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, alter: Callable[[dict[str, str]], dict[str, str]],
    change: Change | None,
) -> None:  # fmt: skip
    with entered(desk.data, next_release(desk.data, desk.examined(), Said(DAY), "1")):
        pass
    plain = trace.evaluation_json

    def told(result: Result) -> dict[str, Any]:
        whole = plain(result)
        return {**whole, "evaluation": alter(whole["evaluation"])}

    monkeypatch.setattr(files, "evaluation_json", told)
    found = next_release(desk.data, desk.examined(), Said(DAY), "2")
    assert (found is None) == (change is None)
    same = next_release(desk.data, desk.examined(), Said(DAY), "1")
    assert same is not None


def test_says_all() -> None:
    old = {"a": [{"b": "1"}], "c": None}
    assert says_all({"a": [{"b": "1", "new": "2"}], "c": None, "new": []}, old)
    assert not says_all({"a": [{"b": "1"}, {"b": "2"}], "c": None}, old)
    assert not says_all({"a": [{"b": "1"}]}, old)
    assert not says_all({"a": [{"b": "2"}], "c": None}, old)


def test_the_kept_version_is_json_of_one_evaluation(desk: Desk) -> None:
    desk.publish()
    text = (desk.data / RECORD / "2026-11-20" / f"{EVALUATION}.json").read_text(encoding="utf-8")
    assert json.loads(text)["evaluation"]["department"] == KEY[0]
