"""Whether an op of sound shape may count in this inspection, and its value as the log keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from inspect_app.checklist.model import Item, Per, Requirement
from inspect_app.inspection.documents import AnswerRefusedError, answer_from_json, answer_to_json
from inspect_app.inspection.op_values import is_withdrawn
from inspect_app.inspection.ops import Op, kept_value
from inspect_app.photos.problems import SignatureRefused
from inspect_app.services.recording.grounds import STORED, Grounds
from inspect_app.storage.queries.ops import TOO_LATE

# Four times what one tablet puts to an item: tablets that do not know of each other are each in their
# right, and what a tablet showed as kept must not be refused for what others did meanwhile.
MOST_PHOTOS = 48
MOST_SHEETS = 1000
# Words and numbers as long as people tap them; each is read once for its item and then known.
SHORT = 16


class Verdict(NamedTuple):
    """``code`` is None for an op that counts; ``value`` is what the log keeps either way."""

    value: object
    code: str | None = None
    values: Mapping[str, Any] = MappingProxyType({})


class _Refused(Exception):
    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def judge(op: Op, grounds: Grounds) -> Verdict:
    """The verdict on ``op``. One that counts changes the grounds for those after it."""
    if op.problem is not None:
        problem = op.problem
        return Verdict(op.value, problem.code, {"part": problem.part, **problem.values})
    if grounds.inspection.state != "in_progress":
        number = grounds.inspection.number
        return Verdict(kept_value(op.value), TOO_LATE, {"number": number})
    try:
        return Verdict(_JUDGES[op.kind](op, grounds))
    except _Refused as refused:
        return Verdict(kept_value(op.value), refused.code, refused.values)


def _item(op: Op, grounds: Grounds) -> Item:
    return _on_sheet(op, grounds)[1]


def _on_sheet(op: Op, grounds: Grounds) -> tuple[str, Item]:
    """The checklist of the op's sheet, and its item there."""
    checklist = grounds.sheets.get(op.sheet) if op.sheet is not None else None
    if checklist is None:
        raise _Refused("unknown-sheet")
    item = grounds.items(checklist).get(op.item)
    if item is None:
        raise _Refused("unknown-item", item=op.item)
    return checklist, item


def _answer(op: Op, grounds: Grounds) -> object:
    checklist, item = _on_sheet(op, grounds)
    given: Any = op.value
    word = given.get("value")
    if isinstance(word, str) and len(given) == 1 and len(word) <= SHORT:
        return grounds.answered((checklist, item.id, word), lambda: _answered(item, given))
    return _answered(item, given) if given else {}


def _answered(item: Item, given: Mapping[str, object]) -> Mapping[str, object]:
    try:
        return answer_to_json(answer_from_json(item, given))
    except AnswerRefusedError as refused:
        problem = refused.problem
        code = f"answer-{problem.code.replace('_', '-')}"
        raise _Refused(code, part=problem.part, **problem.values) from None


def _note(op: Op, grounds: Grounds) -> object:
    _item(op, grounds)
    return op.value


def _photo(op: Op, grounds: Grounds) -> object:
    item, blob, value = _item(op, grounds), UUID(op.subject), op.value
    here = (grounds.inspection.id, op.sheet, op.item)
    there = grounds.photos.get(blob)
    promised = grounds.promised.get(blob) or (
        (there.sheet_id, there.item, there.original) if there is not None else None
    )
    if (there and (there.inspection_id, there.sheet_id, there.item) != here) or (
        promised and promised[:2] != here[1:]
    ):
        raise _Refused("photo-elsewhere")
    if not isinstance(value, Mapping) or op.sheet is None:
        # What is taken off makes room within the batch as well; said twice it makes too much, once.
        if promised:
            grounds.count_photo(promised[0], promised[1], -1)
        return None
    if promised and promised[2] != value["sha256"]:
        raise _Refused("photo-altered")
    if item.photo is Requirement.NEVER:
        raise _Refused("photo-not-wanted")
    if promised is None:
        if grounds.photos_on(op.sheet, op.item) >= MOST_PHOTOS:
            raise _Refused("photo-too-many", limit=MOST_PHOTOS)
        grounds.count_photo(op.sheet, op.item, 1)
        grounds.promised[blob] = (op.sheet, op.item, value["sha256"])
    return value


def _marks(op: Op, grounds: Grounds) -> object:
    _item(op, grounds)
    there = grounds.photos.get(UUID(op.subject))
    promised = grounds.promised.get(UUID(op.subject))
    place = (there.sheet_id, there.item) if there is not None else promised[:2] if promised else None
    if place != (op.sheet, op.item):
        raise _Refused("marks-no-photo")
    return op.value


def _sheet(op: Op, grounds: Grounds) -> object:
    value: Any = op.value
    named = grounds.named.get(op.sheet) if op.sheet else None
    added = op.sheet is not None and op.sheet in grounds.sheets and named is None
    if named is not None and (named.inspection_id != grounds.inspection.id or named.op is None):
        raise _Refused("sheet-fixed")
    if op.sheet in grounds.sheets and grounds.sheets[op.sheet] != value["checklist"]:
        raise _Refused("sheet-fixed")
    checklist = grounds.checklists.get(value["checklist"])
    if checklist is None or checklist.per is not Per.ENCOUNTER:
        raise _Refused("sheet-not-wanted", checklist=value["checklist"])
    withdrawn = is_withdrawn(value)
    if named is None and not added and op.sheet is not None:
        if withdrawn:
            raise _Refused("unknown-sheet")
        if len(grounds.positions) >= MOST_SHEETS:
            raise _Refused("too-many-sheets", limit=MOST_SHEETS)
        grounds.add_sheet(op.sheet, checklist.id)
    told = {"checklist": checklist.id, "label": " ".join(value["label"].split())}
    return told | {"withdrawn": True} if withdrawn else told


def _remarks(op: Op, _grounds: Grounds) -> object:
    return op.value


def _signature(op: Op, grounds: Grounds) -> object:
    value: Any = op.value
    image = value["image"]
    # Only our own pages may name a picture that is stored; a tablet could name anybody's.
    if image.startswith(STORED) and not grounds.office:
        raise _Refused("sign-not-a-png")
    try:
        grounds.images[op.id] = grounds.keep_picture(image)
    except SignatureRefused as refused:
        raise _Refused(f"sign-{refused.code.replace('_', '-')}") from refused
    return value


_JUDGES: Mapping[str, Callable[[Op, Grounds], object]] = {
    "answer": _answer,
    "note": _note,
    "photo": _photo,
    "marks": _marks,
    "sheet": _sheet,
    "remarks": _remarks,
    "sign": _signature,
}
