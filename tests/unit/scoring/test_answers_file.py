import json
from decimal import Decimal
from pathlib import Path

import pytest

from inspect_app.checklist.model import Measure, Per, Programme
from inspect_app.inspection.answers import Answer, Sheet
from inspect_app.scoring.answers_file import (
    PROBLEM_LIMIT,
    SIZE_LIMIT,
    AnswersFileError,
    read_answers,
    read_answers_file,
)
from tests.factories.scoring import item, programme

PLAN = programme(item("floor-sound", Measure("spot", max=Decimal(2))), item("exit-lights"))
CALLS = programme(item("rings"), per=Per.ENCOUNTER)


def _problems(document: object, plan: Programme = PLAN) -> list[tuple[str, str]]:
    text = document if isinstance(document, str) else json.dumps(document)
    with pytest.raises(AnswersFileError) as refused:
        read_answers(plan, text)
    assert str(refused.value) == f"{len(refused.value.problems)} problems"
    return [(problem.place, problem.code) for problem in refused.value.problems]


def _one(**members: object) -> dict[str, object]:
    return {"sheets": [{"checklist": "c", "place": "B1", **members}]}


def test_the_sheets_of_a_file() -> None:
    document = _one(
        attributes={"underground": True, "levels": 2},
        answers={"floor-sound": {"value": "2.5", "note": "东侧"}, "exit-lights": {"not_inspected": "locked"}},
    )
    assert read_answers(PLAN, json.dumps(document)) == (
        Sheet(
            id="1",
            checklist="c",
            place="B1",
            label="B1",
            attributes={"underground": True, "levels": Decimal(2)},
            answers={
                "floor-sound": Answer(Decimal("2.5"), note="东侧"),
                "exit-lights": Answer(not_inspected="locked"),
            },
        ),
    )


def test_attributes_and_answers_may_be_left_out() -> None:
    assert read_answers(PLAN, json.dumps(_one())) == (Sheet("1", "c", "B1", "B1"),)


@pytest.mark.parametrize("place", [{}, {"place": "call 7"}])
def test_encounters_of_a_file_are_of_one_project_whatever_they_are_called(place: dict[str, str]) -> None:
    text = json.dumps({"sheets": [{"checklist": "c", **place}, {"checklist": "c", "place": "call 8"}]})
    first, second = read_answers(CALLS, text)
    assert first.place == second.place
    assert (first.label, second.label) == (place.get("place", ""), "call 8")


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        ("{", [("", "not_json")]),
        ("[]", [("", "wrong_shape")]),
        ("{}", [("sheets", "wrong_shape")]),
        ({"sheets": {}}, [("sheets", "wrong_shape")]),
        ({"sheets": [], "people": []}, [("people", "unknown_key")]),
        ({"sheets": [1]}, [("sheets[0]", "wrong_shape")]),
        ({"sheets": [{"place": "B1"}]}, [("sheets[0].checklist", "missing")]),
        ({"sheets": [{"checklist": "d"}]}, [("sheets[0].checklist", "unknown_checklist")]),
        ({"sheets": [{"checklist": ["c"]}]}, [("sheets[0].checklist", "unknown_checklist")]),
        ({"sheets": [{"checklist": "c"}]}, [("sheets[0].place", "missing")]),
        (_one(place=" "), [("sheets[0].place", "bad_place")]),
        (_one(place="x" * 201), [("sheets[0].place", "bad_place")]),
        (_one(place=4), [("sheets[0].place", "bad_place")]),
        (_one(attributes=[]), [("sheets[0].attributes", "wrong_shape")]),
        (_one(attributes={"u": None}), [("sheets[0].attributes.u", "bad_attribute")]),
        (_one(answers=[]), [("sheets[0].answers", "wrong_shape")]),
        (_one(answers={"x": {"value": 1}}), [("sheets[0].answers.x", "unknown_item")]),
        (_one(answers={"exit-lights": "conform"}), [("sheets[0].answers.exit-lights", "wrong_shape")]),
        (
            _one(answers={"exit-lights": {"value": "conform", "photo": 1}}),
            [("sheets[0].answers.exit-lights.photo", "unknown_key")],
        ),
        (_one(answers={"exit-lights": {}}), [("sheets[0].answers.exit-lights", "no_state")]),
        (
            _one(answers={"exit-lights": {"value": "partial"}}),
            [("sheets[0].answers.exit-lights.value", "partial_not_allowed")],
        ),
    ],
)
def test_faults_are_named_with_their_place(document: object, problems: list[tuple[str, str]]) -> None:
    assert _problems(document) == problems


def test_all_faults_are_reported_at_once() -> None:
    sheets = [
        {"checklist": "c", "place": "B1", "answers": {"floor-sound": {"value": "many"}, "exit": {}}},
        {"checklist": "car", "answers": {}},
    ]
    assert _problems({"sheets": sheets}) == [
        ("sheets[0].answers.floor-sound.value", "wrong_type"),
        ("sheets[0].answers.exit", "unknown_item"),
        ("sheets[1].checklist", "unknown_checklist"),
    ]


def test_a_flood_of_faults_ends_the_reading() -> None:
    answers = {f"x{number}": {"value": 1} for number in range(2 * PROBLEM_LIMIT)}
    problems = _problems(_one(answers=answers))
    assert len(problems) == PROBLEM_LIMIT + 1
    assert problems[-1] == ("", "too_many")


def test_a_near_match_is_offered() -> None:
    with pytest.raises(AnswersFileError) as refused:
        read_answers(PLAN, json.dumps(_one(answers={"exit-light": {"value": "conform"}})))
    assert refused.value.problems[0].values["near"] == "exit-lights"


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(_one()), encoding="utf-8-sig")
    assert len(read_answers_file(PLAN, path)) == 1


@pytest.mark.parametrize(
    ("content", "code"), [(b'{"sheets": "\xff"}', "not_utf8"), (b" " * (SIZE_LIMIT + 1), "too_large")]
)
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "answers.json"
    path.write_bytes(content)
    with pytest.raises(AnswersFileError) as refused:
        read_answers_file(PLAN, path)
    assert [problem.code for problem in refused.value.problems] == [code]
