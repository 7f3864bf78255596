"""A deployed copy of the product, of which new versions are rolled out, whole or broken."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.factories.started_server import CHECKOUT

COPIED = ("inspect_app", "templates", "script", "package.json", "package-lock.json")
LINKED = ("checklists", "node_modules")
WORDS = "static/js/field/words/en/list.js"


class Deployed:
    """A tree with its own build in ``root``; the title of the inspection list tells the version."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        for name in COPIED:
            source = CHECKOUT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        for name in LINKED:
            (root / name).symlink_to(CHECKOUT / name)
        shutil.copytree(CHECKOUT / "static", root / "static", ignore=shutil.ignore_patterns("vendor"))
        if (CHECKOUT / "static/vendor").is_dir():
            (root / "static/vendor").symlink_to(CHECKOUT / "static/vendor")
        self.title = "Inspections"
        self.roll_out("Inspections")

    @property
    def built(self) -> Path:
        """Where the build puts its files."""
        return self.root / "static/built"

    @property
    def facts(self) -> dict[str, Any]:
        """What the build made."""
        facts: dict[str, Any] = json.loads((self.built / "field.json").read_text(encoding="utf-8"))
        return facts

    def roll_out(self, title: str) -> None:
        """A new version, built as every other; the old one's files go."""
        words = self.root / WORDS
        text = words.read_text(encoding="utf-8")
        before = f'title: "{self.title}"'
        assert before in text
        words.write_text(text.replace(before, f'title: "{title}"'), encoding="utf-8")
        self.title = title
        subprocess.run(["node", "script/build.mjs"], check=True, cwd=self.root, capture_output=True)
