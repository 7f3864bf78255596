"""Paper: blank checklists, patrol forms, label sheets, certificates, made while the reader waits.

They take a second or two, so one process for one paper: it needs no warm worker, and ends when it is done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from uuid import UUID

from inspect_app.checklist.model import Text
from inspect_app.config import Config
from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.certificate import Certificate, NotCertifiable, certificate_view
from inspect_app.reports.checklist_paper import checklist_paper, programme_paper
from inspect_app.reports.document import Document
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.label_papers import LABEL_PAPERS
from inspect_app.reports.label_sheet import LabelFacts, label_sheet
from inspect_app.reports.patrol_facts import RegisterFacts
from inspect_app.reports.patrol_forms import patrol_problems, patrol_register
from inspect_app.reports.renderer import AssetFile, Limits, Pdf, Renderer
from inspect_app.services import branding, labels, locations, projects, verdicts
from inspect_app.services.report_facts import load_facts
from inspect_app.services.revisions import load_revision
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Location

LIMITS = Limits(cpu_seconds=60, memory_mb=1000, wall_seconds=120.0)
# Whoever waits longer than this for others' papers is told to try again.
PATIENCE_SECONDS = 30.0
_turn = Lock()


def blank_register(config: Config, language: str) -> Document:
    """The patrol register, to be written in."""
    return patrol_register(RegisterFacts(_company(config)), language)


def blank_problem(config: Config, language: str) -> Document:
    """The patrol problem form, to be written in."""
    return patrol_problems(_company(config), "", (), language)


BLANK_FORMS: Mapping[str, Callable[[Config, str], Document]] = {
    "patrol-register": blank_register,
    "patrol-problem": blank_problem,
}


def blank_checklist(
    session: Session, revision_id: UUID, checklist: str | None, config: Config, language: str
) -> Document:
    """A published programme on paper, or one of its checklists. Raises NotFound."""
    programme, config = load_revision(session, revision_id).programme, branding.in_force(session, config)
    if checklist is None:
        return programme_paper(programme, _company(config), language)
    try:
        return checklist_paper(programme.checklist(checklist), _company(config), language)
    except KeyError:
        raise NotFound("checklist") from None


def project_labels(
    session: Session, project_id: UUID, paper: str, skip: int, config: Config, language: str
) -> Document:
    """The project's labels on ``paper``, ``skip`` left free. Raises NotFound, Conflict."""
    if paper not in LABEL_PAPERS:
        raise Conflict("label-paper-unknown", paper=paper[:40])
    project = projects.found(session, project_id)
    rows = locations.labelled(session, project_id)
    if not rows:
        raise Conflict("label-none")
    facts = _labels(rows, config.public_url)
    return label_sheet(project.name, facts, LABEL_PAPERS[paper], language, max(0, skip))


def _labels(rows: Sequence[Location], public_url: str) -> list[LabelFacts]:
    return [
        LabelFacts(
            text=labels.text_of(public_url, row.code),
            code=row.code,
            name=row.name,
            where=" · ".join(part for part in (row.building, row.floor) if part),
        )
        for row in rows
    ]


def certificate(
    database: Database, config: Config, inspection_id: UUID, language: str
) -> tuple[Certificate, Pdf]:
    """The certificate, noted as handed out. Raises NotFound, and Conflict where there is none to give."""
    with database.reading() as session:
        look = branding.of_document(session, inspection_id, Certificate.KIND, language)
        facts = load_facts(session, inspection_id, branding.named(config, look))
    try:
        view = branding.dressed(certificate_view(facts, language), look)
    except NotCertifiable as error:
        code = "certificate-failed" if error.failed else "certificate-not-graded"
        raise Conflict(code, number=facts.number) from None
    with database.writing() as session:
        view = verdicts.seal(session, view, inspection_id, config.public_url)
    pdf = render(view, branding.assets(view, LocalBlobStore(config.data / "blobs")))
    with database.writing() as session:
        kept = branding.sealed_look(look, config)
        verdicts.issue(session, view, inspection_id, hashlib.sha256(pdf.data).hexdigest(), kept)
    return view, pdf


def render(document: Document, assets: Mapping[str, AssetFile] | None = None) -> Pdf:
    """The PDF of a paper, with the few pictures it names; one at a time.

    Raises Conflict, also where others are waiting.
    """
    if not _turn.acquire(timeout=PATIENCE_SECONDS):
        raise Conflict("paper-busy")
    renderer = Renderer(LIMITS)
    try:
        return renderer.render(document, assets or {})
    except RenderFailed as failure:
        raise Conflict(f"report-failed-{failure.code}") from None
    finally:
        renderer.close()
        _turn.release()


def _company(config: Config) -> Text:
    return Text(zh=config.company_zh, en=config.company_en)
