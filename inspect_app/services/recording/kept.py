"""Ops as they go into the log: what was judged of each, and the columns of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from inspect_app.inspection.ops import Op
from inspect_app.services.recording.judging import Verdict


class Kept(NamedTuple):
    """An op and what came of it; no ``number`` where it was used before, ``eff``: when it counts as made."""

    op: Op
    verdict: Verdict
    number: int | None
    eff: datetime


def columns(kept: Sequence[Kept], after: int) -> dict[str, list[Any]]:
    """The values of the log's columns that differ from op to op; numbered on from ``after``."""
    ops = [each.op for each in kept]
    verdicts = [each.verdict for each in kept]
    return {
        "id": [op.id for op in ops],
        "seq": list(range(after + 1, after + 1 + len(kept))),
        "n": [each.number for each in kept],
        "sheet_id": [op.sheet for op in ops],
        "item": [op.item for op in ops],
        "field": [op.field for op in ops],
        "value": [verdict.value for verdict in verdicts],
        "base": [op.base for op in ops],
        "settles": [[str(each) for each in op.settles] if op.settles else None for op in ops],
        "at": [op.at for op in ops],
        "eff": [each.eff for each in kept],
        "state": ["accepted" if verdict.code is None else "rejected" for verdict in verdicts],
        "code": [verdict.code for verdict in verdicts],
        "detail": [dict(verdict.values) if verdict.values else None for verdict in verdicts],
    }
