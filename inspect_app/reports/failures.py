"""Why a report could not be made."""

from __future__ import annotations

from collections.abc import Mapping

# These will end the same way every time; the others may be the machine's bad moment.
LASTING = frozenset({"cpu", "memory", "wall", "asset-missing", "fonts-missing", "bad-request"})


class RenderFailed(Exception):
    """``code``: cpu, memory, wall (a limit was reached), crashed, asset-missing, fonts-missing, bad-request,
    engine (the layout engine refused)."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = values

    @property
    def lasting(self) -> bool:
        """Whether trying again is of no use."""
        return self.code in LASTING
