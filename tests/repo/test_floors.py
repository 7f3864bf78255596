"""Below these versions the libraries have known holes; they are checked on what is really installed."""

import importlib
import sys
from importlib.metadata import version

import pytest
from packaging.version import Version

FLOORS = {
    "Flask": "3.1.3",
    "Werkzeug": "3.1.9",
    "Jinja2": "3.1.6",
    "WeasyPrint": "70.0",
    "Pillow": "13.0.0",
    "Brotli": "1.2.1",
    "fonttools": "4.61",
    "PyYAML": "6.0.3",
}


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_installed_version_is_at_or_above_its_safe_floor(package: str, floor: str) -> None:
    assert Version(version(package)) >= Version(floor)


def test_sqlite_has_no_known_corruption() -> None:
    """SQLite before 3.51.3 can corrupt a database when its write-ahead log is reset."""
    module = importlib.import_module("pysqlite3" if sys.platform == "linux" else "sqlite3")
    assert Version(module.sqlite_version) >= Version("3.51.3")
