"""Addresses a request carries: where to go next, and where it came from."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request, url_for


def within(target: str | None) -> str | None:
    """``target`` if it is a path of this site, else None: a link must not lead a person elsewhere."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or len(target) > 2000:
        return None
    if any(ord(c) < 0x21 or c == "\\" for c in target):
        return None
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else target


def next_address(target: str | None) -> str:
    """``target`` if it is of this site, else the start page."""
    return within(target) or url_for("home.index")


def here() -> str:
    """The page to come back to: this one if it can be loaded again, else the start page."""
    again = request.method == "GET" and request.endpoint
    return (within(request.full_path.rstrip("?")) if again else None) or "/"


def client_address() -> str:
    """The caller's address, as far as configured proxies are believed."""
    return request.remote_addr or "unknown"
