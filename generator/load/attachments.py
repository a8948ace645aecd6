"""Attachments of an evaluation, and the address at which its report was published."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from pathlib import Path

from generator.load.folder import Folder
from generator.load.survey import is_hidden
from generator.model.attachments import Attachment
from generator.problems import Place
from generator.yaml_nodes.fields import PARAGRAPH_LENGTH, Fields
from generator.yaml_nodes.likeness import nearest
from generator.yaml_nodes.nodes import Sequence

ATTACHMENTS = "attachments"
LARGEST = 20
"""Megabytes an attachment may have."""
KINDS = {
    ".pdf": (b"%PDF-",),
    ".ofd": (b"PK\x03\x04",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".zip": (b"PK\x03\x04", b"PK\x05\x06"),
    ".csv": (b"",),
    ".png": (b"\x89PNG\r\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}
"""Extensions of what may be attached, and how such files begin; nothing that a browser runs."""
_NO_NAME = re.compile(r"[/\\]|^[A-Za-z]:|%[0-9A-Fa-f]{2}|^\.")
_SCHEMES = ("https://", "http://")
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9._~-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]*)?"
)


def load_attachments(head: Fields, folder: Folder) -> tuple[Attachment, ...]:
    """The attachments listed in the head of an evaluation, each a file of its own folder."""
    inside = folder.inside(ATTACHMENTS)
    present = _present(inside)
    found: dict[str, Attachment] = {}
    usable = not head.has(ATTACHMENTS) or isinstance(head.node.entries[ATTACHMENTS], Sequence)
    for fields in head.children(ATTACHMENTS):
        name = fields.text("file")
        title, note = fields.text("title"), fields.text("note", "", length=PARAGRAPH_LENGTH)
        key = unicodedata.normalize("NFC", name).casefold()
        if (
            name
            and not fields.to_fill("file")
            and _is_name(fields, name)
            and _is_there(fields, name, present)
        ):
            if key in found:
                first = found[key].place.line
                fields.problem("attachment-twice", fields.at("file"), name=name, first=first)
            elif one := _read(fields, inside, name, title, note):
                found[key] = one
        usable &= fields.finish()
    for name in sorted(set(present) - {one.name for one in found.values()}) if usable else ():
        head.warn("attachment-unlisted", Place(inside.file(name)), name=name)
    return tuple(found.values())


def _present(inside: Folder) -> tuple[str, ...]:
    """The names of the files in the folder of attachments; none where that is a link."""
    path = inside.root / inside.name
    if path.is_symlink() or not path.is_dir():
        return ()
    return tuple(sorted(one.name for one in path.iterdir() if not is_hidden(one.name)))


def attachments_seen(folder: Folder) -> tuple[tuple[str, int, int], ...]:
    """What the disk says of the attachments of a folder: names, sizes, times of change."""
    inside = folder.inside(ATTACHMENTS)
    states = [(name, (inside.root / inside.name / name).lstat()) for name in _present(inside)]
    return tuple((name, one.st_size, one.st_mtime_ns) for name, one in states)


def _is_name(fields: Fields, name: str) -> bool:
    """Whether it is the bare name of a file of a kind that may be attached."""
    if _NO_NAME.search(name):
        fields.problem("attachment-path", fields.at("file"), found=name)
    elif Path(name).suffix.lower() not in KINDS:
        known = "、".join(KINDS)
        fields.problem("attachment-kind", fields.at("file"), name=name, known=known)
    else:
        return True
    return False


def _is_there(fields: Fields, name: str, present: tuple[str, ...]) -> bool:
    if name not in present:
        meant = nearest(name, present)
        fields.problem("attachment-missing", fields.at("file"), name=name, meant=meant)
    return name in present


def _read(fields: Fields, inside: Folder, name: str, title: str, note: str) -> Attachment | None:
    """An attachment with its size and hash; None where it is not a file of this folder."""
    path, place = inside.root / inside.name / name, fields.at("file")
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode) or not _lies_in(path, inside.root / inside.name):
            fields.problem("attachment-link", place, name=name)
        elif not stat.S_ISREG(status.st_mode):
            fields.problem("not-a-file", place, name=name)
        elif status.st_size > LARGEST * 1024 * 1024:
            size = f"{status.st_size / 1024 / 1024:.1f}"
            fields.problem("attachment-too-large", place, name=name, size=size, limit=LARGEST)
        elif (data := path.read_bytes()).startswith(KINDS[Path(name).suffix.lower()]):
            digest = hashlib.sha256(data).hexdigest()
            return Attachment(name, title, note, inside.file(name), len(data), digest, fields.place)
        else:
            fields.problem("attachment-content", place, name=name)
    except OSError as fault:
        fields.problem("unreadable", Place(inside.file(name)), why=fault.strerror or str(fault))
    return None


def _lies_in(path: Path, folder: Path) -> bool:
    return path.resolve().parent == folder.resolve()


def load_report_url(head: Fields) -> str:
    """The address at which the report was published, "" where none is given; http or https."""
    if not head.has("report_url"):
        return ""
    found = head.text("report_url", length=2000)
    if head.to_fill("report_url"):
        return ""
    if found and not found.lower().startswith(_SCHEMES):
        head.problem("link-scheme", head.at("report_url"), key="report_url", found=found)
    elif found and not _ADDRESS.fullmatch(found):
        head.problem("link-form", head.at("report_url"), key="report_url", found=found)
    return found
