"""Whether a request that changes something comes from our own pages; no foreign page can make these headers.

A token would be of no use: an app that was kept for use without a network has no fresh one.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request

from inspect_app.config import Config
from inspect_app.errors import ForeignOrigin
from inspect_app.web.unit_of_work import READING


def check() -> None:
    """Raise ForeignOrigin for a changing request that is not from our pages."""
    if request.method in READING:
        return
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        if told != "same-origin":
            raise ForeignOrigin
    elif not _is_ours(request.headers.get("Origin", "")):
        raise ForeignOrigin


def _is_ours(origin: str) -> bool:
    config: Config = current_app.extensions["config"]
    ours = {_origin(request.host_url), _origin(config.public_url)}
    return bool(origin) and origin.lower() in ours - {""}


def _origin(url: str) -> str:
    """Scheme, host and port as browsers write them; empty for no address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""
