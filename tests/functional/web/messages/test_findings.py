"""Every refusal that docs/findings.md names has its words."""

import re
from pathlib import Path

from inspect_app.web.messages.findings import MESSAGES


def test_every_documented_code_is_worded() -> None:
    root = Path(__file__).resolve().parents[4]
    told = (root / "docs/findings.md").read_text(encoding="utf-8").partition("## Refusals")[2]
    codes = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", told))
    assert len(codes) > 20
    assert codes <= set(MESSAGES)
