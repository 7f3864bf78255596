"""How much one YAML file may hold, far above any real checklist and far below what hurts a server."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """All counts are for one file; ``aliased`` is the number of nodes that aliases repeat.

    Beyond ``problems``, of one file or one rule, only that there are more is said.
    """

    size: int = 1_000_000
    depth: int = 40
    nodes: int = 15_000
    aliased: int = 10_000
    scalar: int = 20_000
    problems: int = 500


LIMITS = Limits()
