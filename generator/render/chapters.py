"""A rendered page of an evaluation as a chapter of its report.

Text from data is escaped, so every tag, attribute and heading found here is one of a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from html import escape, unescape
from urllib.parse import urldefrag, urljoin

from markupsafe import Markup

from generator.pages.addresses import relative

_TOP = re.compile(r'\A.*?<nav class="parts".*?</nav>\n', re.DOTALL)
_FOOT = re.compile(r'<footer class="provenance".*\Z', re.DOTALL)
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
    text = _FOOT.sub("", _TOP.sub("", markdown)).strip("\n")
    text = _HEADING.sub(rf"#\g<1>{part}-", text)
    text = _TAG.sub(lambda tag: f"{tag[1]}h{int(tag[2]) + 1}", text)
    text = _DETAILS.sub('<details open class="', _CSV.sub("", text))
    text = _ID.sub(rf"\g<1>{part}-", text)
    anchors = {f"/{address}": id for id, address in addresses.items()}
    moved = partial(_moved, base=f"/{addresses[part]}", anchors=anchors, report=report)
    return Markup(_LINK.sub(lambda link: f'{link[1]}{escape(moved(unescape(link[2])))}"', text))


def _moved(link: str, base: str, anchors: Mapping[str, str], report: str) -> str:
    """A link of a page at `base` as the report says it."""
    whole = urljoin(base, link)
    if not whole.startswith("/"):
        return link
    address, fragment = urldefrag(whole)
    if address not in anchors:
        return relative(whole.removeprefix("/"), report)
    return f"#{anchors[address]}-{fragment}" if fragment else f"#{anchors[address]}"
