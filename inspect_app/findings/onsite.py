"""What a round can settle: which findings this person may look at on site, and what each decision takes."""

from __future__ import annotations

from inspect_app.findings.acting import allowed
from inspect_app.findings.contents import needed
from inspect_app.findings.model import Action, Correction, Step, Who
from inspect_app.findings.transitions import Field, Transition

ON_SITE = (Action.VERIFY, Action.SEND_BACK)


def decisions(correction: Correction, who: Who) -> dict[Action, frozenset[Field]]:
    """What ``who`` may decide about it on site, each with the fields it needs; empty for nothing.

    Never the fixer: the table of transitions says so, here as in the office.
    """
    rows: tuple[Transition, ...] = allowed(correction, who)
    found = {row.action: needed(correction, row) for row in rows if row.action in ON_SITE}
    return {action: found[action] for action in ON_SITE if action in found}


def fix(correction: Correction) -> Step | None:
    """The step that reported the fix to be looked at; None for none."""
    done = (step for step in reversed(correction.history) if step.act.action in _FIXING)
    return next(done, None)


_FIXING = frozenset({Action.FIX, Action.FIX_ON_THE_SPOT})
