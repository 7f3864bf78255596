"""``inspect-app start``: what it prepares, and when it tells the sample accounts."""

from pathlib import Path

import click
import pytest

from inspect_app.access.model import Assignment, Role
from inspect_app.cli import start
from inspect_app.config import Config
from inspect_app.demo.company import PASSWORD
from inspect_app.services import users
from inspect_app.services.users import Profile
from inspect_app.storage import schema
from inspect_app.storage.database import Database


def test_a_new_folder_is_prepared_and_again_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = Config(data=tmp_path, sample_data=False)
    database = Database(config.database_url)
    start.prepare(database, config)
    first = capsys.readouterr().out
    assert "Published" in first
    assert "users add NAME --role administrator" in first
    assert schema.current(database) == schema.newest()
    start.prepare(database, config)
    assert "Published" not in capsys.readouterr().out
    database.close()


def test_a_library_with_errors_is_told(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "broken.yaml").write_text("checklist: [", encoding="utf-8")
    config = Config(data=tmp_path, library=library, sample_data=False)
    database = Database(config.database_url)
    with pytest.raises(click.ClickException, match=r"broken\.yaml"):
        start.prepare(database, config)
    database.close()


def test_sample_accounts_are_told_while_their_password_works(tmp_path: Path) -> None:
    database = Database(Config(data=tmp_path).database_url)
    schema.migrate(database)
    assert not start.sample_accounts_work(database)
    with database.writing() as session:
        profile = Profile("x", (Assignment(Role.ADMINISTRATOR),))
        admin = users.create(session, None, "admin", PASSWORD, profile)
    assert start.sample_accounts_work(database)
    with database.writing() as session:
        users.set_password(session, None, admin.id, "quite-another-1")
    assert not start.sample_accounts_work(database)
    database.close()
