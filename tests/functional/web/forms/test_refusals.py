"""What a service refuses is shown at the field it is about."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound
from inspect_app.web.forms.fields import PlainForm, line
from inspect_app.web.forms.refusals import attempt


class Sample(PlainForm):
    code = line("Code", 5)


def _form(code: str = "A") -> Sample:
    return Sample(MultiDict({"code": code}), meta={"csrf": False})


def _raising(error: Exception) -> object:
    raise error


def test_what_the_service_returns_is_handed_on(app: Flask) -> None:
    with app.test_request_context():
        assert attempt(_form(), lambda: 7) == 7


def test_an_invalid_form_asks_no_service(app: Flask) -> None:
    asked: list[int] = []
    with app.test_request_context():
        form = _form("too long")
        assert attempt(form, lambda: asked.append(1)) is None
        assert list(form.errors) == ["code"]
    assert asked == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", "This code is in use already. Take another."), ("zh", "编号")]
)
def test_a_refusal_stands_at_its_field_in_words(app: Flask, language: str, words: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        form = _form()
        assert attempt(form, lambda: _raising(Invalid("code-taken", "code"))) is None
        assert words in form.code.errors[0]
        assert form.form_errors == []
        assert form.code.data == "A", "what was typed stays"


def test_a_refusal_without_a_field_stands_above_the_form(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        form = _form()
        attempt(form, lambda: _raising(Conflict("last-administrator")))
        attempt(form, lambda: _raising(Invalid("attribute-form", "attributes", longest=64)))
        assert form.form_errors[-1].endswith("at most 64 characters.")
        assert not form.code.errors


@pytest.mark.parametrize("error", [NotFound("region"), Forbidden("user.manage"), RuntimeError("x")])
def test_what_no_form_can_mend_goes_on_to_the_edge(app: Flask, error: Exception) -> None:
    with app.test_request_context(), pytest.raises(type(error)):
        attempt(_form(), lambda: _raising(error))
