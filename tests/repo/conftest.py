"""The repository as the tests about it see it: its root, and the files that are or would be committed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What .gitignore leaves out, for a checkout that came without git.
IGNORED = {
    ".git",
    ".venv",
    "var",
    "node_modules",
    "vendor",
    "built",
    "dist",
    "htmlcov",
    "test-results",
    "__pycache__",
}


def _walked() -> list[Path]:
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            f for f in folders if f not in IGNORED and not f.endswith("_cache") and f != ".hypothesis"
        ]
        found += [
            Path(folder, name) for name in names if name != "uv.lock" and not name.endswith((".mo", ".pyc"))
        ]
    return found


def _listed() -> list[Path] | None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return None
    wanted = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(wanted, capture_output=True, check=False)
    names = answer.stdout.decode().split("\0")
    return [ROOT / name for name in names if name] if answer.returncode == 0 else None


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of this checkout."""
    return ROOT


@pytest.fixture(scope="session")
def files() -> list[Path]:
    """Every file of the repository, none that git ignores."""
    listed = _listed()
    return sorted(path for path in (_walked() if listed is None else listed) if path.is_file())


@pytest.fixture(scope="session")
def modules(files: list[Path]) -> list[Path]:
    """Every Python file of the product but the generated migrations."""
    package = ROOT / "inspect_app"
    versions = package / "storage" / "migrations" / "versions"
    return [
        path
        for path in files
        if path.suffix == ".py" and path.is_relative_to(package) and not path.is_relative_to(versions)
    ]


@pytest.fixture(scope="session")
def texts(files: list[Path]) -> dict[str, str]:
    """The text of every file that is text, by its path from the root with forward slashes."""
    found = {}
    for path in files:
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found
