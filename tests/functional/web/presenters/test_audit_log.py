"""Every event the product writes has words."""

import re
from pathlib import Path

from inspect_app import services
from inspect_app.web.presenters.audit_log import ACTIONS

_WRITTEN = re.compile(
    r'"((?:session|user|region|project|location|inspection|finding|photo|report|revision)\.[\w-]+)"'
)


def test_every_action_is_worded() -> None:
    written = set()
    for path in Path(services.__path__[0]).glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "audit.record" in text:
            written |= set(_WRITTEN.findall(text))
    assert len(written) > 20
    assert sorted(written - set(ACTIONS)) == []
