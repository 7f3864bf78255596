"""Inspection reports: asked for, rendered, published, handed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.config import Config
from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.renderer import AssetFile, Pdf, Renderer
from inspect_app.reports.view import inspection_view
from inspect_app.reports.words import family
from inspect_app.services import audit, branding, derivatives, jobs, verdicts
from inspect_app.services.audit import Subject
from inspect_app.services.branding import Look
from inspect_app.services.jobs import Lease
from inspect_app.services.listing import EVERYWHERE
from inspect_app.services.report_facts import load_facts
from inspect_app.storage.blobs import BlobError, LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Inspection, Job, Report
from inspect_app.storage.queries import inspections
from inspect_app.storage.queries import jobs as job_rows
from inspect_app.storage.queries import reports as rows

KIND = "inspection-report"
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the report in one language is. ``state``: none, waiting, running, failed or done."""

    language: str
    state: str
    report: Report | None = None
    error: str | None = None


def request_report(
    session: Session,
    actor: Actor | None,
    inspection_id: UUID,
    language: str,
    blobs: LocalBlobStore | None = None,
) -> Job:
    """Ask for the report; the same wish twice is one job. The runner is woken after commit.

    With ``blobs`` a report whose stored file is missing or damaged is made anew.

    Raises NotFound, and Conflict where the inspection is not completed or the language is none of LANGUAGES.
    """
    inspection = completed(session, inspection_id)
    if language not in LANGUAGES:
        raise Conflict("report-language-unknown", language=language[:40])
    key = _key(inspection_id, language)
    known = job_rows.by_key(session, key)
    if known is not None and known.state == "done" and blobs is not None:
        made = rows.one(session, inspection_id, language)
        if made is not None and not is_whole(made, blobs):
            known.state = "failed"
    fresh = known is None or known.state == "failed"
    job = _want(session, actor, inspection_id, language)
    if fresh:
        subject = Subject("inspection", inspection_id, inspection.project_id)
        audit.record(session, actor, "report.requested", subject, {"language": language})
    return job


def _want(session: Session, actor: Actor | None, inspection_id: UUID, language: str) -> Job:
    parameters = {"inspection": str(inspection_id), "language": language}
    return jobs.want(session, actor, KIND, _key(inspection_id, language), parameters)


def make_anew(session: Session, inspection_id: UUID) -> None:
    """Have the reports made that were ever made or asked for: what they say has changed.

    One being made at this moment loses its lease, so that what it read before is not published.
    """
    for language in LANGUAGES:
        job = job_rows.by_key(session, _key(inspection_id, language))
        if job is None:
            # Made with all of a month, it has no job of its own, and says what no longer holds all the same.
            if rows.one(session, inspection_id, language) is not None:
                _want(session, None, inspection_id, language)
        elif job.state != "failed":
            jobs.again(job)
    session.flush()


def completed(session: Session, inspection_id: UUID) -> Inspection:
    """The inspection with its project. Raises NotFound, and Conflict where it is not completed."""
    inspection = rows.with_project(session, inspection_id)
    if inspection is None:
        raise NotFound("inspection")
    if inspection.state != "completed":
        raise Conflict("inspection-not-completed", number=inspection.number)
    return inspection


def _key(inspection_id: UUID, language: str) -> str:
    return f"{KIND}:{inspection_id}:{language}"


def standings(session: Session, inspection_id: UUID) -> tuple[Standing, ...]:
    """How far the reports of an inspection are, one for each language."""
    made = {report.language: report for report in rows.of_inspection(session, inspection_id)}
    return tuple(_standing(session, inspection_id, language, made) for language in LANGUAGES)


def _standing(session: Session, inspection_id: UUID, language: str, made: Mapping[str, Report]) -> Standing:
    job, report = job_rows.by_key(session, _key(inspection_id, language)), made.get(language)
    if job is None or (report is not None and job.state == "done"):
        return Standing(language, "none" if report is None else "done", report)
    # Also where there is a report: its file was damaged, and it is being made anew.
    return Standing(language, job.state, report, job.error)


def report(session: Session, report_id: UUID) -> Report:
    """A report with inspection and project. Raises NotFound."""
    found = rows.whole(session, report_id)
    if found is None:
        raise NotFound("report")
    return found


