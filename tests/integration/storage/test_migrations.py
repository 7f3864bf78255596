"""Migrations are run inside the caller's transaction and written in SQLAlchemy's own types."""

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from sqlalchemy import Column, MetaData, Table, inspect, text
from sqlalchemy.orm import undefer

from inspect_app import clock
from inspect_app.services.recording.current import all_entries, state_digest
from inspect_app.storage import schema
from inspect_app.storage.database import Database
from inspect_app.storage.models import (
    Answer,
    Base,
    Device,
    Finding,
    Inspection,
    Op,
    Photo,
    Region,
    Signature,
    TouchpointScore,
    Upload,
)
from inspect_app.storage.models.table import UtcDateTime
from inspect_app.storage.queries.rollups import of_inspection
from tests.factories.databases import migrated
from tests.factories.finished import finished


def test_every_table_column_and_index_of_the_models_is_there(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    found = inspect(database.engine)
    for name, table in Base.metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        assert {index["name"] for index in found.get_indexes(name)} >= {i.name for i in table.indexes}
        assert len(found.get_foreign_keys(name)) == len(table.foreign_keys)
    database.close()


def test_migrating_again_keeps_what_is_stored(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        session.add(Region(code="EAST", name="华东", created_at=clock.now()))
    schema.migrate(database)
    with database.reading() as session:
        assert [region.name for region in session.query(Region)] == ["华东"]
    database.close()


def test_a_draft_speaks_only_sqlalchemy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our column types may move on; a migration must still run when they have."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "FOLDER", folder)
    database = migrated(tmp_path)
    before = set((folder / "versions").glob("*.py"))
    extra = Table("extra", Base.metadata, Column("at", UtcDateTime, nullable=False))
    try:
        schema.draft_migration(database, "extra table")
    finally:
        Base.metadata.remove(extra)
    (draft,) = set((folder / "versions").glob("*.py")) - before
    written = draft.read_text(encoding="utf-8")
    assert "sa.Column('at', sa.DateTime(), nullable=False)" in written
    assert "inspect_app" not in written
    assert draft.name.startswith(f"{len(before) + 1:04d}")
    database.close()


def test_the_log_is_guarded_from_the_first_migration_on(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.reading() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    assert {"audit_event_no_UPDATE", "audit_event_no_DELETE"} <= set(triggers)
    assert isinstance(Base.metadata, MetaData)
    database.close()


def _filled_before_ops(folder: Path) -> Database:
    """A database as 0001 made it: one inspection answered, photographed and signed, one just begun."""
    database = Database(f"sqlite:///{folder / 'inspect.db'}")
    with database.engine.begin() as connection:
        command.upgrade(schema._settings(connection), "0001")
        for statement in OLD_ROWS.strip().split(";\n"):
            connection.exec_driver_sql(statement)
    return database


ID = "01900000000070008000000000{:06x}".format
NOON, LATER = "'2026-10-01 04:00:00.000000'", "'2026-10-01 05:30:00.000000'"
USER, REGION, SITE, REVISION = (f"'{ID(number)}'" for number in (1, 2, 3, 4))
DONE, BEGUN, SHEET, PHOTO, GONE = (f"'{ID(number)}'" for number in (5, 6, 7, 8, 9))
OLD_ROWS = f"""
INSERT INTO user_account (id, username, name, password_hash, active, session_epoch, created_at)
VALUES ({USER}, 'wang', '王芳', '-', 1, 0, {NOON});
INSERT INTO region (id, code, name, created_at) VALUES ({REGION}, 'E', '华东', {NOON});
INSERT INTO project (id, region_id, code, name, address, active, created_at)
VALUES ({SITE}, {REGION}, 'P', '花园', '', 1, {NOON});
INSERT INTO published_revision
(id, programme, version, title_zh, title_en, content_hash, document, published_at, current)
VALUES ({REVISION}, 'small', '1', '小', 'Small', '{"a" * 64}', '{{}}', {NOON}, 1);
INSERT INTO inspection
(id, number, project_id, revision_id, programme, inspector_id, state, seed, started_at, finished_at, remarks)
VALUES ({DONE}, 'S-1', {SITE}, {REVISION}, 'small', {USER}, 'completed', 1, {NOON}, {LATER}, '总体良好'),
({BEGUN}, 'S-2', {SITE}, {REVISION}, 'small', {USER}, 'in_progress', 1, {LATER}, NULL, '');
INSERT INTO sheet (id, inspection_id, checklist, label, attributes, position, created_at)
VALUES ({SHEET}, {DONE}, 'lobby', '大堂', '{{}}', 1, {NOON});
INSERT INTO answer (id, sheet_id, item, answer, note, revision, answered_at, answered_by)
VALUES ('{ID(10)}', {SHEET}, 'floor', '{{"value": "nonconform"}}', '积水', 2, {NOON}, {USER}),
('{ID(11)}', {SHEET}, 'lamps', '{{"value": "0"}}', '', 1, {NOON}, {USER});
INSERT INTO photo (id, inspection_id, sheet_id, item, filename, media_type, original, derivative, thumbnail,
size, width, height, dhash, taken_at, latitude, uploaded_at, uploaded_by, removed_at)
VALUES ({PHOTO}, {DONE}, {SHEET}, 'floor', 'a.jpg', 'image/jpeg', '{"b" * 64}', '{"c" * 64}', '{"d" * 64}',
1000, 800, 600, '{"0" * 16}', {NOON}, 30.5, {LATER}, {USER}, NULL),
({GONE}, {DONE}, {SHEET}, 'floor', 'b.jpg', 'image/jpeg', '{"e" * 64}', '{"f" * 64}', '{"0" * 64}',
1000, 800, 600, '{"1" * 16}', NULL, NULL, {LATER}, {USER}, {LATER});
INSERT INTO signature (id, inspection_id, role, name, image, content_hash, signed_at, signed_by)
VALUES ('{ID(12)}', {DONE}, 'inspector', '王芳', '{"2" * 64}', '{"3" * 64}', {LATER}, {USER})"""
OLD_FINDINGS = f"""
INSERT INTO finding (id, number, project_id, inspection_id, sheet_id, checklist, opened_at, opened_by,
item, title_zh, title_en, place, note, severity, state)
VALUES ('{ID(13)}', 'F-1', {SITE}, {DONE}, {SHEET}, 'lobby', {LATER}, {USER},
'floor', '地面', 'Floor', '大堂', '积水', 'minor', 'open'),
('{ID(14)}', 'F-2', {SITE}, {DONE}, {SHEET}, 'lobby', {LATER}, {USER},
'lamps', '灯', 'Lamps', '大堂', '', 'critical', 'open')"""


def test_what_was_answered_before_there_were_ops_has_ops_now(tmp_path: Path) -> None:
    database = _filled_before_ops(tmp_path)
    schema.migrate(database)
    done, begun = UUID(ID(5)), UUID(ID(6))
    with database.reading() as session:
        entries, cursor = all_entries(session, done)
        told = {(entry.item, entry.field.partition(":")[0]): entry for entry in entries}
        assert set(told) == {
            ("floor", "answer"),
            ("floor", "note"),
            ("lamps", "answer"),
            ("floor", "photo"),
            ("", "remarks"),
            ("", "sign"),
        }
        assert (cursor, session.get_one(Inspection, done).op_seq) == (6, 6)
        assert told["floor", "answer"].value == {"value": "nonconform"}
        assert told["floor", "note"].value == "积水"
        assert told["floor", "photo"].value["sha256"] == "b" * 64
        assert told["floor", "photo"].value["latitude"] == 30.5
        assert {entry.by for entry in entries} == {UUID(ID(1))}
        (device,) = session.query(Device).all()
        assert (device.kind, device.user_id) == ("office", UUID(ID(1)))
        assert sorted(op.n or 0 for op in session.query(Op)) == [1, 2, 3, 4, 5, 6]
        assert all_entries(session, begun) == ((), 0)
    database.close()


def test_old_rows_name_their_ops_and_signatures_still_hold(tmp_path: Path) -> None:
    database = _filled_before_ops(tmp_path)
    schema.migrate(database)
    with database.reading() as session:
        floor, lamps = session.query(Answer).order_by(Answer.id).all()
        assert (floor.answer_eff, floor.note_eff) == (floor.answered_at, floor.answered_at)
        assert (lamps.note_op, lamps.answer_op is None, floor.revision) == (None, False, 2)
        kept, removed = session.query(Photo).order_by(Photo.id).all()
        assert (kept.stored_at, kept.source, kept.eff) == (kept.uploaded_at, "library", kept.uploaded_at)
        assert (removed.op, removed.removed_at is None) == (None, False)
        signature = session.query(Signature).one()
        assert signature.state == state_digest(session, UUID(ID(5)))
        assert signature.content_hash == "3" * 64
        assert session.get_one(Inspection, UUID(ID(5))).remarks_op is not None
    database.close()


def test_what_was_found_before_is_due_and_shows_its_photos(tmp_path: Path) -> None:
    """From every version that was in use: 0001 and, with ops and uploads already there, 0002."""
    for start in ("0001", "0002"):
        (folder := tmp_path / start).mkdir()
        database = _filled_before_ops(folder)
        with database.engine.begin() as connection:
            command.upgrade(schema._settings(connection), start)
            connection.exec_driver_sql(OLD_FINDINGS)
        schema.migrate(database)
        with database.reading() as session:
            plain, critical = session.query(Finding).order_by(Finding.id).all()
            # Found on Thursday in the national holiday's week, of which that migration knew nothing.
            assert (plain.due_on, plain.turn_role) == (date(2026, 10, 2), "supervisor")
            assert plain.due_at == datetime(2026, 10, 2, 16, tzinfo=UTC)
            assert critical.due_at == critical.opened_at + timedelta(hours=24)
            assert plain.photos == ["b" * 64]
            assert (critical.photos, plain.is_open, plain.round, plain.version) == ([], True, 1, 0)
            assert session.query(Upload).count() == 0
            assert session.get_one(Inspection, UUID(ID(5))).op_seq == 6
        database.close()


def _told(rows: Sequence[TouchpointScore]) -> set[tuple[str, str | None, int, int]]:
    return {(row.checklist, row.score, row.counted, row.failed) for row in rows}


def test_results_of_before_are_summed_up(tmp_path: Path) -> None:
    """The migration says of an old result what the program says of a new one."""
    database = _filled_before_ops(tmp_path)
    with finished(tmp_path / "new") as case, case.database.reading() as session:
        kept = session.get_one(Inspection, case.inspection, options=[undefer(Inspection.result)])
        result, expected = json.dumps(kept.result), _told(of_inspection(session, case.inspection))
    with database.engine.begin() as connection:
        update = text("UPDATE inspection SET result = :result WHERE number = 'S-1'")
        connection.execute(update, {"result": result})
    schema.migrate(database)
    with database.reading() as session:
        assert _told(of_inspection(session, UUID(ID(5)))) == expected
        assert of_inspection(session, UUID(ID(6))) == []
    database.close()
