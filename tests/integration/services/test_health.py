"""``examine`` looks at everything, mends nothing and creates nothing."""

from pathlib import Path

from inspect_app.config import Config
from inspect_app.services.health import Check, State, examine
from tests.factories.databases import migrated


def _by_name(config: Config) -> dict[str, Check]:
    return {check.name: check for check in examine(config)}


def test_what_the_product_stands_on_is_looked_at_once(tmp_path: Path) -> None:
    checks = examine(Config(data=tmp_path))
    names = [check.name for check in checks]
    assert len(names) == len(set(names))
    assert names[0] == "Python"
    assert {"Flask", "SQLite", "Report fonts", "Data folder", "Disk", "Database", "Clock", "HTTPS"} <= set(
        names
    )


def test_whatever_is_not_fine_says_how_to_mend_it(tmp_path: Path) -> None:
    exposed = Config(data=tmp_path, host="0.0.0.0")
    for check in examine(exposed):
        assert check.found
        assert (check.state is State.FINE) == (not check.mend), check
    assert _by_name(exposed)["HTTPS"].state is State.WARNING
    assert _by_name(exposed)["Host names"].state is State.WARNING


def test_looking_creates_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    checks = _by_name(Config(data=folder))
    assert checks["Data folder"].state is checks["Database"].state is State.FINE
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_version_is_a_problem(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    assert _by_name(Config(data=tmp_path))["Database"].state is State.FINE
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    database.close()
    found = _by_name(Config(data=tmp_path))["Database"]
    assert (found.state, found.found) == (State.PROBLEM, "schema 0000")
    assert "db migrate" in found.mend
