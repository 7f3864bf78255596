"""One change as a device made it: read from JSON, never changed afterwards (docs/offline.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from inspect_app.inspection.op_values import SIGNERS, OpProblem, check_value, read_moment

HIGHEST_NUMBER = 2**53
MOST_SETTLED = 50
DEEPEST = 12
ITEM_LIMIT, FIELD_LIMIT = 64, 80
# The kind of a photo that stands at no item: it is of a finding, which its value names.
FINDING_PHOTO = "finding-photo"
# Whether a field stands at a (sheet, item), a sheet, or the inspection as a whole.
_PLACES: Mapping[str, tuple[bool, bool]] = {
    "answer": (True, True),
    "note": (True, True),
    "photo": (True, True),
    "marks": (True, True),
    "sheet": (True, False),
    "remarks": (False, False),
    "sign": (False, False),
    "finding": (False, False),
    FINDING_PHOTO: (False, False),
}
_WITH_SUBJECT = frozenset({"photo", "marks", "sign", "finding"})
# They speak of findings of the project, not of what the inspection found: no part of it, signed or merged.
ON_FINDINGS = frozenset({"finding", FINDING_PHOTO})


class Op(NamedTuple):
    """One op. ``kind`` is the field without its subject: the blob of a photo, the role of a signature.

    ``problem`` is what keeps it from counting, None where its shape is sound; it is kept all the same.
    ``value`` is plain JSON, except that the numbers of a sound answer are decimals until its item was asked.
    """

    id: UUID
    n: int
    at: datetime
    sheet: UUID | None
    item: str
    field: str
    value: object
    base: UUID | None = None
    settles: tuple[UUID, ...] = ()
    kind: str = ""
    subject: str = ""
    problem: OpProblem | None = None


class UnreadableOpError(ValueError):
    """Not even to be kept: ``part`` (id, n, at, op) is not what it must be."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def read_op(raw: object) -> Op:
    """An op from its parsed JSON. Raises UnreadableOpError where it has no usable id, number or moment."""
    if not isinstance(raw, dict):
        raise UnreadableOpError("op")
    told = raw.get
    op_id, number, at = _uuid(told("id"), _parsed), _number(told("n")), read_moment(told("at"))
    if op_id is None:
        raise UnreadableOpError("id")
    if number is None:
        raise UnreadableOpError("n")
    if at is None:
        raise UnreadableOpError("at")
    name, item, value = told("field"), told("item"), told("value")
    field = name if isinstance(name, str) else ""
    kind, subject = _kind(field)
    if kind == "photo" and told("sheet") is None and item in (None, ""):
        kind = FINDING_PHOTO
    sheet = _uuid(told("sheet"))
    base, settles, misnamed = _seen(told("base"), told("settles"))
    problem = _misplaced(raw, kind, sheet) or misnamed or check_value(kind, value)
    # An answer's numbers stay decimal until its item has been asked; everything else is made plain here.
    if kind != "answer" or problem is not None:
        value = kept_value(value)
    item, field = _short(item, ITEM_LIMIT), _short(field, FIELD_LIMIT)
    # By position: a batch makes hundreds of them.
    return Op(op_id, number, at, sheet, item, field, value, base, settles, kind, subject, problem)


def _plain(value: object, depth: int) -> object:
    """``value`` with its decimals as the numbers JSON knows. Raises ValueError where nested too deeply."""
    if isinstance(value, Decimal):
        return _plain_number(value)
    if isinstance(value, Mapping | list | tuple):
        if depth == 0:
            message = "nested too deeply"
            raise ValueError(message)
        if isinstance(value, Mapping):
            return {name: _plain(each, depth - 1) for name, each in value.items()}
        return [_plain(each, depth - 1) for each in value]
    return value


def _plain_number(number: Decimal) -> object:
    if not number.is_finite():
        return str(number)
    return int(number) if number == number.to_integral_value() else float(number)


def kept_value(value: object) -> object:
    """The value as the log keeps it; None for what is nested more deeply than any person types."""
    try:
        return _plain(value, DEEPEST)
    except ValueError:
        return None


def _kind(field: str) -> tuple[str, str]:
    """(kind, subject) of a field; ("", "") for one that is none."""
    if field == "answer":
        return field, ""
    kind, colon, subject = field.partition(":")
    if kind not in _PLACES or kind == FINDING_PHOTO or (kind in _WITH_SUBJECT) != bool(colon):
        return "", ""
    if kind == "sign":
        return (kind, subject) if subject in SIGNERS else ("", "")
    if colon and (_uuid(subject) is None or str(_uuid(subject)) != subject):
        return "", ""
    return kind, subject


def _misplaced(raw: Mapping[str, object], kind: str, sheet: UUID | None) -> OpProblem | None:
    if not kind:
        return OpProblem("value-unusable", "field")
    wants_sheet, wants_item = _PLACES[kind]
    item = raw.get("item")
    if sheet is None if wants_sheet else raw.get("sheet") is not None:
        return OpProblem("value-unusable", "sheet")
    if not _is_item(item) if wants_item else item not in (None, ""):
        return OpProblem("value-unusable", "item")
    return None


def _seen(base: object, settles: object) -> tuple[UUID | None, tuple[UUID, ...], OpProblem | None]:
    """(the op it had seen, those it decides about, what is wrong with either)."""
    if base is None and settles is None:
        return None, (), None
    seen, settled = _uuid(base), _settled(settles)
    if seen is None and base is not None:
        return None, settled or (), OpProblem("value-unusable", "base")
    if settled is None and settles is not None:
        return seen, (), OpProblem("value-unusable", "settles")
    return seen, settled or (), None


def _is_item(raw: object) -> bool:
    return isinstance(raw, str) and 0 < len(raw) <= ITEM_LIMIT and raw.isprintable()


def _parsed(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


# A batch names the same few sheets again and again.
_known = lru_cache(maxsize=1024)(_parsed)


def _uuid(raw: object, read: Callable[[str], UUID | None] = _known) -> UUID | None:
    # UUID alone would also read braces, a prefix and missing hyphens.
    return read(raw) if isinstance(raw, str) and len(raw) == 36 else None


def _number(raw: object) -> int | None:
    if isinstance(raw, bool) or not isinstance(raw, (Decimal, int)) or not 1 <= raw <= HIGHEST_NUMBER:
        return None
    whole = int(raw)
    return whole if raw == whole else None


def _settled(raw: object) -> tuple[UUID, ...] | None:
    if not isinstance(raw, list | tuple) or len(raw) > MOST_SETTLED:
        return None
    found = tuple(_uuid(each) for each in raw)
    return tuple(each for each in found if each is not None) if None not in found else None


def _short(raw: object, limit: int) -> str:
    """A name as the log keeps it. What PostgreSQL or UTF-8 cannot hold is written as an escape."""
    if not isinstance(raw, str):
        return ""
    return raw.encode("unicode_escape").decode("ascii")[:limit] if not raw.isprintable() else raw[:limit]
