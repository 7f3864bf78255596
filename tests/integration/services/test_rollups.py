"""Scores by touchpoint are kept with the result, and equal what a scan of the results gives."""

from datetime import UTC, datetime
from fractions import Fraction

from sqlalchemy import select

from inspect_app.services import rollups
from inspect_app.services.finishing import finish
from inspect_app.services.results import score_of
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, TouchpointScore
from inspect_app.storage.queries import rollups as rows
from tests.factories.finished import inspected
from tests.factories.world import World

NOW = datetime(2026, 10, 1, 2, tzinfo=UTC)


def _told(row: TouchpointScore) -> tuple[str, str, str | None, int, int, int]:
    return row.part, row.checklist, row.score, row.sheets, row.counted, row.failed


def _kept(session: Session, inspection: Inspection) -> list[tuple[str, str, str | None, int, int, int]]:
    return [_told(row) for row in rows.of_inspection(session, inspection.id)]


def test_finishing_keeps_a_row_for_each_checklist(
    session: Session, world: World, blobs: LocalBlobStore
) -> None:
    inspection = inspected(world, blobs, NOW, "nonconform")
    found = {row.checklist: row for row in rows.of_inspection(session, inspection.id)}
    assert set(found) == {"lobby", "telephone", "records"}
    assert (found["lobby"].part, found["lobby"].sheets, found["lobby"].failed) == ("places", 2, 1)
    assert Fraction(found["records"].score or 0) == 1
    finish(session, world.inspector, inspection.id)
    assert len(_kept(session, inspection)) == 3


def test_the_kept_rows_equal_a_scan_of_the_results(
    session: Session, world: World, blobs: LocalBlobStore
) -> None:
    for inspection in (inspected(world, blobs, NOW, "nonconform"), inspected(world, blobs, NOW, "partial")):
        stored = session.scalars(select(Inspection.result).where(Inspection.id == inspection.id)).one()
        assert stored is not None
        scanned = sorted(
            (row["part"], row["checklist"], row["score"], row["sheets"], row["counted"], row["failed"])
            for row in rollups.rows_of(inspection.id, score_of(stored))
        )
        assert sorted(_kept(session, inspection)) == scanned


def test_rebuilding_gives_the_same_rows(session: Session, world: World, blobs: LocalBlobStore) -> None:
    inspections = [inspected(world, blobs, NOW, "conform"), inspected(world, blobs, NOW, "nonconform")]
    world.start()
    before = [_kept(session, each) for each in inspections]
    session.query(TouchpointScore).update({"score": "0"})
    assert rollups.rebuild(session) == 2
    session.expire_all()
    assert [_kept(session, each) for each in inspections] == before
