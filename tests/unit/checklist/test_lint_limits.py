"""Measures and the clauses they check."""

import pytest

STANDARD = """standard: TP
title: T
clauses:
  - {id: TP-1, text: A, limit: Within 3 rings}
  - {id: TP-2, text: A, limit: Regularly}
  - {id: TP-3, text: A, limit: 24 hours}
  - {id: TP-4, text: A}
  - {id: TP-5, text: A, limit: At the appointed time}
"""


@pytest.mark.parametrize(
    ("clauses", "answer", "expected"),
    [
        ("TP-1", "{measure: {unit: ring, max: 3}}", []),
        ("TP-1", "{measure: {unit: ring, max: 5}}", [("CL221", 7, 78)]),
        ("TP-1", "{measure: {unit: ring, min: 2}}", [("CL221", 7, 78)]),
        ("TP-1", "{measure: {unit: second, max: 3}}", [("CL220", 7, 67)]),
        ("TP-1", "{count: {deduct: 0.1}}", []),
        ("TP-2", "{measure: {unit: second, max: 3}}", []),
        ("TP-3", "{measure: {unit: day, max: 1}}", []),
        ("TP-3", "{measure: {unit: day, max: 2}}", [("CL221", 7, 77)]),
        ("TP-4", "{measure: {unit: day, max: 2}}", []),
        ("TP-5", "{measure: {unit: minute, max: 0}}", []),
        ("TP-1, TP-3", "{measure: {unit: hour, max: 24}}", []),
        ("TP-1", "{measure: {unit: ring}}", [("CL207", 7, 60)]),
    ],
)
def test_limits(library_of, places, clauses, answer, expected) -> None:
    item = f"- {{id: a, ask: A, clauses: [{clauses}], answer: {answer}}}"
    assert places(library_of(item, files={"s.yaml": STANDARD})) == expected
