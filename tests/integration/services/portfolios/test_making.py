"""A portfolio report as a file: once for the same content, for whoever may see all of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import pytest

from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.document import Document, json_of
from inspect_app.reports.renderer import Pdf, Renderer
from inspect_app.services import branding, jobs, verdicts
from inspect_app.services.branding import Look
from inspect_app.services.portfolios import making
from inspect_app.services.portfolios.asking import Asked, Wish, resolve
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Job
from tests.integration.services.portfolios.conftest import Company


@dataclass
class Printer:
    """Stands in for the process that renders."""

    printed: list[Document] = field(default_factory=list)

    def render(self, document: Document, _assets: object, _tick: Callable[[], None] | None) -> Pdf:
        """The view's JSON, as a file."""
        self.printed.append(document)
        return Pdf(json_of(document).encode(), 3)


@pytest.fixture
def asked(session: Session, company: Company) -> Asked:
    """October of both projects."""
    return resolve(session, company.manager, Wish(span="2026-10"), company.config)[0]


def _made(
    session: Session, database: Database, company: Company, asked: Asked, blobs: LocalBlobStore
) -> tuple[Job, Printer]:
    """One job asked for and carried out, what the test did so far being kept."""
    job = making.request(session, company.manager, asked, "en", company.config, blobs)
    lease = jobs.take(session)
    assert lease is not None
    session.commit()
    printer = Printer()
    renderer = cast(Renderer, printer)
    making.carry_out(database, company.config, blobs, renderer, lease, lambda: None)
    session.expire_all()
    return job, printer


def test_asked_for_rendered_and_listed(
    session: Session, database: Database, company: Company, asked: Asked, blobs: LocalBlobStore
) -> None:
    assert making.under_way(session, company.manager) == []
    job, printer = _made(session, database, company, asked, blobs)
    assert job.state == "done"
    (report,) = making.made(session, company.manager)
    assert (report.title, report.pages, blobs.verify(report.sha256)) == (printer.printed[0].title, 3, True)
    assert making.found(session, company.manager, report.id).id == report.id


def test_a_report_over_others_projects_is_not_there(
    session: Session, database: Database, company: Company, asked: Asked, blobs: LocalBlobStore
) -> None:
    _made(session, database, company, asked, blobs)
    (report,) = making.made(session, company.manager)
    assert making.made(session, company.head) == []
    with pytest.raises(NotFound):
        making.found(session, company.head, report.id)


def test_the_same_wish_is_one_job_until_its_file_is_gone(
    session: Session, database: Database, company: Company, asked: Asked, blobs: LocalBlobStore
) -> None:
    job, _ = _made(session, database, company, asked, blobs)
    again = making.request(session, company.manager, asked, "en", company.config, blobs)
    assert (again.id, again.state) == (job.id, "done")
    (report,) = making.made(session, company.manager)
    blobs.path(report.sha256).unlink()
    anew = making.request(session, company.manager, asked, "en", company.config, blobs)
    assert (anew.id, anew.state) == (job.id, "waiting")
    assert [row.id for row in making.under_way(session, company.manager)] == [job.id]


def test_the_newer_file_takes_the_place_of_the_older(
    session: Session, database: Database, company: Company, asked: Asked, blobs: LocalBlobStore
) -> None:
    _made(session, database, company, asked, blobs)
    company.other.name = "海星苑二期"
    session.flush()
    _made(session, database, company, asked, blobs)
    assert len(making.made(session, company.manager)) == 1


def test_a_language_there_is_not(
    session: Session, company: Company, asked: Asked, blobs: LocalBlobStore
) -> None:
    with pytest.raises(Conflict):
        making.request(session, company.manager, asked, "fr", company.config, blobs)


def test_a_file_is_known_until_a_newer_one_takes_its_place(
    session: Session, database: Database, company: Company, asked: Asked, blobs: LocalBlobStore
) -> None:
    _, printer = _made(session, database, company, asked, blobs)
    first = json_of(printer.printed[0]).encode()
    assert verdicts.of_file(session, first).state == "genuine"
    assert verdicts.of_file(session, first.replace(b"October", b"August")).state == "unknown"
    branding.keep(session, company.manager, Look(company_en="Another name"))
    _, printer = _made(session, database, company, asked, blobs)
    second = json_of(printer.printed[0]).encode()
    assert b"Another name" in second
    assert verdicts.of_file(session, first).state == "superseded"
    assert verdicts.of_file(session, second).state == "genuine"
