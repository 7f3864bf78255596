"""Every refusal of notices and webhooks has its words."""

import re
from pathlib import Path

import inspect_app
from inspect_app.web.messages.notices import MESSAGES

CODE = re.compile(r'(?:Invalid|Conflict)\(\s*"([a-z-]+)"')


def test_every_code_is_worded() -> None:
    folder = Path(inspect_app.__file__).parent / "services/notifying"
    told = {code for path in folder.glob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert told == set(MESSAGES)
