"""Documents that were handed out."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import IssuedReport

# An inspection's id, or the name of another subject.
About = UUID | str


def of_content(
    session: Session, about: About, kind: str, language: str, fingerprint: str
) -> Sequence[IssuedReport]:
    """The rows of one content, the oldest first."""
    query = select(IssuedReport).where(
        _is_about(about),
        IssuedReport.kind == kind,
        IssuedReport.language == language,
        IssuedReport.fingerprint == fingerprint,
    )
    return session.scalars(query.order_by(IssuedReport.id)).all()


def by_token(session: Session, token: str) -> IssuedReport | None:
    """The latest issue of the content a QR code stands for, None where none was handed out."""
    query = select(IssuedReport).where(IssuedReport.token == token, IssuedReport.sha256.is_not(None))
    return session.scalars(_newest(query)).first()


def by_file(session: Session, sha256: str) -> IssuedReport | None:
    """The issue whose file has that hash."""
    return session.scalars(_newest(select(IssuedReport).where(IssuedReport.sha256 == sha256))).first()


def by_fingerprint(session: Session, fingerprint: str) -> IssuedReport | None:
    """The latest issue that says exactly this."""
    query = select(IssuedReport).where(IssuedReport.fingerprint == fingerprint)
    return session.scalars(_newest(query.where(IssuedReport.sha256.is_not(None)))).first()


def of_place(session: Session, about: About, kind: str, language: str) -> IssuedReport | None:
    """What was last handed out of that kind in that language."""
    query = select(IssuedReport).where(
        _is_about(about),
        IssuedReport.kind == kind,
        IssuedReport.language == language,
        IssuedReport.sha256.is_not(None),
    )
    return session.scalars(_newest(query)).first()


def latest(session: Session, issue: IssuedReport) -> IssuedReport:
    """What was last handed out in the place of ``issue``, perhaps itself."""
    about = issue.inspection_id or issue.subject or ""
    return of_place(session, about, issue.kind, issue.language) or issue


def _is_about(about: About) -> ColumnElement[bool]:
    return IssuedReport.inspection_id == about if isinstance(about, UUID) else IssuedReport.subject == about


def _newest(query: Select[IssuedReport]) -> Select[IssuedReport]:
    return query.order_by(IssuedReport.issued_at.desc(), IssuedReport.id.desc()).limit(1)
