"""Portfolio reports as files: asked for, rendered as a job, handed out to whoever may see all of it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.config import Config
from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.portfolio.model import Portfolio
from inspect_app.reports.portfolio.view import portfolio_view
from inspect_app.reports.renderer import Pdf, Renderer
from inspect_app.reports.seal import fingerprint
from inspect_app.services import audit, branding, jobs, verdicts
from inspect_app.services.audit import Subject
from inspect_app.services.jobs import Lease
from inspect_app.services.portfolios.asking import Asked, asked_from
from inspect_app.services.portfolios.loading import load
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Job, PortfolioReport
from inspect_app.storage.queries import jobs as job_rows
from inspect_app.storage.queries import portfolio

KIND = "portfolio-report"
LANGUAGES = ("zh", "en")
SHOWN, LOOKED_AT = 20, 200


def view(session: Session, asked: Asked, language: str, config: Config, as_of: datetime) -> Portfolio:
    """The page and the file say this. Raises Conflict where nothing was inspected."""
    return portfolio_view(load(session, asked, as_of, config), language)


def request(
    session: Session, actor: Actor, asked: Asked, language: str, config: Config, blobs: LocalBlobStore
) -> Job:
    """Ask for the file; as long as it would say the same, the same wish is one job.

    Raises Conflict where nothing was inspected or the language is none of LANGUAGES.
    """
    if language not in LANGUAGES:
        raise Conflict("report-language-unknown", language=language[:40])
    now = clock.now()
    told = branding.dressed(view(session, asked, language, config, now), branding.kept(session))
    key = f"{KIND}:{fingerprint(dataclasses.replace(told, made_at='', made='', fields=()))}"
    known = job_rows.by_key(session, key)
    if known is not None and known.state == "done" and not _stands(session, asked, language, blobs):
        jobs.again(known)
    parameters = {
        "asked": json.dumps(asked.parameters()),
        "language": language,
        "as_of": now.isoformat(),
        "title": told.title,
    }
    return jobs.want(session, actor, KIND, key, parameters)


def _stands(session: Session, asked: Asked, language: str, blobs: LocalBlobStore) -> bool:
    made = portfolio.report_by_key(session, key_of(asked, language))
    return made is not None and blobs.verify(made.sha256)


def key_of(asked: Asked, language: str) -> str:
    """What a report is kept under: the newest of the same wish replaces the one before."""
    text = json.dumps([asked.parameters(), language], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def carry_out(
    database: Database,
    config: Config,
    blobs: LocalBlobStore,
    renderer: Renderer,
    lease: Lease,
    tick: Callable[[], None],
) -> None:
    """Render and publish a leased report: file first, then row and end of the job in one transaction.

    Raises RenderFailed, Refusal, LeaseLost.
    """
    asked, language = asked_from(json.loads(lease.parameters["asked"])), lease.parameters["language"]
    with database.reading() as session:
        told = view(session, asked, language, config, datetime.fromisoformat(lease.parameters["as_of"]))
        look = branding.kept(session)
    with database.writing() as session:
        dressed = branding.dressed(told, look)
        told = verdicts.seal(session, dressed, _subject(asked, language), config.public_url)
    pdf = renderer.render(told, branding.assets(told, blobs), tick)
    sha256 = blobs.put(pdf.data)
    with database.writing() as session:
        jobs.finish(session, lease)
        kept = branding.sealed_look(look, config)
        verdicts.issue(session, told, _subject(asked, language), sha256, kept)
        _publish(session, asked, language, told.title, sha256, pdf)


def _subject(asked: Asked, language: str) -> str:
    """A newer report of the same wish takes the place of this one."""
    return f"portfolio:{key_of(asked, language)}"


def _publish(session: Session, asked: Asked, language: str, title: str, sha256: str, pdf: Pdf) -> None:
    key = key_of(asked, language)
    row = portfolio.report_by_key(session, key)
    if row is None:
        row = PortfolioReport(key=key, parameters=asked.parameters(), language=language)
        row.projects = [str(each) for each in asked.projects]
        session.add(row)
    row.title, row.sha256, row.size, row.pages = title[:400], sha256, len(pdf.data), pdf.pages
    row.created_at = clock.now()
    session.flush()
    detail = {"language": language, "sha256": sha256, "pages": pdf.pages, "title": row.title}
    audit.record(session, None, "portfolio.rendered", Subject("portfolio_report", row.id), detail)


def made(session: Session, actor: Actor) -> Sequence[PortfolioReport]:
    """The newest reports all of whose projects this person may see."""
    sees = _sees(session, actor)
    return [row for row in portfolio.reports(session, LOOKED_AT) if sees.issuperset(row.projects)][:SHOWN]


def under_way(session: Session, actor: Actor) -> Sequence[Job]:
    """What the person asked for and is not there yet."""
    return portfolio.unfinished(session, KIND, actor.id, SHOWN)


def found(session: Session, actor: Actor, report_id: UUID) -> PortfolioReport:
    """One report. Raises NotFound, also where it holds a project the person may not see."""
    row = portfolio.report(session, report_id)
    if row is None or not _sees(session, actor).issuperset(row.projects):
        raise NotFound("report")
    return row


def _sees(session: Session, actor: Actor) -> set[str]:
    visible = portfolio.projects(session, reach(actor, Permission.PORTFOLIO_VIEW))
    return {str(each.id) for each in visible}
