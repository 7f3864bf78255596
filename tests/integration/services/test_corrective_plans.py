"""The plan lists what is open, with who has to mend it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import select

from inspect_app import ids
from inspect_app.config import Config
from inspect_app.errors import NotFound
from inspect_app.reports.document import Document, json_of
from inspect_app.reports.renderer import Pdf
from inspect_app.services import papers, verdicts
from inspect_app.services.corrective_plans import plan_file, plan_of
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Finding
from tests.factories.finished import inspected
from tests.factories.world import World

AT = datetime(2026, 10, 1, 2, tzinfo=UTC)


def test_open_findings_with_person_department_or_nobody(
    session: Session, world: World, blobs: LocalBlobStore
) -> None:
    inspected(world, blobs, AT, "nonconform")
    inspected(world, blobs, AT.replace(month=11), "nonconform")
    first, second = session.scalars(select(Finding).order_by(Finding.number)).all()
    first.assignee_id, second.department = world.colleague.id, "工程部"
    session.flush()
    plan = plan_of(session, world.project.id, Config(), "en")
    assert [(row.number, row.responsible) for row in plan.rows] == [
        (first.number, "李强"),
        (second.number, "工程部"),
    ]
    assert plan.rows[0].title == "Floor level and clean"
    second.inspection_id, second.is_open = None, True
    first.is_open = False
    session.flush()
    session.expire_all()
    assert [row.number for row in plan_of(session, world.project.id, Config(), "zh").rows] == [second.number]


def test_a_project_there_is_not(session: Session) -> None:
    with pytest.raises(NotFound):
        plan_of(session, ids.new(), Config(), "zh")


def test_a_plan_handed_out_is_known_until_the_next(
    session: Session, database: Database, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.commit()
    config = Config(data=tmp_path, public_url="https://inspect.example.com")

    def printed(document: Document, _assets: object) -> Pdf:
        return Pdf(json_of(document).encode(), 1)

    monkeypatch.setattr(papers, "render", printed)
    with time_machine.travel(AT, tick=False):
        first, pdf = plan_file(database, config, world.project.id, "zh")
    token = first.seal.link.removeprefix("https://inspect.example.com/v/")
    with database.reading() as looking:
        assert verdicts.of_token(looking, token).state == "genuine"
        assert verdicts.of_file(looking, pdf.data).code == first.seal.code
    with time_machine.travel(AT.replace(day=2), tick=False):
        plan_file(database, config, world.project.id, "zh")
        plan_file(database, config, world.project.id, "en")
    with database.reading() as looking:
        assert verdicts.of_token(looking, token).state == "superseded"
        assert verdicts.of_file(looking, pdf.data).state == "superseded"
