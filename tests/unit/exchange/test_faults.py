"""Faults tell place, fault and mend."""

from inspect_app.checklist.nodes import Mark
from inspect_app.checklist.problems import problem
from inspect_app.exchange.faults import Refused, fault, from_problem, line_and_column, render, to_json


def test_sentences_are_filled_and_long_values_cut() -> None:
    found = fault("EX102", "items!A1", found="#REF!\n" + "x" * 200)
    assert found.message == "the cell holds the error #REF! " + "x" * 114 + "…"
    assert (found.severity, found.place) == ("error", "items!A1")


def test_problems_of_the_judge_get_the_place_of_the_table() -> None:
    twice = problem("CL202", "f", (), Mark(7, 2), id="a", first=3)
    cell = from_problem(twice, lambda line, column: f"S!{column}/{line}", cells=True)
    assert (cell.place, cell.message) == ("S!2/7", "the id a is used twice; first at S!1/3")
    assert from_problem(twice, line_and_column).message == "the id a is used twice; first in line 3"
    missing = problem("CL107", "f", (), Mark(), key="bonus", found="x")
    assert from_problem(missing, line_and_column, cells=True).mend == "Write yes or no."


def test_faults_are_told_to_people_and_programs() -> None:
    faults = [fault("EX101", "a!B2"), fault("EX001")]
    assert render("f.xlsx", faults).splitlines()[::2] == [
        "f.xlsx:a!B2: error EX101: the cell holds a formula",
        "f.xlsx: error EX001: the file is not an .xlsx workbook",
    ]
    assert to_json(faults)[0]["place"] == "a!B2"
    assert str(Refused(faults[0])) == "the cell holds a formula"
