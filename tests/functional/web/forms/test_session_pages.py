"""The sign-in form."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.web.forms.session_pages import SignInForm


def _sent(app: Flask, language: str = "en", **fields: str) -> tuple[SignInForm, dict[str, list[str]]]:
    with app.test_request_context(headers={"Accept-Language": language}):
        form = SignInForm(MultiDict({"username": "wang", "password": "x", **fields}), meta={"csrf": False})
        form.validate()
        return form, {name: [str(error) for error in errors] for name, errors in form.errors.items()}


@pytest.mark.parametrize("username", ["wang", " wang ", "王芳", "e\u0301mile", "x" * 64])
def test_a_name_arrives_composed_and_without_blanks(app: Flask, username: str) -> None:
    form, errors = _sent(app, username=username)
    assert errors == {}
    assert form.username.data == username.strip().replace("e\u0301", "é")


@pytest.mark.parametrize(
    ("fields", "field", "english"),
    [
        ({"username": ""}, "username", "Fill this in."),
        ({"username": " \u3000"}, "username", "Fill this in."),
        ({"username": "x" * 65}, "username", "At most 64 characters."),
        ({"username": "wa\0ng"}, "username", "This holds a character that cannot be stored."),
        ({"username": "wang\x1b[2J"}, "username", "This holds a character that cannot be stored."),
        ({"password": ""}, "password", "Fill this in."),
        ({"password": "x" * 1001}, "password", "At most 1000 characters."),
    ],
)
def test_what_cannot_be_is_told_in_both_languages(
    app: Flask, fields: dict[str, str], field: str, english: str
) -> None:
    assert _sent(app, "en", **fields)[1] == {field: [english]}
    chinese = _sent(app, "zh", **fields)[1]
    assert list(chinese) == [field]
    assert not chinese[field][0].isascii()


def test_tablets_do_not_mend_the_name(app: Flask) -> None:
    with app.test_request_context():
        shown = str(SignInForm(meta={"csrf": False}).username())
    assert 'autocapitalize="none"' in shown
    assert 'autocomplete="username"' in shown
