"""A site is put in place whole, or what was there stays."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.build import Examined
from generator.locking import locked
from generator.output import Refused
from generator.publish import publishing
from generator.publish.browsers import Unprinted
from generator.publish.manifest import MANIFEST, SUMS, Unreadable, read_manifest
from generator.publish.publishing import Faulty, Project, build, publish
from generator.publish.sources import marks
from generator.publish.target import BY
from generator.publish.verifying import other_software, verify


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public" / "site"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


def test_a_first_site(project: Project, examined: Examined, pages: dict[str, str], target: Path):
    found = publish(project, examined, target)
    assert set(found.new) == {*pages, MANIFEST, SUMS}
    assert not found.changed
    assert not found.gone
    assert tree(target).keys() == {*pages, MANIFEST, SUMS}
    assert beside(target) == [".site.lock", "site"]
    assert not verify(target)


def test_the_next_one(project: Project, examined: Examined, pages: dict[str, str], target: Path):
    publish(project, examined, target)
    pages["a/index.html"] = "<p>二</p>"
    pages["b/index.html"] = "<p>三</p>"
    found = publish(project, examined, target)
    assert set(found.new) == {"b/index.html"}
    assert set(found.changed) == {"a/index.html", MANIFEST, SUMS}
    assert (target / "a/index.html").read_text(encoding="utf-8").endswith("<p>二</p>")


def test_the_same_again_replaces_nothing(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    publish(project, examined, target)
    before = target.stat().st_ino
    assert publish(project, examined, target).same
    assert target.stat().st_ino == before


def test_what_was_altered_by_hand_is_put_right(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    publish(project, examined, target)
    (target / "a/index.html").write_text("<p>改</p>", encoding="utf-8")
    assert verify(target).altered == ("a/index.html",)
    assert publish(project, examined, target).changed == ("a/index.html",)
    assert not verify(target)


def test_settings_of_the_server_stay(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    target.mkdir(parents=True)
    (target / ".htaccess").write_text("x")
    publish(project, examined, target)
    pages["a/index.html"] = "<p>二</p>"
    publish(project, examined, target)
    assert (target / ".htaccess").read_text() == "x"
    assert not verify(target)


class TestRefused:
    @pytest.fixture
    def before(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> dict[str, bytes]:
        publish(project, examined, target)
        pages["a/index.html"] = "<p>二</p>"
        return tree(target)

    def check(self, project: Project, examined: Examined, target: Path, told: str) -> None:
        before = tree(target)
        with pytest.raises(Refused, match=told):
            publish(project, examined, target)
        assert tree(target) == before

    def test_a_folder_of_somebody_else(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        target.mkdir(parents=True)
        (target / "index.html").write_text("mine")
        self.check(project, examined, target, "the folder holds other files")

    def test_files_somebody_put_there(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path
    ) -> None:
        (target / "notice.pdf").write_bytes(b"x")
        self.check(project, examined, target, "notice.pdf")

    def test_a_file(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        target.parent.mkdir(parents=True)
        target.write_text("x")
        with pytest.raises(Refused, match="not a folder"):
            publish(project, examined, target)

    @pytest.mark.parametrize("place", [".", "..", "evaluations", "evaluations/pages/site"])
    def test_the_data_and_what_is_around_them(
        self, project: Project, examined: Examined, pages: dict[str, str], place: str
    ) -> None:
        with pytest.raises(Refused, match="data folder"):
            publish(project, examined, project.folder / place)

    def test_while_another_publishes(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path
    ) -> None:
        with locked(target.parent / ".site.lock"):
            self.check(project, examined, target, "being published to")

    def test_while_the_same_data_are_published_elsewhere(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path
    ) -> None:
        with locked(project.data / ".publish.lock"):
            self.check(project, examined, target, "being published to another folder")

    def test_a_site_with_faults(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path,
        pages: dict[str, str],
    ) -> None:  # fmt: skip
        pages["index.html"] = '<a href="none/">x</a>'
        with pytest.raises(Faulty) as fault:
            publish(project, examined, target)
        assert [one.found for one in fault.value.faults] == ["none/"]
        assert tree(target) == before

    def test_data_that_change_meanwhile(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        build: Any = vars(publishing)["build_site"]

        def edited(folder: Path, aside: Path, languages: tuple[str, ...], **more: bool) -> None:
            build(folder, aside, languages, **more)
            (project.data / "site.yml").write_text("name: y\n")

        monkeypatch.setattr(publishing, "build_site", edited)
        self.check(project, examined, target, "changed meanwhile")

    def test_data_edited_and_taken_back(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        build: Any = vars(publishing)["build_site"]
        file = project.data / "site.yml"

        def edited(folder: Path, aside: Path, languages: tuple[str, ...], **more: bool) -> None:
            saved = file.read_text()
            file.write_text("name: y\n")
            build(folder, aside, languages, **more)
            file.write_text(saved)

        monkeypatch.setattr(publishing, "build_site", edited)
        self.check(project, examined, target, "changed meanwhile")

    def test_data_edited_after_they_were_examined(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path
    ) -> None:
        read = marks(project.folder, project.data)
        (project.data / "site.yml").write_text("name: y\n")
        with pytest.raises(Refused, match="changed meanwhile"):
            publish(project, examined, target, read=read)
        assert tree(target) == before

    def test_a_full_disk(
        self, project: Project, examined: Examined, before: dict[str, bytes], target: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        def full(folder: Path, aside: Path, languages: tuple[str, ...], **more: bool) -> None:
            aside.mkdir()
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(publishing, "build_site", full)
        self.check(project, examined, target, "No space left")
        assert beside(target) == [".site.lock", "site"]


def test_what_a_killed_publishing_left_goes_away(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    left = target.parent / f".site{BY}-0123abcd"
    other = target.parent / f".site2{BY}-0123abcd"
    for folder in (left, other):
        (folder / "new").mkdir(parents=True)
    publish(project, examined, target)
    assert beside(target) == [".site.lock", other.name, "site"]


def test_the_manifest_tells_nothing_of_what_is_not_published(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    department = next(iter(examined.disclosure.departments))
    for name in (f"{department}/2021/facts.yml", f"{department}/2021/todo.yml", "new/2025/x.yml"):
        (project.data / name).parent.mkdir(parents=True, exist_ok=True)
        (project.data / name).write_text("x: 1\n")
    publish(project, examined, target)
    told = read_manifest(target).sources
    assert f"evaluations/{department}/2021/facts.yml" in told
    assert "todo.yml" not in "".join(told)
    assert "evaluations/new" not in "".join(told)


def test_missing_and_strange_files_are_found(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    publish(project, examined, target)
    shutil.move(target / "a/index.html", target / "a/other.html")
    found = verify(target)
    assert (found.missing, found.added) == (("a/index.html",), ("a/other.html",))


def test_a_manifest_changed_with_its_file_is_found(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    publish(project, examined, target)
    text = (target / MANIFEST).read_text(encoding="utf-8")
    (target / MANIFEST).write_text(text.replace('"format"', ' "format"'), encoding="utf-8")
    with pytest.raises(Unreadable):
        verify(target)


def test_other_versions_are_told(
    project: Project, examined: Examined, pages: dict[str, str], target: Path
) -> None:
    publish(project, examined, target)
    manifest = read_manifest(target)
    assert other_software(manifest, manifest.software) == ()
    assert other_software(manifest, {**manifest.software, "mkdocs": "0.1"}) == (
        f"mkdocs {manifest.software['mkdocs']} → 0.1",
    )


class TestWithoutRelease:
    def test_the_site_of_mkdocs_is_replaced_and_no_release_recorded(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        target.mkdir(parents=True)
        (target / "old.html").write_text("by MkDocs")
        (target / ".htaccess").write_text("x")
        found = build(project, examined, target)
        assert not found.release
        assert not (project.data / "record").exists()
        assert tree(target).keys() == {*pages, MANIFEST, SUMS, ".htaccess"}
        assert not verify(target)
        assert build(project, examined, target).same

    def test_it_may_be_published_to_later(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        build(project, examined, target)
        assert publish(project, examined, target).release

    def test_a_file_put_into_it_is_not_lost(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        build(project, examined, target)
        (target / "notice.pdf").write_bytes(b"x")
        with pytest.raises(Refused, match=r"notice\.pdf"):
            build(project, examined, target)
        assert (target / "notice.pdf").is_file()

    def test_faults_leave_the_old_site(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        build(project, examined, target)
        before = tree(target)
        pages["index.html"] = '<a href="none/">x</a>'
        with pytest.raises(Faulty):
            build(project, examined, target)
        assert tree(target) == before


class TestPdfs:
    def with_pdfs(self, project: Project, content: bytes = b"%PDF") -> Project:
        def add(site: Path) -> None:
            (site / "report.pdf").write_bytes(content)
            (site / "report.pdf").chmod(0o600)

        return replace(project, add_pdfs=add)

    def test_stand_in_the_site_and_in_its_manifest_and_may_be_linked(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        pages["a/index.html"] = '<a href="../report.pdf">PDF</a>'
        with pytest.raises(Faulty):
            publish(project, examined, target)
        found = publish(self.with_pdfs(project), examined, target)
        assert "report.pdf" in found.files
        assert (target / "report.pdf").read_bytes() == b"%PDF"
        assert (target / "report.pdf").stat().st_mode & 0o777 == 0o644
        assert not verify(target)

    def test_pages_are_told_of_them(
        self, project: Project, examined: Examined, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[bool] = []

        def only_told(folder: Path, aside: Path, languages: tuple[str, ...], *, pdfs: bool) -> None:
            told.append(pdfs)
            aside.mkdir()

        monkeypatch.setattr(publishing, "build_site", only_told)
        publish(project, examined, target)
        publish(self.with_pdfs(project), examined, target)
        assert told == [False, True]

    def test_where_they_cannot_be_printed_nothing_changes(
        self, project: Project, examined: Examined, pages: dict[str, str], target: Path
    ) -> None:
        def add(site: Path) -> None:
            raise Unprinted("broken")

        publish(self.with_pdfs(project), examined, target)
        before = tree(target)
        pages["a/index.html"] = "<p>二</p>"
        with pytest.raises(Refused, match="broken"):
            publish(replace(project, add_pdfs=add), examined, target)
        assert tree(target) == before
