"""Why an entry of a tablet does not count, in words: who was first is told with what and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from inspect_app.findings.model import Action
from inspect_app.web.messages import message_for
from inspect_app.web.moments import moment
from inspect_app.web.presenters.correction_words import DONE
from inspect_app.web.presenters.ops import printable

# The office is told to load its page again; a tablet was away, and its entry is kept as it is.
_ON_SITE: Mapping[str, str] = MappingProxyType(
    {
        "finding-moved-on": "site-finding-moved-on",
        "finding-not-now": "site-finding-not-now",
        "version-unknown": "site-finding-not-now",
    }
)


def why(code: str, values: Mapping[str, object]) -> str:
    """One sentence or two; ``values`` as the log of ops keeps them, moments as text."""
    told = {name: printable(each) if isinstance(each, str) else each for name, each in values.items()}
    if code == "finding-moved-on":
        told |= {
            "action": DONE[Action(str(values["action"]))],
            "at": moment(datetime.fromisoformat(str(values["at"]))),
        }
    return message_for(_ON_SITE.get(code, code), told)
