"""What a page of the site may load and run: the one place that says so.

Browsers hold a page to it (Content Security Policy), so that a text that came through all escaping
would still run nothing and tell nobody anything.
"""

from __future__ import annotations

PAGE = "; ".join(
    (
        # Whatever is not named below is not loaded: frames, fonts, films, workers, plugins.
        "default-src 'none'",
        # Scripts are files of the site; no text of a page runs, in whatever place it stands. What
        # pages hold in <script> is data, which no policy concerns.
        "script-src 'self'",
        # Style sheets are files of the site. The hash is that of no text at all: plotly.js makes an
        # empty <style> and fills it by script, which a text cannot do.
        "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
        # The theme's icons are pictures within its style sheets (data:), which ask nobody.
        "img-src 'self' data:",
        # Search and comparison read data files of the site.
        "connect-src 'self'",
        # No text may turn the links of a page elsewhere, nor a form send what is typed.
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The policy that stands in every page, and so holds on every host, and in copies."""

NO_FRAMES = "frame-ancestors 'none'"
"""What only a server can say: that other sites may not show a page inside theirs."""

HEADER = f"{PAGE}; {NO_FRAMES}"
"""The policy for a server to send with every page but cards, which are there to be shown."""
