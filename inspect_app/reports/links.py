"""Which links may stand in a report."""

from __future__ import annotations

import re

# Control characters and blanks before the scheme are dropped by some readers, so they must not hide it.
_ALLOWED = re.compile(r"(?:https?://[^\s/]|mailto:[^\s])", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"\\]")


def safe_link(address: str) -> str:
    """``address`` where it is http, https or mailto and has no blank or control character, else empty."""
    return address if _ALLOWED.match(address) and not _FORBIDDEN.search(address) else ""
