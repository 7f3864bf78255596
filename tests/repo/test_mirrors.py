"""Every module has the test of its name, so that nobody searches for it."""

import ast
from pathlib import Path

AREAS = ("unit", "integration", "functional")
# Alembic runs env.py; the migrations' own test is its mirror. __main__ is one call of cli.main.
ELSEWHERE = {
    "storage/migrations/env": "integration/storage/test_migrations.py",
    "__main__": "functional/cli/test_main.py",
}

# Table definitions do nothing by themselves: one test reads and writes them all.
TABLES = "storage/models/"


def _mirrors(root: Path, module: Path) -> list[Path]:
    """Where the test of ``module`` (relative, without suffix) may stand; a package has one of its name."""
    name = module.as_posix().removesuffix("/__init__")
    if name.startswith(TABLES):
        return [root / "tests/integration/storage/test_models.py"]
    if name in ELSEWHERE:
        return [root / "tests" / ELSEWHERE[name]]
    folder, _, last = name.rpartition("/")
    return [root / "tests" / area / folder / f"test_{last}.py" for area in AREAS]


def _holds_code(path: Path) -> bool:
    """Whether a package's own file does more than name what the package offers."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in body)


def test_every_module_has_its_mirrored_test(root: Path, modules: list[Path]) -> None:
    missing = [
        path.relative_to(root).as_posix()
        for path in modules
        if (path.name != "__init__.py" or _holds_code(path))
        and not any(
            mirror.is_file()
            for mirror in _mirrors(root, path.relative_to(root / "inspect_app").with_suffix(""))
        )
    ]
    assert not missing, "\n".join(missing)


def test_no_test_folder_is_a_package(root: Path, files: list[Path]) -> None:
    """With packages, two tests of one name in two folders would shadow each other."""
    assert [
        path for path in files if path.name == "__init__.py" and path.is_relative_to(root / "tests")
    ] == []
