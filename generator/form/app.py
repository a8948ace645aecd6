"""The form: one request answered."""

from __future__ import annotations

from generator.form.desk import Desk, Request, Response


def respond(request: Request, desk: Desk) -> Response | None:
    """The answer to a request below `/_form/`; None for any other address."""
    if not request.path.startswith(desk.prefix):
        return None
    return Response(404, (), b"")
