"""Forms that follow from the table of transitions."""

from uuid import UUID

from flask import Flask

from inspect_app.findings.model import Action, Party
from inspect_app.findings.transitions import TRANSITIONS, Field
from inspect_app.web.forms.findings import act_form, party_of

SOME = UUID(int=5)


def test_every_row_of_the_table_has_its_fields(app: Flask) -> None:
    with app.test_request_context("/"):
        for row in TRANSITIONS:
            form = act_form(row.action, row.takes | row.needs, row.needs)
            fields = {field.value for field in row.takes | row.needs if field is not Field.PHOTOS}
            assert fields | {"act", "seen"} == set(form._fields) - {"csrf_token"}
            if "text" in form:
                assert bool(form["text"].flags.required) == (Field.TEXT in row.needs)


def test_a_choice_stands_for_a_party() -> None:
    assert party_of("department:保洁部") == Party(department="保洁部")
    assert party_of(f"person:{SOME}") == Party(person=SOME)
    assert party_of("") is None
    assert party_of(None) is None
    assert Action.ASSIGN in {row.action for row in TRANSITIONS}
