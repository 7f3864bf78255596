"""One database transaction a request, decided in one place.

An answer below 400 commits before it is sent, so what a person is told is stored is stored; any
other answer rolls back. Requests that cannot change anything get a reading session.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from flask import Flask, Response, current_app, g, request
from flask import session as cookie

from inspect_app.storage.database import Database, Session

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def database() -> Database:
    """The application's database."""
    return cast(Database, current_app.extensions["database"])


def session() -> Session:
    """The request's session, begun at first use; a writing one holds the write lock from then on."""
    if "session" not in g:
        g.session = database().session(writing=request.method not in READING)
    return cast(Session, g.session)


def after_commit(action: Callable[[], None]) -> None:
    """Call ``action`` once the request's transaction is committed, never when it is rolled back."""
    g.setdefault("after_commit", []).append(action)


def _decide(response: Response) -> Response:
    held: Session | None = g.get("session")
    if held is not None:
        if response.status_code < 400:
            _commit(held)
        else:
            held.rollback()
            g.pop("after_commit", None)
    for action in g.pop("after_commit", []):
        action()
    return response


def _commit(held: Session) -> None:
    try:
        held.commit()
    except BaseException:
        # No page, the one that tells of the fault least of all, may say "Saved." of what was not.
        cookie.pop("_flashes", None)
        raise


def _close(_error: BaseException | None) -> None:
    held: Session | None = g.pop("session", None)
    if held is not None:
        held.close()


def install(app: Flask) -> None:
    """Let every request of ``app`` end in a commit or a roll-back."""
    app.after_request(_decide)
    app.teardown_request(_close)
