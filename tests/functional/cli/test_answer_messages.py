from pathlib import Path

import pytest

from inspect_app.cli.answer_messages import MESSAGES, message
from inspect_app.inspection import validation
from inspect_app.scoring.answers_file import FileProblem

VALUES = {
    "limit": "5",
    "byte": "3",
    "detail": "?",
    "expected": "number",
    "name": "rinsg",
    "near": "rings",
    "known": "rings",
    "checklist": "telephone",
    "options": "a, b",
    "min": "1",
    "max": "5",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", MESSAGES)
def test_every_code_says_what_is_wrong_and_how_to_mend_it(code: str, language: str) -> None:
    fault, mend = message(FileProblem("sheets[0]", code, VALUES), language)
    assert fault
    assert mend
    assert "{" not in (fault + mend).replace("{…}", "")
    assert fault.isascii() == (language == "en")


def test_every_code_of_the_answer_check_has_a_message() -> None:
    documented = (validation.AnswerProblem.__doc__ or "").split("Codes: ``")[1].split("``")[0]
    assert set(documented.split()) <= set(MESSAGES)


def test_without_a_near_match_nothing_is_offered() -> None:
    problem = FileProblem("sheets[0].answers.x", "unknown_item", VALUES | {"near": ""})
    assert message(problem, "en")[1] == "use an item id of the checklist"


def test_a_range_is_the_items_own_or_the_largest_there_is() -> None:
    own = FileProblem("", "out_of_range", {"min": "1", "max": "5"})
    assert message(own, "en")[1] == "write a number from 1 to 5"
    assert "1000000000" in message(FileProblem("", "out_of_range"), "zh")[1]


def test_the_document_lists_the_keys_of_an_answer() -> None:
    text = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text(encoding="utf-8")
    assert all(name in text for name in ("not_applicable", "not_inspected", "conforming", "examined"))
