"""One looked-at thing: its state, what was found, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """``problem`` makes doctor fail; ``warning`` is for what is fine on one tablet but not for a company."""

    FINE = "fine"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """``mend`` is empty where nothing needs mending."""

    name: str
    state: State
    found: str
    mend: str = ""


def judged(name: str, sound: bool, found: str, mend: str, otherwise: State = State.PROBLEM) -> Check:
    """Fine when ``sound``; else ``otherwise`` with how to mend it."""
    return Check(name, State.FINE, found) if sound else Check(name, otherwise, found, mend)
