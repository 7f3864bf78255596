"""Each code has a page; the page's wrong example yields it, and the right one yields nothing."""

import re
from pathlib import Path

import pytest

from inspect_app.checklist.catalogue import CATALOGUE
from inspect_app.checklist.library import load_library

RULES = Path(__file__).parents[3] / "docs" / "rules"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^# ([a-z0-9.-]+\.(?:yaml|json))\n", re.MULTILINE)
SUPPORT = {
    "car-park.yaml": """checklist: car-park
version: 1.0.0
title: Car park
groups:
  - title: Floor
    items: [{id: floor, ask: Floor is level, why: Safety}]
""",
    "five-grade.yaml": """grading: five-grade
bands: [{grade: good, title: Good, from: 80}, {grade: poor, title: Poor, from: 0}]
""",
}
# What a page can only describe.
BUILT = {
    "CL004": b"# " + b"x" * 1_000_000,
    "CL010": b"checklist: [" + b"0," * 100_001 + b"]",
    "CL018": b"checklist: x\n" + b"a: 1\n" * 600,
    "CL013": b"checklist: x\ntitle: " + b"x" * 20_001,
}


def _example(code: str, heading: str) -> tuple[str, str]:
    text = (RULES / f"{code}.md").read_text(encoding="utf-8")
    section = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = BLOCK.search(section)
    assert found, f"{code} has no example under {heading}"
    return found.group(1), found.group(2)


def _written(folder: Path, kind: str, content: str, code: str) -> Path:
    if kind == "yaml":
        names = FILE.split(content)[1:]
        # The shipped library has documents of these ids.
        support = {} if "extends:" in content else SUPPORT
        files = support | dict(zip(names[::2], names[1::2], strict=True))
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    elif kind == "hex":
        (folder / "example.yaml").write_bytes(bytes.fromhex(content))
    elif code == "CL017":
        (folder / "example.yaml").symlink_to("nowhere")
    else:
        (folder / "example.yaml").write_bytes(BUILT[code])
    return folder


@pytest.mark.parametrize("code", CATALOGUE)
def test_wrong_example_yields_the_code(code: str, tmp_path: Path) -> None:
    library = load_library(_written(tmp_path, *_example(code, "Wrong"), code))
    found = [problem for problem in library.problems if problem.code == code]
    assert found, [problem.code for problem in library.problems]
    assert found[0].severity == CATALOGUE[code].severity


@pytest.mark.parametrize("code", CATALOGUE)
def test_right_example_yields_nothing(code: str, tmp_path: Path) -> None:
    library = load_library(_written(tmp_path, *_example(code, "Right"), code))
    assert [(problem.code, problem.file, problem.message) for problem in library.problems] == []


def test_every_page_belongs_to_a_code() -> None:
    assert {path.stem for path in RULES.glob("CL*.md")} == set(CATALOGUE)


def test_warnings_never_block() -> None:
    assert not [rule.code for rule in CATALOGUE.values() if rule.severity == "warning" and rule.blocks]
