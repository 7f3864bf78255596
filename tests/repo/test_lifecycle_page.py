"""The page about findings shows the very table the rules are asked by, and tells every refusal."""

import re
from pathlib import Path

from inspect_app.findings.model import State
from inspect_app.findings.transitions import OPEN, TRANSITIONS, Field, Gate, Tie, Transition

# Kebab-case words given to a refusal or standing as a gate's reason.
CODE = re.compile(r'(?:Conflict|Invalid|_refusal)\(\s*"([a-z-]+)"|, "([a-z]+(?:-[a-z]+)+)"\)')
UNREACHABLE = {"finding-not-grave"}


def _row(row: Transition) -> str:
    origins = ", ".join(state for state in State if state in row.origins)
    fields = [
        ", ".join(field for field in Field if field in given) or "-" for given in (row.needs, row.takes)
    ]
    cells = [
        row.action,
        "any open" if row.origins == OPEN else origins,
        (row.target or "stays") + (f" ({row.outcome})" if row.outcome else ""),
        row.permission,
        "-" if row.tie is Tie.NONE else row.tie,
        "-" if row.gate is Gate.ALL else row.gate,
        *fields,
        row.due,
    ]
    return f"| {' | '.join(cells)} |"


def test_the_page_shows_the_table_row_by_row(root: Path) -> None:
    lines = (root / "docs/findings.md").read_text(encoding="utf-8").splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith("| action | from |")) + 2
    assert lines[begin : begin + len(TRANSITIONS) + 1] == [*(_row(row) for row in TRANSITIONS), ""]


def test_the_page_tells_every_refusal_of_the_findings(root: Path) -> None:
    page = (root / "docs/findings.md").read_text(encoding="utf-8")
    sources = (root / "inspect_app/findings").glob("*.py")
    found = {
        one or other for path in sources for one, other in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert {"finding-moved-on", "until-too-far", "complaints-only", "policy-rung"} <= found
    assert sorted(code for code in found - UNREACHABLE if f"`{code}`" not in page) == []
