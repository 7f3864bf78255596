"""The rows a checklist becomes."""

import pytest

from inspect_app.checklist.model import (
    AttributeIs,
    Choice,
    Information,
    Measure,
    Option,
    Requirement,
    Sample,
    Scale,
    Text,
)
from inspect_app.exchange.form_rows import Row, form_of, steps
from tests.factories.scoring import PLAIN, checklist, item


def _rows(*items: object) -> dict[str, Row]:
    form = form_of(checklist(*items), "zh")  # type: ignore[arg-type]
    return {str(row["name"]): row for row in form.survey if "name" in row}


def test_each_requirement_has_its_row() -> None:
    always = {"photo": Requirement.ALWAYS, "note": Requirement.ON_FAIL}
    rows = _rows(item("a", **always, phrases=(Text("脏", "Dirty"),)), item("b", photo=Requirement.NEVER))
    assert rows["a__photo"]["required"] == "yes"
    assert rows["a__photo"]["relevant"] == "${a} != 'not_applicable' and ${a} != 'not_inspected'"
    assert rows["a__note"]["relevant"] == "${a} = 'nonconform'"
    assert rows["a__note"]["hint::English (en)"] == "Dirty"
    assert "b__photo" not in rows
    assert rows["b__note"]["required"] == ""
    failing = _rows(item("i", Information("text"), photo=Requirement.ON_FAIL))
    assert "i__photo" not in failing


def test_numbers_have_bounds_and_may_be_left_out() -> None:
    rows = _rows(
        item("s", Sample(PLAIN, 5)), item("m", Measure("celsius")), item("l", Scale(0, 50), required=False)
    )
    assert rows["s"]["constraint"] == ". >= 0 and . <= ${s__of}"
    assert rows["s"]["required"] == "${s__left} = ''"
    assert "constraint" not in rows["m"]
    assert (rows["l"]["constraint"], rows["l"]["required"]) == (". >= 0 and . <= 50", "")


@pytest.mark.parametrize(
    ("kind", "question"),
    [("text", "text"), ("number", "decimal"), ("photo", "image"), ("signature", "image")],
)
def test_information_is_asked_by_kind(kind: str, question: str) -> None:
    row = _rows(item("a", Information(kind)))["a"]  # type: ignore[arg-type]
    assert row["type"] == question
    assert row.get("appearance") == ("signature" if kind == "signature" else None)


def test_what_conditions_ask_of_the_place_is_asked_first() -> None:
    rows = _rows(
        item("a", when=AttributeIs("underground", (True,))), item("b", when=AttributeIs("kind", ("x",)))
    )
    assert list(rows)[:3] == ["place__1", "is__underground", "is__kind"]
    assert (rows["is__underground"]["type"], rows["is__kind"]["type"]) == ("select_one yes__no", "text")
    assert rows["is__underground"]["label::中文 (zh)"] == "地下"
    assert rows["a"]["relevant"] == rows["a__photo"]["relevant"] == "${is__underground} = 'yes'"


def test_lists_have_the_options_and_the_ways_to_leave_out() -> None:
    answer = Choice((Option("x", PLAIN, None), Option("y", PLAIN, None)))
    form = form_of(checklist(item("a", answer)), "en")
    assert [row["name"] for row in form.choices if row["list_name"] == "a"] == [
        "x",
        "y",
        "not_applicable",
        "not_inspected",
    ]
    assert form.settings["form_title"] == "Sheet"
    assert steps(Scale(1, 2, {1: Text("差", "Poor")})) == {"1": Text("1 差", "1 Poor"), "2": Text("2", "2")}
