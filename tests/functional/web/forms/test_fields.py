"""Fields: text arrives clean, numbers within bounds."""

import pytest
from flask import Flask
from wtforms import FormField, HiddenField, TimeField

from inspect_app.web.forms.fields import (
    PartForm,
    PlainForm,
    choice,
    clean,
    line,
    number,
    options,
    showable,
    text,
)


class Part(PartForm):
    at = TimeField()


class Sample(PlainForm):
    name = line("Name", 5)
    notes = text("Notes", 20)
    size = number("Size", 1, 99, required=False)
    kind = choice("Kind", required=False)
    hidden = HiddenField()
    part = FormField(Part)


def sent(app: Flask, **data: str) -> Sample:
    with app.test_request_context(method="POST", data=data, headers={"Accept-Language": "en"}):
        form = Sample(meta={"csrf": False})
        form.kind.choices = options([("", "-"), ("a", "A")])
        form.validate()
        str(form.name())
        str(form.size())
        return form


def test_text_is_composed_and_stripped(app: Flask) -> None:
    form = sent(app, name="  e\u0301a \u3000", notes=" a\r\n\tb ")
    assert (form.name.data, form.notes.data, form.errors) == ("éa", "a\r\n\tb", {})
    assert clean(None) == ""


@pytest.mark.parametrize("bad", ["a\0", "a\nb", "a\tb", "\x7f", "a\x1b[", "abcdef", "", "   "])
def test_lines_that_cannot_be(app: Flask, bad: str) -> None:
    form = sent(app, name=bad)
    assert list(form.errors) == ["name"]


def test_what_is_shown_again_can_be_shown(app: Flask) -> None:
    form = sent(app, name="a\0b\x1b")
    assert 'value="ab"' in form.name()
    assert 'value="ab"' in sent(app, name="a", hidden="a\0b").hidden()
    assert 'value="8b"' in sent(app, name="a", **{"part-at": "8\0b"}).part.at()
    assert showable("a\0\ud800b\n") == "ab\n"


@pytest.mark.parametrize(("given", "read"), [("7", 7), ("７", 7), (" 8 ", 8), ("", None)])
def test_numbers_are_read(app: Flask, given: str, read: int | None) -> None:
    form = sent(app, name="a", size=given)
    assert (form.size.data, form.errors) == (read, {})


@pytest.mark.parametrize("bad", ["0", "100", "1.5", "1e3", "--1", str(2**63), "9" * 5000, "x"])
def test_numbers_that_cannot_be(app: Flask, bad: str) -> None:
    assert list(sent(app, name="a", size=bad).errors) == ["size"]


def test_only_what_is_offered(app: Flask) -> None:
    assert sent(app, name="a", kind="a").errors == {}
    assert list(sent(app, name="a", kind="b").errors) == ["kind"]


def test_a_refusal_is_shown_at_its_field_or_above(app: Flask) -> None:
    form = sent(app, name="a")
    form.refuse("name", "taken")
    form.refuse("elsewhere", "odd")
    assert list(form.name.errors) == ["taken"]
    assert form.form_errors == ["odd"]
