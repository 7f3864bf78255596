"""Answers handed to the test server whole.

Werkzeug's server does not close an answer whose connection the browser reset: the file it was read from stays
open until the collector comes by, and then some test fails for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def whole(application: WSGIApplication) -> WSGIApplication:
    """The application, whose answers are read to their end and closed before the first byte is sent."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        told = application(environ, start_response)
        try:
            return [b"".join(told)]
        finally:
            close = getattr(told, "close", None)
            if close is not None:
                close()

    return answer
