"""Every error becomes a page, or ``application/problem+json`` where JSON was asked for.

An error names what is wrong and what to do, and carries the request's id; never internals.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from http import HTTPStatus

import structlog
from flask import Flask, Response, g, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, SecurityError

from inspect_app.errors import (
    Conflict,
    Forbidden,
    ForeignOrigin,
    Invalid,
    NoRoom,
    NotFound,
    Outdated,
    Refusal,
)
from inspect_app.logs import logger
from inspect_app.storage.faults import Fault, fault_of
from inspect_app.web.messages import message_for, title_for
from inspect_app.web.policy import SignInNeeded

# Both languages at once, because even asking for the reader's may fail.
UNUSABLE = "系统暂时无法使用，请稍后再试。\nThe system cannot be used right now; try again in a few minutes."
INTERFACE = "/api/"
_STATUS: tuple[tuple[type[Refusal], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (Forbidden, HTTPStatus.FORBIDDEN),
    (ForeignOrigin, HTTPStatus.FORBIDDEN),
    (Conflict, HTTPStatus.CONFLICT),
    (Invalid, HTTPStatus.UNPROCESSABLE_ENTITY),
    (Outdated, HTTPStatus.UPGRADE_REQUIRED),
    (NoRoom, HTTPStatus.INSUFFICIENT_STORAGE),
    (Refusal, HTTPStatus.BAD_REQUEST),
)

_FAULTS: Mapping[Fault | None, HTTPStatus] = {
    "full": HTTPStatus.INSUFFICIENT_STORAGE,
    "busy": HTTPStatus.SERVICE_UNAVAILABLE,
    None: HTTPStatus.INTERNAL_SERVER_ERROR,
}


def in_interface() -> bool:
    """Whether the address is the programs' interface, which never answers with a page."""
    return request.path.startswith(INTERFACE)


def wants_json() -> bool:
    """Whether the caller is a script of ours: it sends or accepts JSON rather than pages."""
    if in_interface():
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return request.is_json or (best == "application/json" and not request.accept_mimetypes.accept_html)


def _answer(status: HTTPStatus, code: str, detail: str, **more: object) -> ResponseReturnValue:
    request_id = g.get("request_id", "")
    if wants_json():
        body = {"type": "about:blank", "title": title_for(status), "status": int(status)}
        answer = jsonify({**body, "code": code, "detail": detail, "request_id": request_id, **more})
        answer.mimetype = "application/problem+json"
        return answer, status
    title = title_for(status)
    return render_template("layout/error.html", title=title, detail=detail, request_id=request_id), status


def _refusal(error: Refusal) -> ResponseReturnValue:
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    more = {"field": error.field} if isinstance(error, Invalid) else {}
    return _answer(status, error.code, message_for(error.code, error.values), **more, **error.members)


def _sign_in(_error: SignInNeeded) -> ResponseReturnValue:
    if wants_json() or request.method != "GET":
        return _answer(HTTPStatus.UNAUTHORIZED, "sign-in-needed", message_for("sign-in-needed", {}))
    return redirect(url_for("session_pages.sign_in", next=request.full_path.rstrip("?")))


def _http(error: HTTPException) -> ResponseReturnValue:
    status = HTTPStatus(error.code or 500)
    code = _code(error, status)
    if error.response is not None:
        return error.response
    if isinstance(error, InternalServerError) and isinstance(error.original_exception, Exception):
        # What fails after the view, the commit above all, comes here wrapped.
        return _unexpected(error.original_exception)
    if isinstance(error, SecurityError) and not in_interface():
        # Under a name that is not ours no address can be made, hence no page with links.
        return Response(message_for("host-refused", {}) + "\n", status, mimetype="text/plain")
    answer = make_response(_answer(status, code, _http_detail(code)))
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer


def _http_detail(code: str) -> str:
    """The message, with the limit where it is the request's size that passed one."""
    limit = request.max_content_length
    if code == "http-413" and limit is not None and (request.content_length or 0) > limit:
        return message_for("body-too-large", {"limit": f"{limit / 1024 / 1024:.3g}"})
    return message_for(code, {})


def _code(error: HTTPException, status: HTTPStatus) -> str:
    if isinstance(error, CSRFError):
        return "csrf"
    return "host-refused" if isinstance(error, SecurityError) else f"http-{int(status)}"


def _unexpected(error: Exception) -> ResponseReturnValue:
    logger(__name__).error("unexpected error", error_type=type(error).__name__, exc_info=error)
    status = _FAULTS[fault_of(error)]
    try:
        return _answer(status, f"http-{int(status)}", message_for(f"http-{int(status)}", {}))
    except Exception:  # The page asks who is signed in, and that may be the very thing that fails.
        logger(__name__).exception("the error page failed too")
        return _bare()


def _bare() -> ResponseReturnValue:
    """An answer that needs neither database nor language nor template."""
    if in_interface():
        told = {"type": "about:blank", "title": UNUSABLE, "status": 500, "code": "http-500"}
        more = {"detail": UNUSABLE, "request_id": g.get("request_id", "")}
        body = json.dumps({**told, **more}, ensure_ascii=False)
        return Response(body, HTTPStatus.INTERNAL_SERVER_ERROR, mimetype="application/problem+json")
    text = f"{UNUSABLE}\n{g.get('request_id', '')}\n"
    return Response(text, HTTPStatus.INTERNAL_SERVER_ERROR, mimetype="text/plain")


def _begin() -> None:
    g.request_id = uuid.uuid4().hex[:12]
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _told_path() -> str:
    """The address as the log tells it: a calendar's holds a secret, by which it could be read."""
    return "/feeds/…" if request.endpoint == "feeds.calendar" else request.path


def _finish(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    logger("request").info("request", method=request.method, path=_told_path(), status=response.status_code)
    return response


def install(app: Flask) -> None:
    """Handle every error of ``app``; log every request."""
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request_funcs.setdefault(None, []).insert(0, _finish)
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(SignInNeeded, _sign_in)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
