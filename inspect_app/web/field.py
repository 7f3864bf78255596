"""The tablet app's own addresses: the shell, its service worker, its install manifest.

They are the same bytes for everybody of one language and hold no token and no name, because the tablet keeps
them for days. What they name was built by ``script/build.mjs``, which writes ``static/built/field.json``.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request, url_for
from flask_babel import gettext as _

from inspect_app.config import bundled_folder
from inspect_app.i18n import TAGS, PageLanguage
from inspect_app.web import company, policy
from inspect_app.web.language import language as preferred

blueprint = Blueprint("field", __name__, url_prefix="/field")

# WebAssembly is for reading QR codes where the browser cannot; script addresses come from two policies only,
# the template library's and our own, which knows our workers and nothing else.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html inspect",
    )
)
SCOPE = "/field/"
ICONS = (("tablet-192.png", "192x192", "any"), ("tablet-512.png", "512x512", "any"))
MASKABLE = ("tablet-maskable-512.png", "512x512", "maskable")


class NotBuilt(Exception):
    """``static/built`` is not there: somebody serves a checkout without having built it."""


def built_folder() -> Path:
    """Where the build puts its files."""
    return bundled_folder("static") / "built"


def built() -> dict[str, Any]:
    """What the build made, read anew each time so that a rebuild needs no restart; NotBuilt."""
    try:
        facts: dict[str, Any] = json.loads((built_folder() / "field.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotBuilt from None
    return facts


class Sprite:
    """All icons, for a page to hold and show by name."""

    def __html__(self) -> str:
        return (bundled_folder("static") / "img/icons.svg").read_text(encoding="utf-8")


@blueprint.errorhandler(NotBuilt)
def not_built(_error: NotBuilt) -> tuple[str, HTTPStatus]:
    """A page that says what to run."""
    page = render_template(
        "layout/error.html",
        title=_("The tablet app is not built"),
        detail=_("Start the server with ./run, or run node script/build.mjs."),
    )
    return page, HTTPStatus.SERVICE_UNAVAILABLE


def _kept(answer: Response, version: str) -> Response:
    """Asked for anew: only the service worker keeps it, and knows a half-made deploy by the version."""
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Content-Security-Policy"] = CONTENT_POLICY
    answer.headers["X-Field-Version"] = version
    return answer


def _shell(chosen: PageLanguage) -> Response:
    facts = built()
    page = render_template(
        "field/shell.html",
        facts=facts,
        words=facts["words"][chosen],
        chosen=chosen,
        tag=TAGS[chosen],
        sprite=Sprite(),
    )
    answer = _kept(make_response(page), facts["build"])
    answer.headers["Content-Language"] = TAGS[chosen]
    return answer


@blueprint.get("/")
@policy.public
def shell() -> Response:
    """The app in the person's language."""
    return _shell(preferred())


@blueprint.get("/<any(zh, en):language>")
@policy.public
def shell_in(language: PageLanguage) -> Response:
    """The app in one language, for the service worker to keep both."""
    return _shell(language)


def _script(name: str) -> Response:
    facts = built()
    script = (built_folder() / facts[name]).read_bytes()
    return _kept(Response(script, mimetype="text/javascript"), facts["build"])


@blueprint.get("/worker.js")
@policy.public
def worker() -> Response:
    """The service worker; browsers look here for a new version."""
    answer = _script("service_worker")
    answer.headers["Service-Worker-Allowed"] = SCOPE
    return answer


@blueprint.get("/image_worker.js")
@policy.public
def image_worker() -> Response:
    """What shrinks photos. Here, because the service worker answers for workers below its own folder only."""
    return _script("image_worker")


@blueprint.get("/journal_worker.js")
@policy.public
def journal_worker() -> Response:
    """What writes the journal."""
    return _script("journal_worker")


@blueprint.get("/manifest.webmanifest")
@policy.public
def manifest() -> Response:
    """What a tablet needs to install the app; ``?language=`` because it is asked for without cookies."""
    asked = request.args.get("language")
    facts = built()
    chosen: PageLanguage = "zh" if asked == "zh" else "en" if asked == "en" else preferred()
    words = facts["words"][chosen]
    answer = jsonify(
        {
            "id": SCOPE,
            "name": f"{words['name']} · {company.in_force().company(chosen)}",
            "short_name": words["name"],
            "description": words["description"],
            "lang": TAGS[chosen],
            "start_url": SCOPE,
            # Signing in lies outside /field/ and must not leave the installed window.
            "scope": "/",
            "display": "standalone",
            "background_color": "#f6f4ee",
            "theme_color": "#0c3a35",
            "icons": [_icon(*each) for each in (*ICONS, MASKABLE)],
        }
    )
    answer.mimetype = "application/manifest+json"
    return _kept(answer, facts["build"])


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    address = url_for("static", filename=f"img/{name}")
    return {"src": address, "sizes": sizes, "type": "image/png", "purpose": purpose}
