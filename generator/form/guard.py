"""Who may ask: pages of this form on this computer, and nobody else.

Another site that is open in the same browser can send requests here, and can even be given the
address of this computer (DNS rebinding), but it cannot forge Host, Origin or the token.
"""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from generator.form.answers import cookie_name
from generator.form.desk import Desk, Request

LOOPBACK = ("127.0.0.1", "localhost", "::1")
OWN_SITES = ("same-origin", "none")


def refusal(request: Request, desk: Desk) -> tuple[int, str] | None:
    """Why a request is refused, as status and key of the words; None where it may go on.

    Whether a change has the right token is asked later, for then what was typed is kept.
    """
    host = request.headers.get("host", "")
    if not _is_own_host(host, desk):
        return 403, "refused.host"
    if request.headers.get("sec-fetch-site", "none") not in OWN_SITES:
        return 403, "refused.origin"
    if request.method not in ("GET", "HEAD", "POST"):
        return 405, "refused.method"
    if request.method == "POST" and not _is_own_origin(request, host):
        return 403, "refused.origin"
    if len(request.body) > desk.most_bytes(request.path):
        return 413, "refused.large"
    return None


def _is_own_host(host: str, desk: Desk) -> bool:
    """Whether the browser believes it speaks to this computer, at the port of the preview."""
    try:
        asked, own = urlsplit(f"//{host}"), urlsplit(desk.base)
        same_port = (asked.port or 80) == (own.port or 80)
    except ValueError:
        return False
    return asked.hostname in LOOPBACK and same_port and not asked.username and not asked.path


def _is_own_origin(request: Request, host: str) -> bool:
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") == "same-origin"
    return origin == f"http://{host}"


def has_token(request: Request, desk: Desk, posted: str) -> bool:
    """Whether cookie and form both have the token of this run."""
    cookie: SimpleCookie = SimpleCookie()
    try:
        cookie.load(request.headers.get("cookie", ""))
    except CookieError:
        return False
    kept = cookie.get(cookie_name(desk))
    given = (kept.value if kept else "", posted)
    own = desk.token.encode()
    checked = [hmac.compare_digest(one.encode(), own) for one in given]
    return all(checked)
