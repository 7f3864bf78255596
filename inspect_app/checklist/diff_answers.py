"""What differs between two answer types of one item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspect_app.checklist.answer_types import answer_name
from inspect_app.checklist.diff_model import Bump, Change, ChangeKind
from inspect_app.checklist.diff_values import compared, written
from inspect_app.checklist.model import (
    AnswerType,
    Conformity,
    Count,
    Information,
    Measure,
    Option,
    Sample,
    Scale,
)


def answer_changes(at: str, old: AnswerType, new: AnswerType) -> Iterator[Change]:
    """A change of type is major: answers given before no longer mean the same, or no longer fit."""
    if answer_name(old) != answer_name(new):
        yield Change(ChangeKind.RETYPED, at, Bump.MAJOR, "answer", answer_name(old), answer_name(new))
        return
    match old, new:
        case Conformity(), Conformity():
            # With one answer fewer to give, what was answered before may no longer fit.
            bump = Bump.MAJOR if old.partial else Bump.MINOR
            yield from compared(ChangeKind.SETTING, at, bump, "partial", old.partial, new.partial)
        case Scale(), Scale():
            yield from _fields(at, old, new, ("min", "max"), ChangeKind.RELIMITED, Bump.MAJOR)
            yield from _fields(at, old, new, ("labels",), ChangeKind.REWORDED, Bump.PATCH)
        case (Measure(), Measure()) | (Information(), Information()):
            yield from _fields(at, old, new, ("unit",), ChangeKind.RETYPED, Bump.MAJOR)
            limits = ("max", "min", "zero_at") if isinstance(old, Measure) else ()
            yield from _fields(at, old, new, limits, ChangeKind.RELIMITED, Bump.MINOR)
        case Count(), Count():
            yield from _fields(at, old, new, ("deduct",), ChangeKind.RELIMITED, Bump.MINOR)
        case Sample(), Sample():
            yield from _fields(at, old, new, ("size",), ChangeKind.RELIMITED, Bump.MINOR)
            yield from _fields(at, old, new, ("of",), ChangeKind.REWORDED, Bump.PATCH)
        case _:
            # Nothing but choices is left, and both are of one type.
            yield from _options(at, old, new)


def _fields(
    at: str, old: Any, new: Any, names: tuple[str, ...], kind: ChangeKind, bump: Bump
) -> Iterator[Change]:
    for name in names:
        yield from compared(kind, at, bump, name, getattr(old, name), getattr(new, name))


def _options(at: str, old: Any, new: Any) -> Iterator[Change]:
    before, after = _by_id(old), _by_id(new)
    for name in before.keys() - after.keys():
        yield Change(ChangeKind.SETTING, at, Bump.MAJOR, f"options/{name}", written(before[name].title), None)
    for name, option in after.items():
        field = f"options/{name}"
        if name not in before:
            yield Change(ChangeKind.SETTING, at, Bump.MINOR, field, None, written(option.title))
            continue
        earlier = before[name]
        yield from compared(
            ChangeKind.REWEIGHTED, at, Bump.MINOR, f"{field}/score", earlier.score, option.score
        )
        yield from compared(
            ChangeKind.REWORDED, at, Bump.PATCH, f"{field}/title", earlier.title, option.title
        )


def _by_id(choice: Any) -> dict[str, Option]:
    return {option.id: option for option in choice.options}
