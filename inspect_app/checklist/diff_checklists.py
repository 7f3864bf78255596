"""What differs between two versions of a checklist, by item id."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_app.checklist.diff_answers import answer_changes
from inspect_app.checklist.diff_model import Bump, Change, ChangeKind, DocumentDiff
from inspect_app.checklist.diff_values import compared, moved, written
from inspect_app.checklist.model import Checklist, Item

# Field of an item, the key authors write, what a change of it is called, and the step it takes.
_FIELDS: tuple[tuple[str, str, ChangeKind, Bump], ...] = (
    ("weight", "weight", ChangeKind.REWEIGHTED, Bump.MINOR),
    ("severity", "severity", ChangeKind.SEVERITY, Bump.MINOR),
    ("pass_mark", "pass", ChangeKind.RELIMITED, Bump.MINOR),
    ("when", "when", ChangeKind.CONDITION, Bump.MINOR),
    ("photo", "photo", ChangeKind.SETTING, Bump.MINOR),
    ("note", "note", ChangeKind.SETTING, Bump.MINOR),
    ("required", "required", ChangeKind.SETTING, Bump.MINOR),
    ("bonus", "bonus", ChangeKind.SETTING, Bump.MINOR),
    ("clauses", "clauses", ChangeKind.SETTING, Bump.MINOR),
    ("ask", "ask", ChangeKind.REWORDED, Bump.PATCH),
    ("help", "help", ChangeKind.REWORDED, Bump.PATCH),
    ("why", "why", ChangeKind.REWORDED, Bump.PATCH),
    ("phrases", "phrases", ChangeKind.REWORDED, Bump.PATCH),
    ("examples", "examples", ChangeKind.REWORDED, Bump.PATCH),
)


def diff_checklists(old: Checklist | None, new: Checklist | None) -> DocumentDiff:
    """From ``old`` to ``new``; one of the two may be missing, not both."""
    either = old or new
    if either is None:
        raise ValueError
    return DocumentDiff(
        "checklist",
        either.id,
        old.version if old else None,
        new.version if new else None,
        tuple(_changes(old, new)) if old and new else (),
    )


def _changes(old: Checklist, new: Checklist) -> Iterator[Change]:
    yield from compared(ChangeKind.REWORDED, "", Bump.PATCH, "title", old.title, new.title)
    yield from compared(ChangeKind.SETTING, "", Bump.MAJOR, "per", old.per, new.per)
    yield from compared(ChangeKind.SETTING, "", Bump.MAJOR, "touchpoint", old.touchpoint, new.touchpoint)
    before, after = {item.id: item for item in old.items}, {item.id: item for item in new.items}
    for name, item in before.items():
        if name not in after:
            yield Change(ChangeKind.REMOVED, name, Bump.MAJOR, before=written(item.ask))
    for name, item in after.items():
        if name not in before:
            yield Change(ChangeKind.ADDED, name, Bump.MINOR, after=written(item.ask))
        else:
            yield from item_changes(name, before[name], item)
    yield from _places(old, new)


def item_changes(at: str, old: Item, new: Item) -> Iterator[Change]:
    """Everything that differs between two versions of one item."""
    yield from answer_changes(at, old.answer, new.answer)
    # A new veto can turn a good grade into the lowest: nobody may get it with a small step.
    bump = Bump.MINOR if new.veto is None else Bump.MAJOR
    yield from compared(ChangeKind.VETO, at, bump, "veto", old.veto, new.veto)
    for field, key, kind, step in _FIELDS:
        yield from compared(kind, at, step, key, getattr(old, field), getattr(new, field))


def _places(old: Checklist, new: Checklist) -> Iterator[Change]:
    """Items that moved, within the sheet or to another group, and groups that were renamed."""
    before, after = _groups(old), _groups(new)
    away = moved(list(before), list(after))
    renamed = _renamed(old, new)
    for name, group in after.items():
        earlier = before.get(name)
        if earlier is None:
            continue
        if name in away or (earlier != group and (earlier, group) not in renamed):
            yield Change(ChangeKind.MOVED, name, Bump.PATCH, "groups", earlier, group)
    for earlier, group in renamed:
        yield Change(ChangeKind.REWORDED, "", Bump.PATCH, "groups", earlier, group)


def _groups(checklist: Checklist) -> dict[str, str]:
    """The group's title of each item, in the order of the sheet."""
    return {item.id: str(written(group.title)) for group in checklist.groups for item in group.items}


def _renamed(old: Checklist, new: Checklist) -> list[tuple[str, str]]:
    """Titles that changed though the group still begins with the same item."""
    heads = {group.items[0].id: str(written(group.title)) for group in old.groups if group.items}
    pairs = [
        (heads[group.items[0].id], str(written(group.title)))
        for group in new.groups
        if group.items and group.items[0].id in heads
    ]
    kept = {str(written(group.title)) for group in new.groups}
    return [(before, after) for before, after in pairs if before != after and before not in kept]
