"""Versions with safe floors, native libraries, fonts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from ctypes.util import find_library
from importlib.metadata import PackageNotFoundError, version

from inspect_app.config import bundled_folder
from inspect_app.services.health.check import Check, State, judged
from inspect_app.storage.database import SAFE_SQLITE, describe, sqlite_version

# Older ones have published security faults, or break a report (see docs/adr/0003-safe-floors.md).
FLOORS = {
    "Flask": (3, 1, 3),
    "Werkzeug": (3, 1, 9),
    "Jinja2": (3, 1, 6),
    "weasyprint": (70, 0),
    "pillow": (13, 0, 0),
    "Brotli": (1, 2, 1),
    "fonttools": (4, 61),
    "PyYAML": (6, 0, 3),
}
LIBRARIES = {
    "pango-1.0": (State.PROBLEM, "PDF reports need it: apt-get install libpango-1.0-0"),
    "pangoft2-1.0": (State.PROBLEM, "PDF reports need it: apt-get install libpangoft2-1.0-0"),
    "harfbuzz-subset": (
        State.WARNING,
        "reports render much slower without: apt-get install libharfbuzz-subset0",
    ),
}
FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
REINSTALL = "delete the folder .venv and start ./run again"


def numbers(text: str) -> tuple[int, ...]:
    """The leading whole numbers of a version: ``3.1.3rc1`` gives (3, 1)."""
    parts = []
    for part in text.split("."):
        if not part.isdigit():
            break
        parts.append(int(part))
    return tuple(parts)


def python() -> Check:
    """Python's own version."""
    found = sys.version.split()[0]
    return judged("Python", sys.version_info >= (3, 11), found, "install Python 3.11 or newer")


def packages() -> Iterator[Check]:
    """Each package that has a floor."""
    for name, floor in FLOORS.items():
        wanted = ".".join(map(str, floor))
        try:
            found = version(name)
        except PackageNotFoundError:
            yield Check(name, State.PROBLEM, "missing", REINSTALL)
            continue
        yield judged(name, numbers(found) >= floor, found, f"{wanted} or newer is needed: {REINSTALL}")


def sqlite() -> Check:
    """The SQLite in use."""
    floor = ".".join(map(str, SAFE_SQLITE))
    mend = f"{floor} or newer is needed, older ones can corrupt the database: {REINSTALL}"
    return judged("SQLite", sqlite_version() >= SAFE_SQLITE, describe(), mend)


def libraries() -> Iterator[Check]:
    """The native libraries that reports use."""
    for name, (otherwise, mend) in LIBRARIES.items():
        found = find_library(name)
        yield judged(name, found is not None, found or "missing", mend, otherwise)


def fonts() -> Check:
    """The Chinese fonts that go into every PDF."""
    folder = bundled_folder("static") / "vendor" / "fonts"
    missing = [name for name in FONTS if not (folder / name).is_file()]
    found = f"missing: {', '.join(missing)}" if missing else ", ".join(FONTS)
    return judged(
        "Report fonts", not missing, found, "start ./run once with network: its set-up fetches them"
    )
