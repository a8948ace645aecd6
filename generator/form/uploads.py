"""What a page sends with a file: fields and files, apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.form.desk import Request
from generator.form.posted import Posted, posted

MOST_PARTS = 200
LONGEST_FIELD = 16 * 1024 * 1024
_BOUNDARY = re.compile(r'multipart/form-data;.*boundary="?([^";,]{1,200})"?', re.IGNORECASE)
_NAME = re.compile(r'[; ]name="([^"]*)"')
_FILE = re.compile(r'[; ]filename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; its name is text to be shown, never a path."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, and its files by the name of their field."""

    fields: Posted
    files: Mapping[str, Upload]


def sent(request: Request) -> Sent | None:
    """What a form sent, with or without files; None where it cannot be read."""
    boundary = _BOUNDARY.match(request.headers.get("content-type", ""))
    if boundary is None:
        fields = posted(request)
        return Sent(fields, {}) if fields is not None else None
    try:
        return _parts(request.body, boundary[1].encode("ascii"))
    except (UnicodeError, ValueError):
        return None


def _parts(body: bytes, boundary: bytes) -> Sent:
    """The parts between the boundaries; raises ValueError for a body that is cut off or odd."""
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary)
    if len(pieces) < 2 or pieces[0] or not pieces[-1].startswith(b"--"):
        raise ValueError("no whole body")
    if len(pieces) > MOST_PARTS:
        raise ValueError("too many parts")
    fields: dict[str, list[str]] = {}
    files: dict[str, Upload] = {}
    for piece in pieces[1:-1]:
        head, gap, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        said = head.decode("utf-8")
        name = _NAME.search(said)
        if not gap or name is None:
            raise ValueError("a part without a name")
        file = _FILE.search(said)
        if file is not None:
            files[_plain(name[1])] = Upload(_last(_plain(file[1])), content)
        elif len(content) > LONGEST_FIELD:
            raise ValueError("a field that is too long")
        else:
            fields.setdefault(_plain(name[1]), []).append(content.decode("utf-8"))
    return Sent(fields, files)


def _plain(text: str) -> str:
    """A name as it was before a browser wrote it between quotes."""
    return text.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


def _last(name: str) -> str:
    """The name of a file without folders, nor signs that no name has."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable())[:200]
