"""Data folder, disk and database are judged without being touched."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path

import pytest

from inspect_app.config import Config
from inspect_app.services.health import storage
from inspect_app.services.health.check import State
from inspect_app.storage import schema
from inspect_app.storage.database import Database


def test_a_folder_yet_to_be_made_is_fine_and_stays_unmade(tmp_path: Path) -> None:
    config = Config(data=tmp_path / "new" / "deep")
    assert storage.data_folder(config).state is State.FINE
    assert storage.disk(config).found.endswith("GiB free")
    assert not config.data.exists()


def test_a_folder_that_cannot_be_written_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(storage.os, "access", lambda *arguments: False)
    check = storage.data_folder(Config(data=tmp_path))
    assert check.state is State.PROBLEM
    assert "INSPECT_DATA" in check.mend


def test_a_file_in_the_folders_place_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("not a folder")
    assert storage.data_folder(Config(data=tmp_path / "var")).state is State.PROBLEM


def test_a_nearly_full_disk_is_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda folder: usage(10, 9, 1))
    assert storage.disk(Config(data=tmp_path)).state is State.WARNING


def test_the_database_is_at_this_versions_schema(tmp_path: Path) -> None:
    config = Config(data=tmp_path)
    assert storage.schema(config).state is State.FINE
    database = Database(config.database_url)
    with database.reading() as session:
        session.connection()
    assert storage.schema(config).state is State.PROBLEM
    schema.migrate(database)
    database.close()
    assert storage.schema(config).state is State.FINE
