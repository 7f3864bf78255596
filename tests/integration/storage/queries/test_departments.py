"""Departments and settings in the database."""

from pathlib import Path

from inspect_app import clock, ids
from inspect_app.storage.queries import departments
from tests.factories.databases import migrated


def test_the_usual_departments_are_there_and_settings_are_kept(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        names = [row.name for row in departments.every(session)]
        assert names == ["工程部", "保洁部", "绿化部", "秩序部", "客服部"]
        assert departments.by_name(session, "保洁部") is departments.every(session)[1]
        assert departments.find(session, ids.new()) is None
        assert departments.of_person(session, ids.new()) == frozenset()
        for document in ({"a": 1}, {"a": 2}):
            departments.keep_setting(session, "x", document, None, clock.now())
    with database.reading() as session:
        kept = departments.setting(session, "x")
        assert kept is not None
        assert kept.document == {"a": 2}
    database.close()
