"""Findings begin outside inspections, and with them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from inspect_app import clock, ids
from inspect_app.checklist.model import Severity
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.model import Source
from inspect_app.services import evidence
from inspect_app.services.correcting.acting import load
from inspect_app.services.correcting.raising import Raised, raise_finding
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import findings
from tests.factories.crew import Crew, make_crew, raised
from tests.factories.pictures import jpeg
from tests.factories.world import World

FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def _raised(**more: object) -> Raised:
    return Raised(ids.new(), Source.PATROL, Severity.MINOR, **{"what": "积水", "place": "地库", **more})  # type: ignore[arg-type]


def test_numbers_run_by_source_and_year(session: Session, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        numbers = [raised(session, crew).number for _ in range(2)]
        numbers.append(raised(session, crew, source=Source.SCAN).number)
        numbers.append(raised(session, crew, source=Source.COMPLAINT).number)
    assert numbers == ["XC-2026-000001", "XC-2026-000002", "SM-2026-000001", "TS-2026-000001"]


def test_a_complaint_owes_a_reply_the_same_day_where_urgent(session: Session, crew: Crew) -> None:
    with clock.fixed(FRIDAY):
        row = raised(session, crew, source=Source.COMPLAINT, urgent=True)
    assert row.reply_due == datetime(2026, 11, 20, 16, tzinfo=UTC)


def test_photos_and_place_are_kept(session: Session, blobs: LocalBlobStore, crew: Crew) -> None:
    stored = evidence.store(blobs, jpeg(), "a.jpg")
    row = raised(session, crew, photos=(stored, stored), place="东侧")
    assert row.photos == [stored.original]
    assert row.place == "1号楼 1层 大堂 · 东侧"
    assert load(session, row.id)[1].facts.photos == (stored.original,)


def test_sent_twice_is_opened_once(session: Session, crew: Crew) -> None:
    found = _raised()
    first = raise_finding(session, crew.inspector, crew.project, found, CHINA_ZONE)
    again = raise_finding(session, crew.inspector, crew.project, found, CHINA_ZONE)
    assert first.id == again.id == found.id
    with pytest.raises(Conflict, match="id-taken"):
        raise_finding(session, crew.colleague, crew.project, found, CHINA_ZONE)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"source": Source.INSPECTION}, "source"),
        ({"what": " "}, "what"),
        ({"what": "x" * 301}, "what"),
        ({"note": "x\x00"}, "note"),
        ({"place": ""}, "location"),
        ({"urgent": True}, "urgent"),
    ],
)
def test_what_makes_no_finding(session: Session, crew: Crew, more: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        raise_finding(session, crew.inspector, crew.project, replace(_raised(), **more), CHINA_ZONE)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_not_elsewhere_and_not_where_it_is_closed(session: Session, world: World, crew: Crew) -> None:
    with pytest.raises(NotFound):
        raise_finding(session, crew.inspector, crew.project, _raised(location=ids.new()), CHINA_ZONE)
    world.project.active = False
    with pytest.raises(Conflict, match="project-closed"):
        raise_finding(session, crew.inspector, crew.project, _raised(), CHINA_ZONE)


def test_an_inspection_opens_them_with_clauses_photos_and_a_deadline(
    session: Session, blobs: LocalBlobStore, world: World
) -> None:
    with clock.fixed(FRIDAY):
        inspection = world.start()
        world.answer_all(inspection, floor="nonconform")
        stored = evidence.store(blobs, jpeg(), "a.jpg")
        evidence.add(session, world.inspector, world.sheets(inspection, "lobby")[0].id, "floor", stored)
        world.finish(inspection.id)
    (row,) = findings.of_inspection(session, inspection.id)
    assert isinstance(row, Finding)
    assert (row.source, row.item, row.photos) == ("inspection", "floor", [stored.original])
    assert (row.clauses, row.due_on, row.turn_role) == (["TP-5.3"], date(2026, 11, 23), "supervisor")
