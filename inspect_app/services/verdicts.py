"""Whether a document that somebody holds is the one that was handed out, and still stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.reports.attached import attached_data
from inspect_app.reports.document import Document
from inspect_app.reports.seal import Sealed, code_of, data_fingerprint, fingerprint, sealed
from inspect_app.reports.words import family
from inspect_app.storage.database import Session
from inspect_app.storage.models import IssuedReport
from inspect_app.storage.queries import inspections, verdicts
from inspect_app.storage.queries.verdicts import About

# Letters of an alphabet of 28: 134 random bits.
TOKEN_LETTERS = 28


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state``: genuine, superseded, altered (ours, but not as it was handed out) or unknown.

    ``code`` is the one that must be printed on it, ``sha256`` what its file must have; empty where unknown.
    ``data_kept``: of an altered file, whether the attached data at least are those handed out.
    """

    state: str
    code: str = ""
    sha256: str = ""
    data_kept: bool = False


def seal(session: Session, document: Sealed, about: About, public_url: str) -> Sealed:
    """The document with its code and its link; the same content gets the same link every time.

    ``about`` is the inspection's id, or names what else the document is of, in 80 characters at most.
    """
    kind, language, content = _place(document)
    known = verdicts.of_content(session, about, kind, language, content)
    if known:
        token = known[0].token
    else:
        token = ids.short_code(TOKEN_LETTERS)
        reserved = IssuedReport(**_of(about), kind=kind, language=language)
        reserved.fingerprint, reserved.token = content, token
        session.add(reserved)
        session.flush()
    return sealed(document, f"{public_url}/v/{token}" if public_url else "")


def issue(
    session: Session,
    document: Document,
    about: About,
    sha256: str,
    look: dict[str, Any] | None = None,
) -> None:
    """Note that the sealed ``document`` is handed out as the file of that hash, from now on the standing one.

    ``seal`` must have been called for it. ``look`` is kept, so that it can be made again as it looked.
    """
    rows = verdicts.of_content(session, about, *_place(document))
    row = next((each for each in rows if each.sha256 in {sha256, None}), None)
    if row is None:
        row = IssuedReport(**_of(about), token=rows[0].token)
        row.kind, row.language, row.fingerprint = _place(document)
        session.add(row)
    row.sha256, row.issued_at, row.branding = sha256, _after(session, row, about, document), look
    session.flush()


def _after(session: Session, row: IssuedReport, about: About, document: Document) -> datetime:
    """Now, but always later than what stood until now: clocks are set back, and a millisecond is long."""
    kind, language, _fingerprint = _place(document)
    with session.no_autoflush:
        before, now = verdicts.of_place(session, about, kind, language), clock.now()
    if before is None or before is row or before.issued_at is None:
        return now
    return max(now, before.issued_at + timedelta(milliseconds=1))


def _of(about: About) -> dict[str, About]:
    return {"inspection_id" if isinstance(about, UUID) else "subject": about}


def _place(document: Document) -> tuple[str, str, str]:
    return document.KIND, family(document.language), fingerprint(document)


def of_token(session: Session, token: str) -> Verdict:
    """The verdict on the document whose QR code holds ``token``."""
    found = verdicts.by_token(session, token)
    return Verdict("unknown") if found is None else _standing(session, found)


def of_file(session: Session, data: bytes) -> Verdict:
    """The verdict on a file's bytes. Costs one pass over it where it is none that was handed out."""
    found = verdicts.by_file(session, hashlib.sha256(data).hexdigest())
    if found is not None:
        return _standing(session, found)
    attached = attached_data(data)
    if attached is None:
        return Verdict("unknown")
    known = verdicts.by_fingerprint(session, data_fingerprint(attached))
    if known is not None:
        return Verdict("altered", code_of(known.fingerprint), known.sha256 or "", data_kept=True)
    return Verdict("altered" if _claims_ours(session, attached) else "unknown")


def _claims_ours(session: Session, attached: dict[str, Any]) -> bool:
    """Whether the data name one of our inspections, or a link we gave out."""
    token = str(attached["seal"].get("link", "")).rpartition("/v/")[2]
    number = str(attached.get("number", ""))
    if token and len(token) <= TOKEN_LETTERS and verdicts.by_token(session, token) is not None:
        return True
    return bool(number) and len(number) <= 64 and inspections.by_number(session, number) is not None


def _standing(session: Session, found: IssuedReport) -> Verdict:
    latest = verdicts.latest(session, found)
    state = "genuine" if latest.fingerprint == found.fingerprint else "superseded"
    return Verdict(state, code_of(found.fingerprint), found.sha256 or "")
