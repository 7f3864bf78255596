"""What differs between two versions of a document, and how large a step of its version that takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from inspect_app.checklist.holdings import version_key


class Bump(IntEnum):
    """How large a step of a version is, from none to major (docs/versions.md)."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


class ChangeKind(StrEnum):
    """What happened to the thing at ``Change.at``."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    REWEIGHTED = "reweighted"
    RELIMITED = "relimited"
    RETYPED = "retyped"
    SEVERITY = "severity"
    VETO = "veto"
    CONDITION = "condition"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``at`` is an item's id, ``part/conduct``, ``band/good`` …, "" for the document itself.

    ``field`` is the key as authors write it; ``before`` and ``after`` are its values, None where it had none.
    """

    kind: ChangeKind
    at: str
    bump: Bump
    field: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentDiff:
    """The differences of one checklist, programme or grading.

    ``old`` and ``new`` are versions: None where there is no such document, "" where the kind has no versions.
    """

    kind: str  # checklist | programme | grading
    id: str
    old: str | None
    new: str | None
    changes: tuple[Change, ...]

    @property
    def needed(self) -> Bump:
        """The smallest step that the changes allow."""
        return max((change.bump for change in self.changes), default=Bump.NONE)

    @property
    def declared(self) -> Bump:
        """The step that was taken; NONE as well where the version went back."""
        return declared_bump(self.old, self.new) if self.old and self.new else Bump.NONE

    @property
    def versioned(self) -> bool:
        """Whether both sides are there and have a version to judge."""
        return bool(self.old and self.new)

    @property
    def enough(self) -> bool:
        """Whether the step taken is as large as needed."""
        return not self.versioned or self.declared >= self.needed

    @property
    def reasons(self) -> tuple[Change, ...]:
        """The changes because of which the step must be that large."""
        return tuple(change for change in self.changes if change.bump is self.needed)


def declared_bump(old: str, new: str) -> Bump:
    """The step from version ``old`` to ``new``: the first of its three numbers that rose."""
    for bump, before, after in zip(_STEPS, version_key(old), version_key(new), strict=True):
        if before != after:
            return bump if after > before else Bump.NONE
    return Bump.NONE


_STEPS = (Bump.MAJOR, Bump.MINOR, Bump.PATCH)
