"""Names say what is inside: a file called "helpers" could hold anything, and soon does."""

import re
from pathlib import Path

SAYS_NOTHING = re.compile(r"^_?(utils?|helpers?|common|misc|base|manager|managers|stuff|tools?)$")
SOURCES = {".py", ".js", ".css", ".html", ".sh"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
SKIPPED = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b|\btest\.(skip|todo)\(")
OWN_PATH = "tests/repo/test_names.py"


def test_no_file_or_folder_has_a_name_that_says_nothing(root: Path, files: list[Path]) -> None:
    found = []
    for path in files:
        relative = path.relative_to(root)
        named = (*relative.parts[:-1], relative.stem) if path.suffix in SOURCES else relative.parts[:-1]
        found += [str(relative) for name in named if SAYS_NOTHING.match(name)]
    assert found == []


def test_nothing_is_left_unfinished_or_skipped(texts: dict[str, str]) -> None:
    found = []
    for name, text in texts.items():
        if name == OWN_PATH or not name.startswith(("inspect_app/", "static/js/", "templates/", "tests/")):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line) or SKIPPED.search(line):
                found.append(f"{name}:{number}: {line.strip()}")
    assert found == []
