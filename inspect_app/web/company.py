"""The company's name as its administrators set it, for the frame of every page."""

from __future__ import annotations

from typing import cast

from flask import current_app, g

from inspect_app.config import Config
from inspect_app.services import branding
from inspect_app.web.unit_of_work import database


def in_force() -> Config:
    """The settings of the server with the company's name in force; read once a request."""
    if "in_force" not in g:
        g.in_force = _read(cast(Config, current_app.extensions["config"]))
    return cast(Config, g.in_force)


def _read(config: Config) -> Config:
    # A session of its own: that of the request may have failed, or would take the write lock for a name.
    try:
        with database().reading() as session:
            return branding.in_force(session, config)
    except Exception:  # The page that tells of a lost database has a name too.
        return config
