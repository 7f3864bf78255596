"""What is wrong with a file from elsewhere, and what of it cannot be carried: each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from inspect_app.checklist.problems import Problem
from inspect_app.exchange.catalogue import CATALOGUE, CELL_MENDS

# What a place of the judge's is called in the file that was imported.
Places = Callable[[int, int], str]

_IN_LINE = re.compile(r"in line ([0-9]+)")
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``place`` is such as ``items!D7``, or ``3:14`` in a file of lines, or "" for the whole file.

    ``loss``: what stands there was understood but a checklist cannot carry it.
    """

    code: str
    severity: Literal["error", "warning", "loss"]
    place: str
    message: str
    mend: str


class Refused(Exception):
    """The file is not opened at all; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def fault(code: str, place: str = "", **values: object) -> Fault:
    """The fault ``code`` of the catalogue; ``values`` fill its sentences."""
    rule = CATALOGUE[code]
    shown = {name: _shown(value) for name, value in values.items()}
    return Fault(code, rule.severity, place, rule.message.format_map(shown), rule.mend.format_map(shown))


def from_problem(problem: Problem, places: Places, cells: bool = False) -> Fault:
    """A problem of the checklist's judge, its place told as in the imported file."""
    message = _IN_LINE.sub(lambda found: f"at {places(int(found.group(1)), 1)}", problem.message)
    mend = CELL_MENDS.get(problem.code, problem.mend) if cells else problem.mend
    place = places(problem.line, problem.column)
    return Fault(problem.code, problem.severity, place, message if cells else problem.message, mend)


def line_and_column(line: int, column: int) -> str:
    """A place in a file of lines."""
    return f"{line}:{column}"


def render(file: str, faults: Iterable[Fault]) -> str:
    """For people: two lines each."""
    return "\n".join(
        f"{file}{':' if each.place else ''}{each.place}: {each.severity} {each.code}: {each.message}\n"
        f"    {each.mend}"
        for each in faults
    )


def to_json(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """For programs: one object each, fields as in ``Fault``."""
    return [asdict(each) for each in faults]


def _shown(value: object) -> str:
    text = str(value)
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(character if character.isprintable() else " " for character in short)
