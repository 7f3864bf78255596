"""Changing one's own password: both new ones agree, nothing is missing or endless."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.web.forms.account import PasswordForm

FINE = {"present": "old-secret-1", "password": "new-secret-2", "again": "new-secret-2"}


@pytest.mark.parametrize(
    ("changed", "field", "english", "chinese"),
    [
        ({}, "", "", ""),
        ({"present": ""}, "present", "Fill this in.", "请填写"),
        ({"password": "", "again": ""}, "password", "Fill this in.", "请填写"),
        ({"again": "new-secret-3"}, "again", "The two do not agree.", "不一致"),
        ({"again": "New-secret-2"}, "again", "The two do not agree.", "不一致"),
        ({"present": "x" * 1001}, "present", "At most 1000 characters.", "1000"),
        ({"password": "x" * 5000, "again": "x" * 5000}, "password", "At most 1000 characters.", "1000"),
    ],
)
def test_what_is_said_at_which_field(
    app: Flask, changed: dict[str, str], field: str, english: str, chinese: str
) -> None:
    for language, words in (("en", english), ("zh", chinese)):
        with app.test_request_context(headers={"Accept-Language": language}):
            form = PasswordForm(MultiDict({**FINE, **changed}), meta={"csrf": False})
            assert form.validate() == (not field)
            if field:
                assert words in str(form[field].errors[0])


def test_passwords_are_taken_as_they_were_typed(app: Flask) -> None:
    """Blanks and signs belong to a password; only the service judges them."""
    typed = "  pass word\u3000é\t"
    with app.test_request_context():
        form = PasswordForm(
            MultiDict({"present": typed, "password": typed, "again": typed}), meta={"csrf": False}
        )
        assert form.validate()
        assert form.password.data == typed


def test_a_password_is_never_written_into_the_page(app: Flask) -> None:
    with app.test_request_context():
        form = PasswordForm(MultiDict(FINE), meta={"csrf": False})
        shown = "".join(str(field()) for field in (form.present, form.password, form.again))
    assert "secret" not in shown
    assert 'autocomplete="current-password"' in shown
    assert shown.count('autocomplete="new-password"') == 2
