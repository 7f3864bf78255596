"""Fields every form uses: text arrives clean, numbers stay within bounds, in the page's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from wtforms import Field, Form, IntegerField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.meta import DefaultMeta
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from inspect_app.inspection.validation import UNFIT


def clean(text: str | None) -> str:
    """``text`` composed (NFC) and without blanks around it; None is empty."""
    return unicodedata.normalize("NFC", text or "").strip()


def showable(text: str | None) -> str:
    """``text`` without what no page may hold, for showing again what was refused."""
    return UNFIT.sub("", text or "")


def no_controls(_form: Form, field: Field) -> None:
    """Refuse NUL, other control characters and lone surrogates; the form goes on without them."""
    given = field.data or ""
    field.data = showable(given)
    if field.data != given:
        raise ValidationError(_l("This holds a character that cannot be stored."))


def one_line(_form: Form, field: Field) -> None:
    """Refuse line breaks."""
    if any(c in "\r\n\t" for c in field.data or ""):
        raise ValidationError(_l("Write this on one line."))


def _presence(required: bool) -> Any:
    return DataRequired(_l("Fill this in.")) if required else Optional()


def _length(longest: int) -> Length:
    return Length(max=longest, message=_l("At most %(max)d characters."))


def line(label: Any, longest: int, required: bool = True, checks: tuple[Any, ...] = ()) -> StringField:
    """One line of text."""
    rules = [_presence(required), _length(longest), no_controls, one_line, *checks]
    return StringField(label, filters=[clean], validators=rules, render_kw={"autocomplete": "off"})


def text(label: Any, longest: int, required: bool = False) -> TextAreaField:
    """Some lines of text."""
    rules = [_presence(required), _length(longest), no_controls]
    return TextAreaField(label, filters=[clean], validators=rules)


def number(label: Any, least: int, most: int, required: bool = True) -> IntegerField:
    """A whole number within bounds, which the message names."""
    present = InputRequired(_l("Fill this in.")) if required else Optional()
    bounds = NumberRange(least, most, _l("From %(min)s to %(max)s."))
    return WholeNumber(label, validators=[present, bounds], render_kw={"inputmode": "numeric"})


def choice(label: Any, required: bool = True) -> SelectField:
    """One of the choices the view sets on it; whatever else is sent is refused."""
    present = InputRequired(_l("Choose one.")) if required else Optional()
    return SelectField(label, choices=[], validate_choice=False, validators=[present, _offered])


def options(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """(value, label) pairs as a select takes them."""
    return [SelectChoice(value, label) for value, label in pairs]


def _offered(_form: Form, field: SelectField) -> None:
    if not any(offered[0] == field.data for offered in field.iter_choices()):
        raise ValidationError(_l("Choose one of those offered."))


def secret(label: Any, autocomplete: str) -> PasswordField:
    """A password; its strength is the service's to judge."""
    rules = [InputRequired(_l("Fill this in.")), Length(max=1000, message=_l("At most %(max)d characters."))]
    return PasswordField(label, validators=rules, render_kw={"autocomplete": autocomplete})


class WholeNumber(IntegerField):
    """An integer that takes full-width digits and refuses anything longer than a number can be."""

    def _value(self) -> str:
        shown = self.raw_data[0] if self.raw_data else self.data
        return "" if shown is None else str(shown)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read ``valuelist``; the message is translated, unlike WTForms' own."""
        given = unicodedata.normalize("NFKC", valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not given:
            return
        if len(given) > 12 or not given.lstrip("-").isdecimal():
            raise ValueError(_l("Write a whole number."))
        self.data = int(given)


def _fit(rendered: Any) -> Any:
    """A field's markup without what no page may hold; only taken away from, what was markup still is."""
    return type(rendered)(showable(rendered))


class PartForm(Form):
    """A form within a form."""

    class Meta(DefaultMeta):
        """Whatever field shows again what was refused, it shows what a page may hold."""

        def render_field(self, field: Field, render_kw: Any) -> Any:
            """The field's markup."""
            return _fit(super().render_field(field, render_kw))


class PlainForm(FlaskForm):  # type: ignore[misc]
    """A form that can be told what the service found wrong."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Forms come from forms: Flask-WTF would read any JSON body, and fail on a list."""

        def wrap_formdata(self, form: Form, formdata: Any) -> Any:
            """The request's form fields; nothing where it is no form."""
            if formdata is not _Auto:
                return formdata
            return request.form if request.method == "POST" else None

        def render_field(self, field: Field, render_kw: Any) -> Any:
            """Whatever field shows again what was refused: a page never holds what no page may."""
            return _fit(super().render_field(field, render_kw))

    def refuse(self, field: str, message: str) -> None:
        """Show ``message`` at ``field``, or above the form where there is no such field."""
        if field in self._fields:
            held = self._fields[field]
            held.errors = [*held.errors, message]
        else:
            self.form_errors.append(message)
