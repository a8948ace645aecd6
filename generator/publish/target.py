"""The folder a site is published to: who may replace it, and with what."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.locking import Busy, locked
from generator.output import Aside, Refused, abandoned
from generator.publish.digests import digests, files_of
from generator.publish.manifest import MANIFEST, SUMS, Manifest, Unreadable, read_manifest
from generator.system_faults import in_words

BY = ".publish"
"""In the names of what a publishing writes beside its target."""
MOST = 10
"""Names a message lists."""


@contextmanager
def held(
    target: Path, project: Path, *, of_mkdocs: bool = False, joined: bool = False
) -> Iterator[Aside]:
    """A place beside the target for the new site, while nobody else publishes there.

    What a publishing that was killed left there is removed. `project` is the folder of the data
    and settings; `of_mkdocs` says that MkDocs builds to the target too, and then its site, which
    has no manifest, may be replaced; `joined` that several sites are put together, which replace
    none that was published by itself, nor the other way round. Raises Refused, before anything is
    made, where it may not.
    """
    target = target.resolve()
    refuse_foreign(target, project, of_mkdocs=of_mkdocs, joined=joined)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.parent / f".{target.name}.lock", wait=0):
            for left in abandoned(target, BY):
                shutil.rmtree(left)
            aside = Aside(target, BY)
            try:
                aside.folder.parent.mkdir(mode=0o755)
                yield aside
            finally:
                aside.remove()
    except Busy as busy:
        raise Refused(
            f"{target}: 另一个发布正在进行，请等它结束 / being published to, wait until it is done"
        ) from busy
    except OSError as fault:
        raise Refused(f"{fault.filename or target}: {in_words(fault)}") from fault


def refuse_foreign(
    target: Path, project: Path, *, of_mkdocs: bool = False, joined: bool = False
) -> None:
    """Raise Refused unless the target is empty, not there, or a site that was published so."""
    resolved, project = target.resolve(), project.resolve()
    if resolved == project or resolved in project.parents or _is_source(resolved, project):
        raise Refused(f"{target}: 不能写入数据文件夹 / the data folder cannot be written to")
    if not target.exists():
        return
    if not target.is_dir():
        raise Refused(f"{target}: 不是文件夹 / not a folder")
    if not os.access(target, os.W_OK):
        raise Refused(f"{target}: 没有写入权限 / may not be written to")
    if all(entry.name.startswith(".") for entry in target.iterdir()):
        return
    try:
        manifest = read_manifest(target)
    except Unreadable as fault:
        if of_mkdocs:
            return
        raise Refused(
            f"{target}: 文件夹里有其他内容，不予覆盖；请换一个空文件夹\n"
            f"{target}: the folder holds other files, left alone; choose an empty one"
        ) from fault
    if manifest.joined is not joined:
        raise Refused(
            f"{target}: 是多个网站合成的，不予覆盖 / sites joined together, left alone"
            if manifest.joined
            else f"{target}: 是单独发布的网站，不予覆盖 / a site published by itself, left alone"
        )
    if strangers := _strangers(target, manifest):
        listed = "、".join(strangers[:MOST]) + (" …" if len(strangers) > MOST else "")
        raise Refused(
            f"{target}: 有 {len(strangers)} 个文件不是发布的，覆盖会丢失：{listed}\n"
            f"要公开的请移入 evaluations/pages/，不要的请删去\n"
            f"{target}: {len(strangers)} files there were not published and would be lost; "
            "move them to evaluations/pages/ or delete them"
        )


def put_in_place(aside: Aside) -> None:
    """Replace the target by what was built aside, once that is on the disk: power may fail."""
    if hasattr(os, "sync"):
        os.sync()
    aside.put_in_place()


def published_files(target: Path) -> Mapping[str, str]:
    """The SHA-256 of what stands there now, by address; hidden files are not the site's."""
    found = digests(target) if target.is_dir() else {}
    return {name: value for name, value in found.items() if not name.startswith(".")}


def _is_source(target: Path, project: Path) -> bool:
    """Whether the target is one of the folders the site is made from, or in one."""
    sources = [project / name for name in ("evaluations", "theme_overrides", "generator", "docs")]
    return any(target == one or one in target.parents for one in sources if one.is_dir())


def _strangers(target: Path, manifest: Manifest) -> list[str]:
    """The files of a published folder that its manifest does not name; hidden ones are kept."""
    known = {*manifest.files, MANIFEST, SUMS}
    names = (path.relative_to(target).as_posix() for path in files_of(target))
    return [one for one in names if one not in known and not one.startswith(".")]
