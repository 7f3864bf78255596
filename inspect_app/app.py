"""The only place that wires everything together."""

from __future__ import annotations

import gc
import secrets
from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from inspect_app import api, logs, web
from inspect_app.config import Config, bundled_folder
from inspect_app.jobs.runner import Runner
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database

# The largest body any route takes; routes other than photo uploads set a lower limit for themselves.
LARGEST_BODY = 2 * 1024 * 1024


def secret_key(config: Config) -> str:
    """The configured key, else one made at the first start and kept in the data folder."""
    if config.secret_key:
        return config.secret_key
    path = config.data / "secret_key"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def _write_once(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="ascii")
    draft.rename(path)


def create_app(config: Config | None = None, *, with_runner: bool = True) -> Flask:
    """The application on ``config`` (default: the environment's). The schema must be migrated."""
    config = config or Config.from_env()
    logs.configure(config)
    app = Flask(
        "inspect_app",
        static_folder=str(bundled_folder("static")),
        template_folder=str(bundled_folder("templates")),
    )
    app.config.update(
        SECRET_KEY=secret_key(config),
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.public_url.startswith("https://"),
        SESSION_COOKIE_NAME="inspect_session",
        TRUSTED_HOSTS=[host.strip() for host in config.trusted_hosts.split(",") if host.strip()] or None,
        # A tablet an hour in a basement must still be able to save: the token lives as long as the session.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    database = Database(config.database_url)
    app.extensions.update(config=config, database=database, blobs=LocalBlobStore(config.data / "blobs"))
    runner = Runner(database, config)
    app.extensions["runner"] = runner
    if config.trusted_proxies:
        hops = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    tokens = CSRFProtect(app)
    for blueprint in api.BLUEPRINTS:
        # An app kept for use without a network has no fresh token; api.origins guards these instead.
        tokens.exempt(blueprint)
    web.install(app, config, api.BLUEPRINTS)
    if with_runner:
        runner.start()
    return app


def settle_memory() -> None:
    """Once, before serving: what is loaded by now stays for good, so the collector need not walk it again.

    A batch of a tablet makes thousands of small objects; that alone is no reason to look for garbage.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
