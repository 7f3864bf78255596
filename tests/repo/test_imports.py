"""The import contracts of pyproject.toml hold: rules at the bottom, rim at the top."""

import subprocess
import sys
import tomllib
from pathlib import Path

LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def test_import_contracts_hold(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_stands_in_exactly_one_layer(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(c for c in contracts["contracts"] if c["type"] == "layers")
    assert layers["exhaustive"] is True
    placed = [name.strip() for layer in layers["layers"] for name in layer.split("|")]
    rooms = {path.name for path in (root / "inspect_app").iterdir() if (path / "__init__.py").is_file()}
    assert len(placed) == len(set(placed))
    assert rooms <= set(placed)
