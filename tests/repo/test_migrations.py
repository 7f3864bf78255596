"""Migrations form one line: two heads would leave it to chance which schema a site has."""

import ast
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory


@pytest.fixture(scope="module")
def scripts(root: Path) -> ScriptDirectory:
    """The migrations as Alembic reads them."""
    config = Config()
    config.set_main_option(
        "script_location", (root / "inspect_app/storage/migrations").as_posix().replace("%", "%%")
    )
    return ScriptDirectory.from_config(config)


def test_one_base_one_head_no_branch(scripts: ScriptDirectory) -> None:
    revisions = list(scripts.walk_revisions())
    assert len(scripts.get_bases()) == 1
    assert len(scripts.get_heads()) == 1
    assert [r.revision for r in revisions if r.is_branch_point or r.is_merge_point] == []


def test_files_are_numbered_in_the_order_they_run(scripts: ScriptDirectory) -> None:
    names = [Path(revision.path).name for revision in reversed(list(scripts.walk_revisions()))]
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]


def test_a_migration_never_imports_the_models(scripts: ScriptDirectory) -> None:
    """The models move on; a migration must keep meaning what it meant."""
    for revision in scripts.walk_revisions():
        for node in ast.walk(ast.parse(Path(revision.path).read_text(encoding="utf-8"))):
            imported = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            imported += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith("inspect_app.storage.models") for name in imported), revision.path
