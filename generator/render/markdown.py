"""Text from data made safe for Markdown and HTML.

Pages are Markdown whose headings are Markdown and whose blocks are HTML without blank lines:
Python-Markdown and CommonMark renderers both carry such blocks through untouched.
"""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup, escape

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def heading_text(text: str) -> Markup:
    """A text for a Markdown heading: all ASCII punctuation as entities, so that none acts."""
    plain = " ".join(text.split())
    return Markup(_PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", plain))


def json_block(data: Any) -> Markup:
    """JSON for a script element of data; no sign in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text)


def html_text(text: str) -> str:
    """A text escaped for HTML."""
    return str(escape(text))
