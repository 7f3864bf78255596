"""Forms of ours that were edited elsewhere."""

from inspect_app.checklist.model import Checklist, Choice, Item, Option, Scale, Text
from inspect_app.exchange.doors import Imported, read
from inspect_app.exchange.form_rows import Row, form_of
from inspect_app.exchange.form_words import CHOICES, SETTINGS, SURVEY
from inspect_app.exchange.sheets_out import Sheet, workbook
from tests.factories.scoring import PLAIN, checklist, item

WHY = {"why": Text("因", "why")}


def back(survey: list[Row], choices: list[Row], settings: Row | None) -> Imported:
    """The form read as it is now."""
    sheets = [("survey", SURVEY, survey), ("choices", CHOICES, choices)]
    sheets += [("settings", SETTINGS, [settings])] if settings else []
    made = [
        Sheet(name, [columns, *([row.get(key) for key in columns] for row in rows)])
        for name, columns, rows in sheets
    ]
    return read(workbook(made), "xlsform", "form.xlsx")


def edited(document: Checklist, name: str, **changes: str) -> Imported:
    """The form of ``document`` with cells of the row ``name`` changed; ``__`` stands for ``::``."""
    form = form_of(document, "zh")
    cells = {key.replace("__", "::"): value for key, value in changes.items()}
    survey = [row | cells if row.get("name") == name else row for row in form.survey]
    return back(survey, list(form.choices), form.settings)


def _item(found: Imported) -> Item:
    assert isinstance(found.document, Checklist), found.faults
    return found.document.items[0]


def test_texts_and_requirement_may_be_edited() -> None:
    found = edited(
        checklist(item("a", **WHY)),
        "a",
        **{"label::English (en)": "New", "hint::English (en)": "Look", "required": ""},
    )
    assert _item(found).ask.en == "New"
    assert _item(found).help == Text("Look", "Look")
    assert not _item(found).required
    assert [one.code for one in found.faults] == ["EX222"]


def test_options_and_labels_may_be_edited() -> None:
    choice = Choice((Option("x", PLAIN, None), Option("y", PLAIN, None)))
    form = form_of(checklist(item("c", choice, **WHY), item("s", Scale(1, 3), **WHY)), "zh")
    choices = [
        row
        | {
            "label::English (en)": {"x": "New", "1": "1 Low"}.get(
                str(row["name"]), row["label::English (en)"]
            )
        }
        for row in form.choices
    ]
    found = back(list(form.survey), choices, form.settings)
    assert isinstance(found.document, Checklist)
    first, second = (each.answer for each in found.document.items)
    assert isinstance(first, Choice)
    assert first.options[0].title.en == "New"
    assert isinstance(second, Scale)
    assert second.labels == {1: Text("Low", "Low")}


def test_columns_of_ours_are_judged() -> None:
    found = edited(
        checklist(item("a", **WHY)),
        "a",
        inspect__clauses='"ET',
        inspect__when="[",
        inspect__answer="{cuont: {}}",
    )
    assert {"EX109", "CL005", "CL116"} <= {one.code for one in found.faults}
    assert found.document is None
    broken = edited(checklist(item("a", **WHY)), "a", inspect__answer="{scale: [")
    assert "CL005" in {one.code for one in broken.faults}


def test_a_row_without_its_answer_is_a_foreign_one() -> None:
    found = edited(checklist(item("a", **WHY)), "a", inspect__answer="", **{"inspect::part": ""})
    assert "EX219" in {one.code for one in found.faults}


def test_a_scale_without_labels_comes_back_without() -> None:
    form = form_of(checklist(item("s", Scale(1, 3), **WHY)), "zh")
    found = back(list(form.survey), list(form.choices), form.settings)
    assert _item(found).answer == Scale(1, 3)
