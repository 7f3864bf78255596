"""What the value of an op must look like, field by field; what an item makes of an answer comes later."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from inspect_app.inspection.validation import TEXT_LIMIT, UNFIT

ANSWER_KEYS = frozenset({"value", "not_applicable", "not_inspected"})
SIGNERS = ("inspector", "accompanied_by")
NAME_LIMIT = 80
FILE_NAME_LIMIT = 200
MOST_SHAPES = 50
SHAPE_TEXT_LIMIT = 80
MOST_BYTES = 25 * 1024 * 1024
LONGEST_SIDE = 20_000
# A signature of our pad is some 20 kB; a whole batch must stay below 256 kB.
LONGEST_IMAGE = 200_000
_KINDS = frozenset({"arrow", "box", "circle", "text"})
_COLOURS = frozenset({"red", "yellow", "white", "black"})
_CORNERS = ("x1", "y1", "x2", "y2")
_SHAPE_KEYS = frozenset({"kind", "colour", *_CORNERS})
_SHEET_KEYS = frozenset({"checklist", "label"})
_PHOTO_KEYS = frozenset({"sha256", "length", "media_type", "width", "height", "taken_at", "source"})
_PHOTO_MORE = frozenset({"name", "latitude", "longitude", "accuracy"})
# What a round may decide about a finding; everything else is done in the office.
DECISIONS = frozenset({"verify", "send_back"})
MOST_FINDING_PHOTOS = 20
_DECISION_KEYS = frozenset({"action", "seen"})
_DECISION_MORE = frozenset({"text", "photos", "signature", "number"})
_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OpProblem:
    """Why an op is refused. ``part`` is what of it is at fault; ``values`` fill the message of ``code``."""

    code: str
    part: str = "value"
    values: Mapping[str, object] = field(default_factory=dict)


def read_moment(raw: object) -> datetime | None:
    """The aware UTC moment of an ISO 8601 text with its zone, whole milliseconds; None for anything else."""
    if not isinstance(raw, str) or len(raw) > 40:
        return None
    try:
        moment = datetime.fromisoformat(raw)
        if moment.tzinfo is None:
            return None
        if moment.tzinfo is not UTC:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    # Bounds far from those of datetime, so that adding a clock's error can never leave them.
    if not _EARLIEST <= moment < _LATEST:
        return None
    beyond = moment.microsecond % 1000
    return moment - timedelta(microseconds=beyond) if beyond else moment


def check_value(kind: str, value: object) -> OpProblem | None:
    """The first thing wrong with the shape of ``value`` for a field of ``kind``, e.g. ``photo``."""
    return _CHECKS[kind](value)


def text_problem(text: object, code: str, part: str, limit: int) -> OpProblem | None:
    """What keeps ``text`` from being stored; ``code`` is the field's own, for what is no text at all."""
    if not isinstance(text, str):
        return OpProblem(code, part)
    if len(text) > limit:
        return OpProblem("answer-too-long", part, {"limit": limit})
    return OpProblem("answer-forbidden-character", part) if UNFIT.search(text) else None


def _answer(value: object) -> OpProblem | None:
    # A dict is nearly always what it is, and quicker asked for than a mapping.
    if isinstance(value, (dict, Mapping)) and ANSWER_KEYS.issuperset(value):
        return None
    return OpProblem("value-unusable")


def _text(value: object) -> OpProblem | None:
    return text_problem(value, "value-unusable", "value", TEXT_LIMIT)


def _photo(value: object) -> OpProblem | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or not _PHOTO_KEYS <= set(value) <= _PHOTO_KEYS | _PHOTO_MORE:
        return OpProblem("photo-unusable")
    for name, fits in _PHOTO_PARTS.items():
        if name in value and not fits(value[name]):
            return OpProblem("photo-unusable", f"value.{name}")
    return None


def _marks(value: object) -> OpProblem | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple):
        return OpProblem("marks-unusable")
    if len(value) > MOST_SHAPES:
        return OpProblem("marks-too-many", values={"limit": MOST_SHAPES})
    for number, shape in enumerate(value):
        if not _is_shape(shape):
            return OpProblem("marks-unusable", f"value.{number}")
    return None


def _is_shape(shape: object) -> bool:
    if not isinstance(shape, Mapping) or not _SHAPE_KEYS <= set(shape) <= _SHAPE_KEYS | {"text"}:
        return False
    if not _is_one_of(shape["kind"], _KINDS) or not _is_one_of(shape["colour"], _COLOURS):
        return False
    if not all(_is_between(shape[corner], 0, 1) for corner in _CORNERS):
        return False
    if "text" not in shape:
        return not _is_one_of(shape["kind"], frozenset({"text"}))
    return text_problem(shape["text"], "", "", SHAPE_TEXT_LIMIT) is None


def is_withdrawn(value: object) -> bool:
    """Whether a sheet whose op says ``value`` was taken off again: it was added by mistake."""
    return isinstance(value, Mapping) and value.get("withdrawn") is True