def is_whole(report: Report, blobs: LocalBlobStore) -> bool:
    """Whether the stored file is there and its bytes are those that were made."""
    return blobs.verify(report.sha256)


def list_reports(session: Session, actor: Actor | None, size: int = 50) -> Sequence[Report]:
    """The newest reports; ``actor`` None is the command line, which sees all."""
    sees = EVERYWHERE if actor is None else reach(actor, Permission.INSPECTION_VIEW)
    return rows.latest(session, sees, size)


def find_inspection(session: Session, name: str) -> Inspection:
    """The inspection of that id or number. Raises NotFound."""
    try:
        found = inspections.get(session, UUID(name))
    except ValueError:
        found = inspections.by_number(session, name)
    if found is None:
        raise NotFound("inspection")
    return found


def sealed_view(database: Database, config: Config, inspection_id: UUID, language: str) -> InspectionReport:
    """What the report says, with its code and link. Raises NotFound, and Conflict where it cannot be made.

    Copies of photos that no job has made yet are made first; RenderFailed where an original is not whole.
    """
    try:
        derivatives.ensure_all(database, LocalBlobStore(config.data / "blobs"), inspection_id, config.zone)
    except BlobError as error:
        raise RenderFailed("asset-missing", name=error.sha256) from error
    with database.reading() as session:
        look = look_of(session, inspection_id, language)
        facts = load_facts(session, inspection_id, branding.named(config, look))
    view = branding.dressed(inspection_view(facts, language), look)
    with database.writing() as session:
        return verdicts.seal(session, view, inspection_id, config.public_url)


def look_of(session: Session, inspection_id: UUID, language: str) -> Look:
    """How the inspection's report looks: as when it was first handed out."""
    return branding.of_document(session, inspection_id, InspectionReport.KIND, language)


def render_now(
    view: InspectionReport,
    blobs: LocalBlobStore,
    renderer: Renderer,
    tick: Callable[[], None] | None = None,
) -> Pdf:
    """The PDF of ``view``; nothing is stored. Raises RenderFailed, also for a photo that is not whole."""
    return renderer.render(view, _assets(view, blobs), tick)


def _assets(view: InspectionReport, blobs: LocalBlobStore) -> dict[str, AssetFile]:
    logo = [(branding.LOGO, view.branding.logo)] if view.branding.logo else []
    damaged = [name for name, sha256 in [*view.assets, *logo] if not blobs.verify(sha256)]
    if damaged:
        raise RenderFailed("asset-missing", name=", ".join(damaged))
    return branding.assets(view, blobs) | {
        name: AssetFile("image/png" if name.startswith("signature-") else "image/jpeg", blobs.path(sha256))
        for name, sha256 in view.assets
    }


def carry_out(
    database: Database,
    config: Config,
    blobs: LocalBlobStore,
    renderer: Renderer,
    lease: Lease,
    tick: Callable[[], None],
) -> None:
    """Render and publish a leased report: file first, then report and end of the job in one transaction.

    Raises RenderFailed, Refusal, LeaseLost.
    """
    inspection_id, language = UUID(lease.parameters["inspection"]), lease.parameters["language"]
    view = sealed_view(database, config, inspection_id, language)
    pdf = render_now(view, blobs, renderer, tick)
    sha256 = blobs.put(pdf.data)
    with database.writing() as session:
        jobs.finish(session, lease)
        publish(session, config, view, inspection_id, sha256, pdf)


def publish(
    session: Session, config: Config, view: InspectionReport, inspection_id: UUID, sha256: str, pdf: Pdf
) -> Report:
    """Hand out ``pdf``, stored under ``sha256``, as the inspection's report in the language of ``view``."""
    language = family(view.language)
    look = branding.sealed_look(look_of(session, inspection_id, language), config)
    verdicts.issue(session, view, inspection_id, sha256, look)
    inspection = completed(session, inspection_id)
    report = rows.one(session, inspection_id, language)
    if report is None:
        report = Report(inspection_id=inspection_id, language=language)
        session.add(report)
    report.sha256, report.size, report.pages, report.created_at = (
        sha256,
        len(pdf.data),
        pdf.pages,
        clock.now(),
    )
    session.flush()
    detail = {"language": language, "sha256": sha256, "pages": pdf.pages}
    audit.record(
        session, None, "report.rendered", Subject("report", report.id, inspection.project_id), detail
    )
    return report
