"""Sample findings live as real ones do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inspect_app import clock, ids
from inspect_app.checklist.model import Severity
from inspect_app.demo import organisation
from inspect_app.demo.company import PROJECTS
from inspect_app.demo.correcting import Office, crew_of
from inspect_app.demo.desk import Desk
from inspect_app.demo.pictures import Camera
from inspect_app.findings.folding import first_tampered
from inspect_app.findings.model import Source
from inspect_app.services.correcting.acting import load
from inspect_app.services.correcting.raising import Raised, raise_finding
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from tests.factories.databases import migrated

BEGIN = datetime(2026, 10, 12, 1, tzinfo=UTC)


def test_everything_is_dealt_with_and_nothing_is_refused(tmp_path: Path) -> None:
    database, desk = migrated(tmp_path), Desk()
    with ThreadPoolExecutor(2) as workers, ids.seeded(7), database.writing() as session:
        camera = Camera(LocalBlobStore(tmp_path / "blobs"), CHINA_ZONE, workers)
        with clock.fixed(BEGIN):
            company = organisation.set_up(session)
        crew, rows = crew_of(company, PROJECTS[0]), []
        office = Office(session, camera, desk, CHINA_ZONE, BEGIN + timedelta(days=90))
        site = company.projects[PROJECTS[0].code].id
        for number in range(30):
            severity = (Severity.MINOR, Severity.MAJOR, Severity.OBSERVATION)[number % 3]
            found = Raised(ids.new(), Source.PATROL, severity, f"问题{number}", place="大堂")
            with clock.fixed(BEGIN + timedelta(hours=number)):
                rows.append(raise_finding(session, crew.inspector, site, found, CHINA_ZONE))
                office.take(crew, rows[-1], waits=number == 0)
        desk.work(BEGIN + timedelta(days=80))
        assert rows[0].asked_until is not None
        assert {row.state for row in rows[1:]} == {"closed"}
        assert {"verified", "on_the_spot"} <= {str(row.outcome) for row in rows[1:]}
        assert all(first_tampered(load(session, row.id)[1], row.first_due) is None for row in rows)
    database.close()
