"""The import contracts of pyproject.toml hold: rules at the bottom, rim at the top."""

import ast
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

# Who may import what by itself; the contracts cannot say it by single modules.
DOORS = {
    "weasyprint": ["reports/pdf*.py"],
    "PIL": ["photos/*.py"],
    "pillow_heif": ["photos/*.py"],
    "alembic": ["storage/*.py"],
    "sqlite3": ["storage/*.py"],
    "pysqlite3": ["storage/*.py"],
    "yaml": ["checklist/*.py"],
    "chinese_calendar": ["workdays.py"],
}
# What gives another answer at every call has one source each, so that samples and tests can fix it.
SOURCES = {
    r"\bdatetime\.(now|utcnow|today)\(|\bdate\.today\(": "clock.py",
    r"\buuid[14]\(\)(?!\.hex)": "ids.py",
}


@pytest.fixture(scope="module")
def contracts(root: Path) -> list[dict[str, object]]:
    """The contracts of pyproject.toml."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return found


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {
        node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level
    }
    return {name.partition(".")[0] for name in names}


def test_each_library_comes_in_by_its_own_door(root: Path, modules: list[Path]) -> None:
    wrong = []
    for path in modules:
        name = path.relative_to(root / "inspect_app").as_posix()
        wrong += [
            f"{name} imports {library}"
            for library in sorted(_imported(path) & DOORS.keys())
            if not any(fnmatch(name, door) for door in DOORS[library])
        ]
    assert not wrong, "\n".join(wrong)


def test_time_and_ids_have_one_source(root: Path, modules: list[Path]) -> None:
    wrong = []
    for path in modules:
        name = path.relative_to(root / "inspect_app").as_posix()
        for pattern, source in SOURCES.items():
            lines = path.read_text(encoding="utf-8").splitlines()
            wrong += [
                f"{name}: {line.strip()}" for line in lines if name != source and re.search(pattern, line)
            ]
    assert not wrong, "\n".join(wrong)


def test_import_contracts_hold(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _layers(contracts: list[dict[str, object]]) -> list[str]:
    layers = next(contract for contract in contracts if contract["type"] == "layers")
    assert layers["exhaustive"] is True
    assert isinstance(layers["layers"], list)
    return layers["layers"]


def test_every_room_stands_in_exactly_one_layer(root: Path, contracts: list[dict[str, object]]) -> None:
    placed = [name.strip() for layer in _layers(contracts) for name in layer.split("|")]
    package = root / "inspect_app"
    rooms = {path.name for path in package.iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.stem for path in package.glob("*.py") if not path.stem.startswith("__")}
    assert sorted(placed) == sorted(rooms)


def test_the_picture_of_the_layers_is_the_contract(root: Path, contracts: list[dict[str, object]]) -> None:
    picture = (root / "docs/architecture.md").read_text(encoding="utf-8").split("```")[1]
    drawn = [re.split(r"\s{2,}", line)[0] for line in picture.strip().splitlines()]
    assert drawn == _layers(contracts)
