"""Every refusal of a plan has its words."""

import re
from pathlib import Path

import inspect_app
from inspect_app.web.messages.plans import MESSAGES

_FAMILIES = "(?:rhythm|plan|slot|window|occurrence|programme)"
CODE = re.compile(rf'(?:Invalid|_refusal|Conflict)\(\s*"({_FAMILIES}-[a-z-]+)"')


def test_every_code_is_worded() -> None:
    folder = Path(inspect_app.__file__).parent
    codes = {
        code
        for room in ("planning", "services/planning")
        for path in (folder / room).glob("*.py")
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 20
    assert codes == set(MESSAGES)
