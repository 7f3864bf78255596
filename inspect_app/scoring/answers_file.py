"""Reads an answers file (docs/scoring.md): JSON text in, sheets or every problem at once out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from inspect_app.checklist.model import Checklist, Item, Per, Programme, Scalar
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.inspection.documents import (
    AnswerRefusedError,
    answer_from_json,
    read_json,
    scalar_from_json,
)

SIZE_LIMIT = 10_000_000
PROBLEM_LIMIT = 500
PLACE_LIMIT = 200

# Encounters and project sheets of one file are all of one project: repeats match whatever they are called.
_ONE_PROJECT = "project"
_SHEET_KEYS = ("checklist", "place", "attributes", "answers")
_ANSWER_KEYS = ("value", "not_applicable", "not_inspected", "note")


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One fault. ``place`` is the path inside the file, such as ``sheets[0].answers.rings.value``."""

    place: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


class AnswersFileError(ValueError):
    """The file cannot be scored; ``problems`` are all its faults, in the order of the file."""

    def __init__(self, problems: Sequence[FileProblem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def read_answers_file(programme: Programme, path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file of at most ``SIZE_LIMIT`` bytes, UTF-8 with or without a mark.

    Raises:
        AnswersFileError: with every problem found.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise AnswersFileError([FileProblem("", "too_large", {"limit": str(SIZE_LIMIT // 1_000_000)})])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswersFileError([FileProblem("", "not_utf8", {"byte": str(error.start)})]) from None
    return read_answers(programme, text)


def read_answers(programme: Programme, text: str) -> tuple[Sheet, ...]:
    """The sheets that ``text`` holds. Raises AnswersFileError with every problem found."""
    try:
        document = read_json(text)
    except ValueError as error:
        raise AnswersFileError([FileProblem("", "not_json", {"detail": str(error)[:200]})]) from None
    problems: list[FileProblem] = []
    sheets = tuple(_sheets(programme, document, problems))
    if problems:
        raise AnswersFileError(problems)
    return sheets


def _report(problems: list[FileProblem], problem: FileProblem) -> None:
    """Keeps the problem; a flood of them ends the reading, for nobody mends thousands one by one."""
    problems.append(problem)
    if len(problems) >= PROBLEM_LIMIT:
        problems.append(FileProblem("", "too_many", {"limit": str(PROBLEM_LIMIT)}))
        raise AnswersFileError(problems)


def _sheets(programme: Programme, document: object, problems: list[FileProblem]) -> Iterator[Sheet]:
    members = _object(document, "", ("sheets",), problems)
    raw_sheets = members.get("sheets", [] if problems else None)
    if not isinstance(raw_sheets, list):
        _report(problems, FileProblem("sheets", "wrong_shape", {"expected": "list"}))
        return
    for number, raw in enumerate(raw_sheets):
        place = f"sheets[{number}]"
        sheet = _sheet(programme, _object(raw, place, _SHEET_KEYS, problems), number, problems)
        if sheet is not None:
            yield sheet


def _object(
    raw: object, place: str, keys: Sequence[str], problems: list[FileProblem]
) -> Mapping[str, object]:
    """``raw`` as an object with no other ``keys``; an empty one, and the problem, where it is none."""
    if not isinstance(raw, dict):
        _report(problems, FileProblem(place, "wrong_shape", {"expected": "object"}))
        return {}
    for key in raw:
        if keys and key not in keys:
            values = {"name": key[:80], "near": _near(key, keys), "known": ", ".join(keys)}
            _report(problems, FileProblem(_below(place, key), "unknown_key", values))
    return raw


def _sheet(
    programme: Programme, raw: Mapping[str, object], number: int, problems: list[FileProblem]
) -> Sheet | None:
    place = f"sheets[{number}]"
    checklist = _checklist(programme, raw.get("checklist"), place, problems) if raw else None
    if checklist is None:
        return None
    where = _where(raw.get("place"), checklist, place, problems)
    return Sheet(
        id=str(number + 1),
        checklist=checklist.id,
        place=where if checklist.per is Per.LOCATION else _ONE_PROJECT,
        label=where,
        attributes=_attributes(raw.get("attributes", {}), f"{place}.attributes", problems),
        answers=_answers(checklist, raw.get("answers", {}), f"{place}.answers", problems),
    )


def _checklist(
    programme: Programme, name: object, place: str, problems: list[FileProblem]
) -> Checklist | None:
    known = {checklist.id: checklist for checklist in programme.checklists}
    if isinstance(name, str) and name in known:
        return known[name]
    values = {"name": str(name)[:80], "near": _near(name, known), "known": ", ".join(known)}
    code = "missing" if name is None else "unknown_checklist"
    _report(problems, FileProblem(f"{place}.checklist", code, values))
    return None


def _where(raw: object, checklist: Checklist, place: str, problems: list[FileProblem]) -> str:
    """The place as written; only a sheet of a location must have one."""
    if raw is None and checklist.per is not Per.LOCATION:
        return ""
    if isinstance(raw, str) and raw.strip() and len(raw) <= PLACE_LIMIT and "\0" not in raw:
        return raw.strip()
    _report(problems, FileProblem(f"{place}.place", "missing" if raw is None else "bad_place"))
    return ""


def _attributes(raw: object, place: str, problems: list[FileProblem]) -> Mapping[str, Scalar]:
    attributes: dict[str, Scalar] = {}
    for name, value in _object(raw, place, (), problems).items():
        scalar = scalar_from_json(value)
        if scalar is None:
            _report(problems, FileProblem(_below(place, name), "bad_attribute"))
        else:
            attributes[name] = scalar
    return attributes


def _answers(
    checklist: Checklist, raw: object, place: str, problems: list[FileProblem]
) -> Mapping[str, Answer]:
    items = {item.id: item for item in checklist.items}
    answers: dict[str, Answer] = {}
    for name, value in _object(raw, place, (), problems).items():
        if name not in items:
            values = {"name": name[:80], "checklist": checklist.id, "near": _near(name, items)}
            _report(problems, FileProblem(_below(place, name), "unknown_item", values))
            continue
        answer = _answer(items[name], value, _below(place, name), problems)
        if answer is not None:
            answers[name] = answer
    return answers


def _answer(item: Item, raw: object, place: str, problems: list[FileProblem]) -> Answer | None:
    before = len(problems)
    members = _object(raw, place, _ANSWER_KEYS, problems)
    if len(problems) > before:
        return None
    try:
        return answer_from_json(item, members)
    except AnswerRefusedError as error:
        problem = error.problem
    where = place if problem.part == "answer" else f"{place}.{problem.part}"
    _report(problems, FileProblem(where, problem.code, problem.values))
    return None


def _below(place: str, key: str) -> str:
    return f"{place}.{key[:80]}" if place else key[:80]


def _near(word: object, known: Sequence[str] | Mapping[str, object]) -> str:
    """The one of ``known`` that was probably meant, or nothing."""
    return next(iter(get_close_matches(str(word)[:80], list(known), n=1)), "")
