"""Forms of regions and projects."""

from uuid import UUID

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app import clock
from inspect_app.services.projects import ProjectFacts
from inspect_app.storage.models import Project, Region
from inspect_app.web.forms.sites import ProjectForm, RegionForm

EAST = Region(id=UUID(int=1), code="EAST", name="华东", created_at=clock.now())
FINE = {"region": str(EAST.id), "code": " yj ", "name": "云锦花园"}
LONG = {"code": 32, "name": 80, "address": 200}


def _project(app: Flask, language: str = "en", **fields: str) -> tuple[ProjectForm, dict[str, list[str]]]:
    with app.test_request_context(headers={"Accept-Language": language}):
        form = ProjectForm(MultiDict({**FINE, **fields}), meta={"csrf": False})
        form.offer([EAST])
        form.validate()
        return form, {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def test_what_was_written_becomes_facts(app: Flask) -> None:
    form, errors = _project(app, address="湖滨路1号", households="１２００", star_level="4")
    assert errors == {}
    assert form.facts() == ProjectFacts(EAST.id, "yj", "云锦花园", "湖滨路1号", 1200, 4)


def test_what_is_unknown_may_stay_so(app: Flask) -> None:
    form, errors = _project(app, households="", star_level=" ")
    assert errors == {}
    assert form.facts() == ProjectFacts(EAST.id, "yj", "云锦花园")


@pytest.mark.parametrize(
    ("field", "given", "english"),
    [
        *((name, "字" * (longest + 1), f"At most {longest} characters.") for name, longest in LONG.items()),
        *((name, "a\0b", "This holds a character that cannot be stored.") for name in LONG),
        *((name, "a\nb", "Write this on one line.") for name in LONG),
        ("code", " ", "Fill this in."),
        ("name", "", "Fill this in."),
        ("region", "", "Choose one."),
        ("region", str(UUID(int=2)), "Choose one of those offered."),
        ("region", "x'; --", "Choose one of those offered."),
        ("households", "-1", "From 0 to 1000000."),
        ("households", "1000001", "From 0 to 1000000."),
        ("households", "many", "Write a whole number."),
        ("households", "1.5", "Write a whole number."),
        ("star_level", "0", "From 1 to 5."),
        ("star_level", "9" * 400, "Write a whole number."),
    ],
)
def test_what_cannot_be_is_told_at_its_field(app: Flask, field: str, given: str, english: str) -> None:
    assert _project(app, "en", **{field: given})[1][field][0] == english
    assert not _project(app, "zh", **{field: given})[1][field][0].isascii()


def test_a_project_is_shown_as_it_is(app: Flask) -> None:
    project = Project(
        region_id=EAST.id, code="YJ", name="云锦花园", address="", households=None, star_level=5
    )
    with app.test_request_context():
        form = ProjectForm(formdata=None, meta={"csrf": False})
        form.offer([EAST])
        form.show(project)
        assert f'selected value="{EAST.id}"' in str(form.region())
        assert 'value="YJ"' in str(form.code())
        assert 'value="5"' in str(form.star_level())
        assert 'value=""' in str(form.households())


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"code": "EAST", "name": "华东"}, []),
        ({"code": "x" * 33, "name": "华东"}, ["code"]),
        ({"code": "EAST", "name": "\x7f"}, ["name"]),
        ({}, ["code", "name"]),
    ],
)
def test_a_region(app: Flask, fields: dict[str, str], wrong: list[str]) -> None:
    with app.test_request_context():
        form = RegionForm(MultiDict(fields), meta={"csrf": False})
        assert form.validate() == (not wrong)
        assert list(form.errors) == wrong
