"""Packed office files: which one it is, and whether it is safe to unpack."""

from __future__ import annotations

import zipfile

from generator.intake.readers.unreadable import Unreadable

LARGEST_PART = 100  # MB of XML in one part
LARGEST_INSIDE = 400  # MB of everything
MOST_PARTS = 10_000
_CHUNK = 1024 * 1024
_XML = (".xml", ".rels")
# The format forbids them (ECMA-376-2, 8.1.1); they are how a small file swells or reads others.
_DECLARATIONS = tuple("<!DOCTYPE".encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be"))


def checked_package(name: str, package: zipfile.ZipFile) -> str:
    """docx or xlsx; raises Unreadable for other packages and for those that do harm."""
    _refuse_large(name, package)
    form = _form(name, package)
    for part in package.infolist():
        if part.filename.lower().endswith(_XML):
            _refuse_declarations(name, package, part)
    return form


def _refuse_large(name: str, package: zipfile.ZipFile) -> None:
    """By the sizes the package declares: zipfile never unpacks more of a part than that."""
    parts = package.infolist()
    xml = max((one.file_size for one in parts if one.filename.lower().endswith(_XML)), default=0)
    limit = LARGEST_PART if xml > LARGEST_PART * _CHUNK else LARGEST_INSIDE
    if xml > LARGEST_PART * _CHUNK or sum(one.file_size for one in parts) > LARGEST_INSIDE * _CHUNK:
        raise Unreadable("too-large-inside", {"name": name, "limit": str(limit)})
    if len(parts) > MOST_PARTS:
        raise Unreadable("too-large-inside", {"name": name, "limit": str(LARGEST_INSIDE)})


def _form(name: str, package: zipfile.ZipFile) -> str:
    names = {one.filename for one in package.infolist()}
    values = {"name": name}
    if "OFD.xml" in names:
        raise Unreadable("ofd", values)
    if "mimetype" in names or "content.xml" in names:
        raise Unreadable("open-document", values)
    if "[Content_Types].xml" not in names:
        raise Unreadable("archive", values)
    types = package.read("[Content_Types].xml")
    if b"wordprocessingml.document.main+xml" in types:
        return _transitional(name, package, "word/document.xml", "docx")
    if b"spreadsheetml.sheet.main+xml" in types or b"ms-excel.sheet.macroEnabled" in types:
        return _transitional(name, package, "xl/workbook.xml", "xlsx")
    if b"ms-word" in types or b"template.main+xml" in types:
        raise Unreadable("macros", values)
    raise Unreadable("unknown-form", values)


def _transitional(name: str, package: zipfile.ZipFile, part: str, form: str) -> str:
    """The strict form has other names for everything; no reader here knows them."""
    if part in package.namelist():
        with package.open(part) as opened:
            if b"purl.oclc.org/ooxml" in opened.read(4096):
                raise Unreadable("strict-form", {"name": name})
    return form


def _refuse_declarations(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise Unreadable("encrypted", {"name": name})
    before = b""
    with package.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            if any(one in before + chunk for one in _DECLARATIONS):
                raise Unreadable("declares", {"name": name})
            before = chunk[-32:]
