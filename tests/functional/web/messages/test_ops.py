"""Whatever a tablet's op can be refused for has words."""

import re
from pathlib import Path

import inspect_app
from inspect_app.web.messages import _ALL, ops

CODE = re.compile(r'(?:_Refused|OpProblem|Invalid|Rejection|Verdict)\(\s*(?:[a-z_.(]+\)?, )?"([a-z-]+)"')
ROOT = Path(inspect_app.__file__).parent


def test_every_code_is_worded() -> None:
    places = [*(ROOT / "services/recording").glob("*.py"), *(ROOT / "inspection").glob("op*.py")]
    codes = {code for path in places for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert {"unknown-sheet", "photo-too-many", "marks-unusable", "value-unusable"} <= codes
    assert codes - set(_ALL) == set()


def test_signatures_are_refused_in_words_too() -> None:
    assert {"sign-empty", "sign-no-ink", "sign-not-a-png", "sign-damaged"} <= set(ops.MESSAGES)
