"""Settings of answers that cannot be right."""

import pytest


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        ("{measure: {unit: ring, max: 3}}", []),
        ("{measure: {unit: ring, max: 3, zero_at: 3}}", ["CL208"]),
        ("{measure: {unit: ring, max: 3, zero_at: 2}}", ["CL208"]),
        ("{measure: {unit: ring, min: 3, zero_at: 4}}", ["CL208"]),
        ("{measure: {unit: ring, min: 3, zero_at: 0}}", []),
        ("{measure: {unit: ring, min: 3, max: 5, zero_at: 4}}", ["CL208"]),
        ("{measure: {unit: ring, min: 3, max: 5, zero_at: 7}}", []),
        ("{measure: {unit: ring, min: 3, max: 5, zero_at: 1}}", []),
        ("{measure: {unit: ring, min: 5, max: 3, zero_at: 4}}", ["CL213"]),
        ("{measure: {unit: ring}}", ["CL207"]),
        ("{measure: {unit: rings, max: 3}}", ["CL212"]),
        ("{number: {unit: rings}}", ["CL212"]),
        ("number", []),
        ("{scale: {min: 5, max: 5}}", ["CL209"]),
        ("{scale: {min: 1, max: 5, labels: {1: A, 5: B}}}", []),
        ("{scale: {min: 1, max: 5, labels: {0: A, 6: B}}}", ["CL210", "CL210"]),
        ("{choice: {options: [{id: a, title: A, score: 1}]}}", ["CL211"]),
    ],
)
def test_answers(item_codes, answer, codes) -> None:
    assert item_codes(f"answer: {answer}") == codes


def test_the_problem_stands_at_the_setting_and_names_the_nearest(library_of) -> None:
    (found,) = library_of("- {id: a, ask: A, why: B, answer: {measure: {unit: minuets, max: 3}}}").problems
    assert (found.line, found.column) == (7, 58)
    assert found.mend.startswith('Did you mean "minute"? Known units: ring, ')