def _sheet(value: object) -> OpProblem | None:
    if not isinstance(value, Mapping) or not _SHEET_KEYS <= set(value) <= _SHEET_KEYS | {"withdrawn"}:
        return OpProblem("value-unusable")
    # Said, it is true; so there is one way alone to say that the sheet stands.
    if value.get("withdrawn", True) is not True:
        return OpProblem("value-unusable", "value.withdrawn")
    if not isinstance(value["checklist"], str) or len(value["checklist"]) > 64:
        return OpProblem("value-unusable", "value.checklist")
    if not _is_line(value["label"]):
        return OpProblem("label-unusable", "value.label", {"limit": NAME_LIMIT})
    return None


def _signature(value: object) -> OpProblem | None:
    if not isinstance(value, Mapping) or set(value) != {"name", "image", "state"}:
        return OpProblem("sign-unusable")
    if not isinstance(value["name"], str) or not value["name"].strip():
        return OpProblem("sign-name-missing", "value.name")
    if not _is_line(value["name"]):
        return OpProblem("sign-name-unusable", "value.name", {"limit": NAME_LIMIT})
    image = value["image"]
    if not isinstance(image, str) or len(image) > LONGEST_IMAGE:
        return OpProblem("sign-unusable", "value.image")
    return None if _is_hash(value["state"]) else OpProblem("sign-unusable", "value.state")


def _finding(value: object) -> OpProblem | None:
    """What was decided on site: verified, or sent back."""
    if not isinstance(value, Mapping) or not _DECISION_KEYS <= set(value) <= _DECISION_KEYS | _DECISION_MORE:
        return OpProblem("value-unusable")
    if not _is_one_of(value["action"], DECISIONS):
        return OpProblem("value-unusable", "value.action")
    if not _is_whole(value["seen"], 0, 2**31 - 1):
        return OpProblem("value-unusable", "value.seen")
    photos, image = value.get("photos", ()), value.get("signature", "")
    if (
        not isinstance(photos, list | tuple)
        or len(photos) > MOST_FINDING_PHOTOS
        or not all(map(_is_hash, photos))
    ):
        return OpProblem("value-unusable", "value.photos")
    if not isinstance(image, str) or len(image) > LONGEST_IMAGE:
        return OpProblem("sign-unusable", "value.signature")
    return _decision_words(value)


def _decision_words(value: Mapping[str, object]) -> OpProblem | None:
    """What was said of it; the number is for whoever reads a refused entry."""
    limits = {"text": TEXT_LIMIT, "number": NAME_LIMIT}
    for name, limit in limits.items():
        problem = text_problem(value.get(name, ""), "value-unusable", f"value.{name}", limit)
        if problem is not None:
            return problem
    return None


def _finding_photo(value: object) -> OpProblem | None:
    """As the photo of an item, and whose it is."""
    if value is None:
        return None
    if not isinstance(value, Mapping) or not _is_id(value.get("finding")):
        return OpProblem("photo-unusable", "value.finding")
    return _photo({name: each for name, each in value.items() if name != "finding"})


def _is_id(raw: object) -> bool:
    return isinstance(raw, str) and _ID.fullmatch(raw) is not None


def _is_one_of(raw: object, words: frozenset[str]) -> bool:
    return isinstance(raw, str) and raw in words


def _is_line(raw: object) -> bool:
    if not isinstance(raw, str):
        return False
    words = " ".join(raw.split())
    return len(words) <= NAME_LIMIT and words.isprintable()


def _is_hash(raw: object) -> bool:
    return isinstance(raw, str) and _HASH.fullmatch(raw) is not None


def _is_between(raw: object, low: float, high: float) -> bool:
    number = _number(raw)
    return number is not None and low <= number <= high


def _is_whole(raw: object, low: int, high: int) -> bool:
    number = _number(raw)
    return number is not None and low <= number <= high and number == int(number)


def _number(raw: object) -> Decimal | None:
    """A finite number; True is none, though Python counts it among them."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        return None
    number = Decimal(raw)
    return number if number.is_finite() else None


_PHOTO_PARTS: Mapping[str, Callable[[object], bool]] = {
    "sha256": _is_hash,
    "length": lambda raw: _is_whole(raw, 1, MOST_BYTES),
    "media_type": lambda raw: raw == "image/jpeg",
    "width": lambda raw: _is_whole(raw, 1, LONGEST_SIDE),
    "height": lambda raw: _is_whole(raw, 1, LONGEST_SIDE),
    "taken_at": lambda raw: raw is None or read_moment(raw) is not None,
    "source": lambda raw: raw in ("camera", "library"),
    "name": lambda raw: text_problem(raw, "", "", FILE_NAME_LIMIT) is None,
    "latitude": lambda raw: _is_between(raw, -90, 90),
    "longitude": lambda raw: _is_between(raw, -180, 180),
    "accuracy": lambda raw: _is_between(raw, 0, 10_000_000),
}
_CHECKS: Mapping[str, Callable[[object], OpProblem | None]] = {
    "answer": _answer,
    "note": _text,
    "photo": _photo,
    "marks": _marks,
    "sheet": _sheet,
    "remarks": _text,
    "sign": _signature,
    "finding": _finding,
    "finding-photo": _finding_photo,
}
