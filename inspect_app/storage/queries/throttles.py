"""Rows of failed sign-ins, by their key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from inspect_app.storage.models import LoginThrottle


def find(session: Session, key: str) -> LoginThrottle | None:
    """The row of ``key``."""
    return session.get(LoginThrottle, key)


def remove_before(session: Session, moment: datetime) -> None:
    """Remove rows that ended before ``moment``: they count for nothing any more."""
    ended = or_(LoginThrottle.locked_until.is_(None), LoginThrottle.locked_until < moment)
    session.execute(delete(LoginThrottle).where(LoginThrottle.window_started_at < moment, ended))
