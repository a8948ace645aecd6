"""A rendered page of an evaluation as a chapter of its report.

Text from data is escaped, so every tag, attribute and heading found here is one of a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache, partial
from html import escape, unescape
from urllib.parse import urljoin

from markupsafe import Markup

from generator.pages.addresses import relative

_PARTS = '<nav class="parts"'
_TOP = "</nav>\n"
_FOOT = '<footer class="provenance"'
_HEADING = re.compile(r"(?:\A|(?<=\n\n))(#+ .+ \{#)(?=\S+\}$)", re.MULTILINE)
_TAG = re.compile(r"(</?)h([2-5])\b")
_ID = re.compile(r'( (?:id|for)=")')
_LINK = re.compile(r'( href=")([^"]*)"')
_CSV = re.compile(r'<p class="csv">.*</p>\n')
_DETAILS = re.compile(r'<details class="(?!links)')


def chapter(markdown: str, part: str, addresses: Mapping[str, str], report: str) -> Markup:
    """What stands between head and foot of a page, one level deeper, its details open.

    `addresses` are those of all parts by id, in which the name of a part begins every id of its
    chapter. `report` is the address of the report: a link to what it holds stays in it. Files
    beside the page are left out, as paper has none.
    """
    text = _body(markdown).strip("\n")
    text = _HEADING.sub(rf"#\g<1>{part}-", text)
    text = _TAG.sub(lambda tag: f"{tag[1]}h{int(tag[2]) + 1}", text)
    text = _DETAILS.sub('<details open class="', _CSV.sub("", text))
    text = _ID.sub(rf"\g<1>{part}-", text)
    anchors = {f"/{address}": id for id, address in addresses.items()}
    moved = partial(_moved, base=f"/{addresses[part]}", anchors=anchors, report=report)
    return Markup(_LINK.sub(lambda link: f'{link[1]}{escape(moved(unescape(link[2])))}"', text))


def _body(markdown: str) -> str:
    """What stands between the tabs of the parts and the foot."""
    before, tabs, after = markdown.partition(_PARTS)
    return (after.partition(_TOP)[2] if tabs else before).partition(_FOOT)[0]


def _moved(link: str, base: str, anchors: Mapping[str, str], report: str) -> str:
    """A link of a page at `base` as the report says it."""
    path = link.partition("#")[0].partition("?")[0]
    rest = link[len(path) :]
    whole = _joined(base, path)
    if not whole.startswith("/"):
        return link
    if whole not in anchors or rest.startswith("?"):
        return f"{_relative(whole.removeprefix('/'), report)}{rest}"
    return f"#{anchors[whole]}-{rest[1:]}" if rest[1:] else f"#{anchors[whole]}"


@lru_cache(maxsize=1024)
def _joined(base: str, path: str) -> str:
    """Many links of a chapter lead to other places of one page."""
    return urljoin(base, path)


@lru_cache(maxsize=1024)
def _relative(address: str, report: str) -> str:
    return relative(address, report)
