"""Registers of clauses."""

import pytest

from inspect_app.checklist.model import Clause, Text
from inspect_app.checklist.sources import Standard


def test_read(only) -> None:
    library = only("""
        standard: ET
        title: {zh: 礼仪, en: Etiquette}
        source: etiquette
        clauses:
          - {id: ET-1.1, at: "一 1", by: measure, text: {zh: 及时, en: Soon}, limit: {zh: 3声, en: 3 rings}}
          - {id: ET-1.2, text: {zh: 问候, en: Greet}}
    """)
    assert library.problems == ()
    clauses = (
        Clause("ET-1.1", "一 1", Text("及时", "Soon"), "measure", Text("3声", "3 rings")),
        Clause("ET-1.2", "", Text("问候", "Greet"), "observe"),
    )
    assert library.standards == (Standard("ET", Text("礼仪", "Etiquette"), clauses, "etiquette"),)
    assert library.clauses == {clause.id: clause for clause in clauses}


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ("[]", ["CL112"]),
        ("[x]", ["CL104"]),
        ("[{text: Greet}]", ["CL103"]),
        ("[{id: ET-1}]", ["CL115"]),
        ("[{id: ET-1, text: Greet, by: guess}]", ["CL108"]),
        ("[{id: ET-1, text: A}, {id: ET-1, text: B}]", ["CL202"]),
    ],
)
def test_refused(only, codes, clauses, expected) -> None:
    assert codes(only(f"standard: ET\ntitle: Etiquette\nclauses: {clauses}\n")) == expected


def test_a_register_needs_its_prefix(only, codes) -> None:
    library = only("standard: [ET]\ntitle: Etiquette\nclauses: [{id: ET-1, text: A}]\n")
    assert codes(library) == ["CL104"]
    assert library.standards == ()
